"""Search side by side: ours, Pagefind, MiniSearch with pairs, and brute force."""
