"""Every published list, read, checked and linked.  Importable without Pelican."""
