"""Personal data in text: one module a family of detectors, ``detectors.py`` above is their door."""
