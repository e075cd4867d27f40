"""The YAML between two lines of dashes at the beginning of a Markdown file."""

import re
from datetime import date
from typing import Any

import yaml

_FENCED = re.compile(r"---[ \t]*\n(.{0,20000}?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"^([A-Za-z][\w -]{0,40}):[ \t]*(\S[^\n]*)", re.MULTILINE)
_LONGEST = 1000  # characters of a value


def split(text: str) -> tuple[dict[str, str], str]:
    """The fields by their names in lower case, and the text behind them.

    >>> split("---\\nTitle: Tea\\ntags: [green, black]\\n---\\nHello")
    ({'title': 'Tea', 'tags': 'green, black'}, 'Hello')
    """
    found = _FENCED.match(text)
    if found is None:
        return {}, text
    fields = _load(found[1])
    # Two rules with prose between them are no front matter.
    return (fields, text[found.end() :]) if fields else ({}, text)


def _load(source: str) -> dict[str, str]:
    try:
        values = yaml.safe_load(source)
    except (yaml.YAMLError, ValueError, RecursionError):
        # "title: Tea: a history" is no YAML but common; people mean lines of name and value.
        values = {name: value.strip().strip("\"'") for name, value in _FIELD.findall(source)}
    if not isinstance(values, dict):
        return {}
    texts = ((str(name).lower(), _as_text(value)) for name, value in values.items())
    return {name: text for name, text in texts if text}


def _as_text(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, map(_scalar, value[:100])))[:_LONGEST]
    return _scalar(value)[:_LONGEST]


def _scalar(value: Any) -> str:
    """Nested values are dropped: written out, aliases of aliases would fill the memory."""
    known = isinstance(value, str | int | float | date)
    return " ".join(str(value).split()) if known else ""
