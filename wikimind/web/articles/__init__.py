"""Pages of articles: read, edit, compare, share."""
