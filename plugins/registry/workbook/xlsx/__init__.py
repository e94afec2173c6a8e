"""Reading ``.xlsx`` packages: a streaming reader of our own that keeps every row's number."""
