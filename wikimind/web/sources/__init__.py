"""Pages of sources: the inbox, a source with its text, its proof and its coverage."""
