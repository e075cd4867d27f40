"""The graph of a space: its data, and where each article stands in the picture."""
