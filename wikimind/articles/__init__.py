"""The articles of a space: laid out, written, rewritten, corrected, linked, indexed."""
