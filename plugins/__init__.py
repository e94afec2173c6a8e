"""The rooms, in the order data moves: registry, publication, pages, then search and downloads.

``clerks`` stands beside registry and hands departments their own workbooks back; ``audit`` looks at
everything again before it is shown.
"""
