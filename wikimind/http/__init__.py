"""What pages and the JSON API share of HTTP."""
