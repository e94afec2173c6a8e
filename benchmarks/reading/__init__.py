"""Reading workbooks, ours beside the others."""
