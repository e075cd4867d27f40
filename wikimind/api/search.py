"""Search over articles and all passages of all sources."""
