"""The page of the graph, and the small picture beside an article."""
