"""What surrounds every page: assets, headers, errors, how values look."""
