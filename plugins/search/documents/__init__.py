"""Public records → search documents: one maker for each kind of page, in the order of ``KINDS``."""
