"""Pages of outcomes, ours beside the other generators."""
