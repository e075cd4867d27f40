"""The version of WikiMind; packaging, pages, API, command line and fetching all read it here."""

VERSION = "0.2.0"
