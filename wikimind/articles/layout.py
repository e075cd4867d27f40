"""A draft laid out as the page of an article."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from wikimind.articles.draft import (
    CODE,
    CODE_FORM,
    ITEM_FORM,
    MORE_FORM,
    TABLE,
    Draft,
    DraftSection,
    Statement,
)
from wikimind.articles.exhibits import exhibit_sections
from wikimind.articles.footnotes import Footnotes
from wikimind.articles.quotes import Proof
from wikimind.wiki.inline import code_span, escape, wikilink
from wikimind.wiki.page import (
    CLAIMS,
    DIGEST,
    QUESTIONS,
    RELATED,
    SUMMARY,
    Page,
    Section,
    SourceRef,
)

STOPS = (".", "!", "?", "。", "！", "？", "।", "؟", "…", "۔", "։", "။")
CLOSING = "\"'”’»“)）」』】 "


@dataclass(frozen=True)
class Relation:
    """A related article: its title, how it is related, and why in words."""

    title: str
    relation: str
    reason: str


def source_page(
    draft: Draft,
    source: SourceRef,
    proofs: dict[str, Proof],
    *,
    title: str,
    concepts: Sequence[str],
    related: Sequence[Relation],
    moment: datetime,
) -> Page:
    """The article of one source. `concepts` are names; each becomes a link."""
    notes = Footnotes(proofs)
    summary = Section(SUMMARY, _prose(draft.summary, notes, "s", source.id))
    told = [
        *_claims(draft.claims, notes, source.id),
        Section(DIGEST, _digest(draft.digest, notes, source.id)),
    ]
    exhibits = exhibit_sections(draft.exhibits, notes, source)
    sections = [
        summary,
        # What a table or a program is comes before what is said about it.
        *(exhibits + told if draft.kind in (TABLE, CODE) else told + exhibits),
        Section(QUESTIONS, _list(draft.questions, notes, "q", source.id)),
        Section(RELATED, related_body(concepts, related)),
    ]
    return Page(
        type="source",
        title=title,
        sections=tuple(s for s in sections if s.body or s.heading == SUMMARY),
        footnotes=tuple(notes.made),
        sources=(source,),
        tags=tuple(tag(name) for name in concepts),
        created=moment,
        updated=moment,
        generated_by=f"wikimind {draft.engine}",
        generated_at=moment,
    )


def _said(statement: Statement, notes: Footnotes, prefix: str, source: str) -> str:
    """A statement in Markdown, with who says it and the mark of its proof."""
    text = code_span(statement.text) if statement.form == CODE_FORM else escape(statement.text)
    named = statement.speaker and statement.form != MORE_FORM
    name = f"**{escape(statement.speaker)}:** " if named else ""
    return name + text + notes.cite(prefix, statement.quote, source) + _left_out(statement.left_out)


def _left_out(count: int) -> str:
    """
    >>> _left_out(0), _left_out(3)
    ('', ' *(3 more stand in the source.)*')
    """
    return f" *({count} more {'stands' if count == 1 else 'stand'} in the source.)*" if count else ""


def _prose(statements: Iterable[Statement], notes: Footnotes, prefix: str, source: str) -> str:
    """Paragraphs; what belongs to a statement is listed below it, and who speaks begins a line."""
    lines: list[str] = []
    ended = True
    for statement in statements:
        words = _said(statement, notes, prefix, source)
        if statement.form in (ITEM_FORM, CODE_FORM):
            lines.append(f"- {words}")
        elif lines and (statement.form == MORE_FORM or _runs_on(statement, ended, lines[-1])):
            lines[-1] += f" {words}"
        else:
            lines.append(words)
        ended = statement.text.rstrip(CLOSING).endswith(STOPS)
    return _spaced(lines)


def _runs_on(statement: Statement, ended: bool, line: str) -> bool:
    """Whether a statement goes on in the paragraph: behind a full stop of plain prose."""
    return ended and not line.startswith("- ") and not statement.speaker


def _spaced(lines: Sequence[str]) -> str:
    """Lines of a list follow each other, paragraphs are set apart."""
    parts: list[str] = []
    for before, line in zip(["", *lines], lines, strict=False):
        if before:
            parts.append("\n" if before.startswith("- ") and line.startswith("- ") else "\n\n")
        parts.append(line)
    return "".join(parts)


def _list(statements: Iterable[Statement], notes: Footnotes, prefix: str, source: str) -> str:
    """An item for each statement, with what it introduces indented below."""
    lines: list[str] = []
    for statement in statements:
        words = _said(statement, notes, prefix, source)
        if statement.form == MORE_FORM and lines:
            lines[-1] += f" {words}"
        else:
            lines.append(
                f"  - {words}" if statement.form in (ITEM_FORM, CODE_FORM) and lines else f"- {words}"
            )
    return "\n".join(lines)


def _claims(claims: Sequence[Statement], notes: Footnotes, source: str) -> list[Section]:
    """A section for each facet, in the order of their first claims."""
    facets = dict.fromkeys(claim.facet for claim in claims)
    return [
        Section(facet or CLAIMS, _list((c for c in claims if c.facet == facet), notes, "c", source))
        for facet in facets
    ]


def _digest(parts: Iterable[DraftSection], notes: Footnotes, source: str) -> str:
    texts = []
    for part in parts:
        heading = f"### {escape(part.heading)}\n\n" if part.heading else ""
        texts.append(heading + _prose(part.statements, notes, "d", source))
    return "\n\n".join(texts)


def related_body(concepts: Sequence[str], related: Sequence[Relation]) -> str:
    """The section that links: concepts in one line, then articles with the reason.

    >>> print(related_body(["Tea"], [Relation("On cups", "related", "shares “saucer”")]))
    Concepts: [[Tea]]
    <BLANKLINE>
    - [[On cups]] — related: shares “saucer”
    """
    line = "Concepts: " + ", ".join(map(wikilink, concepts)) if concepts else ""
    items = _items(f"{wikilink(r.title)} — {r.relation}: {escape(r.reason)}" for r in related)
    return "\n\n".join(part for part in (line, items) if part)


def tag(name: str) -> str:
    """A concept's name as a tag of the vault, which may hold no spaces."""
    return "-".join("".join(c if c.isalnum() else " " for c in name.lower()).split())


def _items(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
