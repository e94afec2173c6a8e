"""The records of all lists: one class a kind of row.

Where some columns must never leave the house, ``…Fields`` holds what may be published (perhaps
masked) and the full record adds the rest; ``plugins.publication`` only ever passes on the former.
"""
