"""What pages and the JSON API ask: read queries named as questions, each of a fixed number of statements."""
