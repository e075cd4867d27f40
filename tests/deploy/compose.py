"""A compose file as `docker compose config` would show it: variables filled in, anchors merged."""

import re
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
_BEGIN = re.compile(r"\$\{([A-Z_][A-Z0-9_]*)(?:(:-|:\?)|\})")


class Missing(Exception):
    """A required variable is not set; the message is the file's own."""


def load(name: str, environ: dict[str, str]) -> dict[str, Any]:
    """The file, with every ${VARIABLE} taken from `environ`. Raises Missing."""
    return _filled(yaml.safe_load((ROOT / name).read_text()), environ)


def variables(name: str) -> set[str]:
    return {match[1] for match in _BEGIN.finditer((ROOT / name).read_text())}


def _filled(node: Any, environ: dict[str, str]) -> Any:
    if isinstance(node, dict):
        return {key: _filled(value, environ) for key, value in node.items()}
    if isinstance(node, list):
        return [_filled(value, environ) for value in node]
    return interpolated(node, environ) if isinstance(node, str) else node


def interpolated(text: str, environ: dict[str, str]) -> str:
    """`text` with ${A}, ${A:-default} and ${A:?message} filled in, defaults within defaults too."""
    out, at = "", 0
    while begin := _BEGIN.search(text, at):
        out += text[at : begin.start()]
        if begin[2] is None:
            out, at = out + environ.get(begin[1], ""), begin.end()
            continue
        end = _closing(text, begin.end())
        rest, value = text[begin.end() : end], environ.get(begin[1], "")
        if not value and begin[2] == ":?":
            raise Missing(rest)
        out, at = out + (value or interpolated(rest, environ)), end + 1
    return out + text[at:]


def _closing(text: str, start: int) -> int:
    depth = 1
    for place in range(start, len(text)):
        depth += {"{": 1, "}": -1}.get(text[place], 0)
        if depth == 0:
            return place
    raise ValueError(f"no closing brace in {text!r}")
