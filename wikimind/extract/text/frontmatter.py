"""What stands before the text of a Markdown file and tells about it: YAML, TOML, JSON, Pandoc's lines."""

import json
import re
import tomllib
from collections.abc import Callable
from datetime import date, time
from typing import Any

import yaml

_YAML = re.compile(r"\s*---[ \t]*\n(.{0,20000}?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_TOML = re.compile(r"\s*\+\+\+[ \t]*\n(.{0,20000}?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_MARKED_JSON = re.compile(r"\s*;;;[ \t]*\n(.{0,20000}?)^;;;[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_JSON = re.compile(r"\s*(?=\{\s*\n?\s*\")")
_PANDOC = re.compile(r"((?:%[^\n]*\n(?:[ \t]+\S[^\n]*\n)*){1,3})")
_MULTI = re.compile(
    r"(?i)(title:[ \t]*\S[^\n]*\n(?:[A-Za-z][\w -]{0,40}:[ \t]*[^\n]*\n|[ \t]+\S[^\n]*\n)*)(?:[ \t]*\n|\Z)"
)
_FIELD = re.compile(r"^([A-Za-z][\w -]{0,40}):[ \t]*(\S[^\n]*)", re.MULTILINE)
_LINKED = re.compile(r"\[\[(?:[^\[\]|\n]{1,300}\|)?([^\[\]|\n]{1,300})\]\]")
_LONGEST = 1000  # characters of a value
_LONGEST_JSON = 20_000


def split(text: str) -> tuple[dict[str, str], str]:
    """The fields by their names in lower case, and the text behind them.

    >>> split("---\\nTitle: Tea\\ntags: [green, black]\\n---\\nHello")
    ({'title': 'Tea', 'tags': 'green, black'}, 'Hello')
    >>> split('+++\\ntitle = "Rope"\\n+++\\nHemp'), split("% Rope\\n% A. Person\\n\\nHemp")
    (({'title': 'Rope'}, 'Hemp'), ({'title': 'Rope', 'author': 'A. Person'}, '\\nHemp'))
    """
    for pattern, load in _KINDS:
        found = pattern.match(text)
        # Two rules with prose between them are no front matter.
        if found and (fields := _texts(load(found[1]))):
            return fields, text[found.end() :]
    if found := _JSON.match(text):
        return _leading_json(text, found.end())
    return {}, text


def _leading_json(text: str, start: int) -> tuple[dict[str, str], str]:
    try:
        values, length = json.JSONDecoder().raw_decode(text[start : start + _LONGEST_JSON])
    except (ValueError, RecursionError):
        return {}, text
    rest = text[start + length :]
    # A file that is nothing but JSON is a text of its own.
    return (_texts(values), rest.lstrip("\n")) if rest.strip() else ({}, text)


def _yaml(source: str) -> Any:
    try:
        return yaml.safe_load(source)
    except (yaml.YAMLError, ValueError, RecursionError):
        # "title: Tea: a history" is no YAML but common; people mean lines of name and value.
        return _fields(source)


def _toml(source: str) -> Any:
    try:
        return tomllib.loads(source)
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}


def _json(source: str) -> Any:
    try:
        return json.loads("{" + source.strip().removeprefix("{").removesuffix("}") + "}")
    except (ValueError, RecursionError):
        return {}


def _pandoc(source: str) -> Any:
    """A line for the title, one for the authors, one for the date; each may go on in indented lines."""
    lines = re.split(r"^%", source, flags=re.MULTILINE)[1:]
    return dict(zip(("title", "author", "date"), (" ".join(line.split()) for line in lines), strict=False))


def _fields(source: str) -> Any:
    return {name: value.strip().strip("\"'") for name, value in _FIELD.findall(source)}


_KINDS: tuple[tuple[re.Pattern[str], Callable[[str], Any]], ...] = (
    (_YAML, _yaml),
    (_TOML, _toml),
    (_MARKED_JSON, _json),
    (_PANDOC, _pandoc),
    (_MULTI, _fields),
)


def _texts(values: Any) -> dict[str, str]:
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
    known = isinstance(value, str | int | float | date | time)
    return _LINKED.sub(r"\1", " ".join(str(value).split())) if known else ""
