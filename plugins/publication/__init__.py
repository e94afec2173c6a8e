"""What may be said, and until when: pure functions of the registry and a date."""
