"""A site made again after something changed, ours beside Hugo and Eleventy."""
