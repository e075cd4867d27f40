"""What surrounds every page and every call: the server, limits, headers, errors, rendering."""
