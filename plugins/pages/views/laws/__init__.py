"""Pages of law: the articles, the editions, and for each article what rests on it."""
