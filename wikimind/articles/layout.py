"""A draft laid out as the page of an article."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from wikimind.articles.draft import Draft, Statement
from wikimind.articles.quotes import Proof
from wikimind.wiki.inline import escape, wikilink
from wikimind.wiki.page import (
    CLAIMS,
    DIGEST,
    QUESTIONS,
    RELATED,
    SUMMARY,
    Footnote,
    Page,
    Section,
    SourceRef,
)


@dataclass(frozen=True)
class Relation:
    """A related article: its title, how it is related, and why in words."""

    title: str
    relation: str
    reason: str


@dataclass
class Footnotes:
    """Hands out labels (`c1`, `c2`, …) as statements are written."""

    proofs: dict[str, Proof]
    made: list[Footnote] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def cite(self, prefix: str, quote: str, source: str) -> str:
        """The mark that stands behind a statement."""
        number = self.counts[prefix] = self.counts.get(prefix, 0) + 1
        page = self.proofs[quote].page if quote in self.proofs else None
        self.made.append(Footnote(f"{prefix}{number}", " ".join(quote.split()), source, page))
        return f"[^{prefix}{number}]"


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

    def said(prefix: str, statement: Statement) -> str:
        return escape(statement.text) + notes.cite(prefix, statement.quote, source.id)

    sections = [Section(SUMMARY, " ".join(said("s", s) for s in draft.summary))]
    sections.append(Section(CLAIMS, _items(said("c", s) for s in draft.claims)))
    digest = [
        f"### {escape(part.heading)}\n\n" + " ".join(said("d", s) for s in part.statements)
        for part in draft.digest
    ]
    sections.append(Section(DIGEST, "\n\n".join(digest)))
    sections.append(Section(QUESTIONS, _items(said("q", s) for s in draft.questions)))
    sections.append(Section(RELATED, related_body(concepts, related)))
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
