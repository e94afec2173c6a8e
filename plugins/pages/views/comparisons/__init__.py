"""Pages of comparison: one item on every level and in every district, side by side."""
