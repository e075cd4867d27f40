"""One archive of everything: rows as JSON lines, raw files and wikis as they are, and a manifest of hashes.

It is a zip file, so that it can be looked into anywhere, and knows no engine: what was written from SQLite
can be restored into PostgreSQL and the other way round.
"""
