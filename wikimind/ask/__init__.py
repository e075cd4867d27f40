"""Story: a question becomes a cited answer, made of passages that open at the very words."""
