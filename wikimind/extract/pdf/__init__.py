"""PDF files: characters with their places become lines, columns, paragraphs; pages become pictures."""
