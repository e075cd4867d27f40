"""The story of a source: received, extracted, compiled, grounded, linked, written and indexed."""
