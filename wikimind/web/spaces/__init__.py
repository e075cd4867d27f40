"""Pages of spaces and who is in them."""
