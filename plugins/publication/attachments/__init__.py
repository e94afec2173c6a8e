"""Files beside a workbook: what may be published of them, cleaned, and what is refused (PV-16)."""
