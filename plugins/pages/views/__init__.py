"""One frozen dataclass per page kind: everything its template may use, and nothing else."""
