"""Files are read in child processes with limits."""
