"""Pages as files: YAML front matter, Markdown sections, and footnotes at the end."""

import re
from datetime import UTC, date, datetime
from typing import Any

import yaml

from wikimind.wiki.page import SUMMARY, Footnote, Page, Section, SourceRef

MOST_FRONT_MATTER = 200_000  # characters; what is longer is text
KNOWN = ("type", "title", "aliases", "tags", "created", "updated", "sources", "generated")
_TOLD = ("author", "published", "site", "kind", "language")  # of a source, where something is known

_FENCE = re.compile(r"^ {0,3}(```+|~~~+)")
_FOOTNOTE = re.compile(
    r"^\[\^([^\]\s]+)\]: “(.*)” \(([\w-]+)(?:, p\. (\d+))?\)$",
)
_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)


class _NoAliasLoader(yaml.SafeLoader):
    """Without anchors there are no 'billion laughs'."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.events.AliasEvent):
            raise yaml.YAMLError("aliases are not allowed in front matter")
        return super().compose_node(parent, index)


class _NoAnchorDumper(yaml.SafeDumper):
    """Writes a value that stands in two places twice: `&id001` means nothing to people."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def render(page: Page) -> str:
    """The file of a page. `parse` reads the same page back."""
    front = yaml.dump(
        _front(page), Dumper=_NoAnchorDumper, allow_unicode=True, sort_keys=False, width=1_000_000
    )
    parts = [f"---\n{front}---\n", f"# {page.title}"]
    for section in page.sections:
        if section.heading != SUMMARY:
            parts.append(f"## {section.heading}")
        if section.body:
            parts.append(section.body)
    if page.footnotes:
        parts.append("\n".join(map(_footnote, page.footnotes)))
    return "\n\n".join(parts).replace("---\n\n\n", "---\n\n", 1) + "\n"


def parse(text: str) -> Page:
    """The page of a file, whatever a person made of it; no character of their text is lost."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    front, body = _split(text)
    title, sections, footnotes = _read_body(body)
    generated = front.get("generated")
    generated = generated if isinstance(generated, dict) else {}
    return Page(
        type=_line(front.get("type")) or "source",
        title=title or _line(front.get("title")),
        sections=sections,
        footnotes=footnotes,
        sources=_sources(front.get("sources")),
        aliases=_lines(front.get("aliases")),
        tags=_lines(front.get("tags")),
        created=_moment(front.get("created")),
        updated=_moment(front.get("updated")),
        generated_by=_line(generated.get("by")),
        generated_at=_moment(generated.get("at")),
        extra={str(key): value for key, value in front.items() if key not in KNOWN},
    )


def _front(page: Page) -> dict[str, Any]:
    values: dict[str, Any] = {"type": page.type, "title": page.title}
    if page.aliases:
        values["aliases"] = list(page.aliases)
    if page.tags:
        values["tags"] = list(page.tags)
    if page.created:
        values["created"] = page.created
    if page.updated:
        values["updated"] = page.updated
    if page.sources:
        values["sources"] = [_source(ref) for ref in page.sources]
    if page.generated_by:
        values["generated"] = {"by": page.generated_by, "at": page.generated_at}
    return values | page.extra


def _source(ref: SourceRef) -> dict[str, Any]:
    values: dict[str, Any] = {
        "id": ref.id,
        "resource": ref.resource,
        "title": ref.title,
        "sha256": ref.sha256,
    }
    told = {name: getattr(ref, name) for name in _TOLD} | {"corrected": list(ref.corrected)}
    return values | {name: value for name, value in told.items() if value}


def _footnote(note: Footnote) -> str:
    page = f", p. {note.page}" if note.page is not None else ""
    return f"[^{note.label}]: “{note.quote}” ({note.source}{page})"


def _split(text: str) -> tuple[dict[Any, Any], str]:
    """Front matter and body. Front matter that cannot be read stays in the body, where its writer sees it."""
    match = _FRONT.match(text)
    if not match or len(match[1]) > MOST_FRONT_MATTER:
        return {}, text
    try:
        values = yaml.load(match[1], Loader=_NoAliasLoader)  # nosec B506
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}, text
    return (values, text[match.end() :]) if isinstance(values, dict) else ({}, text)


def _read_body(body: str) -> tuple[str, tuple[Section, ...], tuple[Footnote, ...]]:
    title: str | None = None
    sections: list[tuple[str, list[str]]] = [(SUMMARY, [])]
    footnotes: list[Footnote] = []
    labels: set[str] = set()
    fence = ""
    for line in body.split("\n"):
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        note = None if fence else _FOOTNOTE.match(line)
        if fence or mark:
            sections[-1][1].append(line)
        elif title is None and line.startswith("# ") and not any(sections[-1][1]):
            title = line[2:].strip()
        elif line.startswith("## ") and line[3:].strip():
            sections.append((line[3:].strip(), []))
        elif note and note[1] not in labels:
            labels.add(note[1])
            footnotes.append(Footnote(note[1], note[2], note[3], int(note[4]) if note[4] else None))
        else:
            sections[-1][1].append(line)
    made = tuple(Section(heading, _trimmed(lines)) for heading, lines in sections)
    return title or "", made, tuple(footnotes)


def _trimmed(lines: list[str]) -> str:
    """The lines without blank ones around them."""
    return re.sub(r"\A(?:[ \t]*\n)+|\s+\Z", "", "\n".join(lines))


def _sources(value: Any) -> tuple[SourceRef, ...]:
    rows = value if isinstance(value, list) else []
    return tuple(
        SourceRef(
            **{name: _line(row.get(name)) for name in ("id", "title", "sha256", "resource", *_TOLD)},
            corrected=_lines(row.get("corrected")),
        )
        for row in rows
        if isinstance(row, dict)
    )


def _lines(value: Any) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [] if value is None else [value]
    return tuple(line for line in map(_line, values) if line)


def _line(value: Any) -> str:
    return "" if value is None else " ".join(str(value).split())


def _moment(value: Any) -> datetime | None:
    if isinstance(value, datetime):
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)
    return datetime(value.year, value.month, value.day, tzinfo=UTC) if isinstance(value, date) else None
