"""The text of an article as HTML: links that know what is written, citations that open the passage."""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace

from flask import url_for
from markupsafe import Markup

from wikimind.articles.exhibits import LABEL as EXHIBITS
from wikimind.models.article import Claim
from wikimind.models.link import RELATIONS
from wikimind.models.queries.articles import slugs_by_name
from wikimind.models.queries.sources import SOURCED
from wikimind.models.space import Space
from wikimind.web.articles.text_links import NO_ARTICLE, keys_of, mentions_in, with_links
from wikimind.wiki.links import Wikilink, wikilinks
from wikimind.wiki.markdown import MATHS, Citation, Target, connected, layout_of, plain_text
from wikimind.wiki.page import RELATED, SUMMARY, Page, Section
from wikimind.wiki.titles import title_key

UNVERIFIED = "unverified"
INFERRED = "inferred"
SOURCES = "#_sources"  # where the article's page lists its sources; no heading's address has an underscore

_HEADING = re.compile(r'<h([23]) id="([^"]*)">(.*?)</h\1>', re.DOTALL)
_RELATED = re.compile(rf"- (\[\[[^\]\n]+\]\]) — ({'|'.join(RELATIONS)}): (.+)\Z")
_CONCEPTS = re.compile(r"\AConcepts: (\[\[[^\]\n]+\]\](?:, )?)+(?:\n|\Z)")

Cite = Callable[[str], Citation | None]


@dataclass(frozen=True)
class Heading:
    """An entry of the contents list; `anchor` is the id of the heading, of level 2 or 3."""

    level: int
    anchor: str
    text: str


@dataclass(frozen=True)
class RelatedArticle:
    """Another article with the reason why it is related; `exists` is false for a title nobody wrote."""

    title: str
    href: str
    exists: bool
    relation: str
    reason: str


@dataclass(frozen=True)
class Rendered:
    """Safe HTML of the summary and of everything below it."""

    summary: Markup
    body: Markup
    headings: tuple[Heading, ...]
    related: tuple[RelatedArticle, ...] = ()
    has_maths: bool = False


def article(
    space: Space,
    page: Page,
    claims: Iterable[Claim],
    concepts: Collection[str] = (),
    *,
    language: str = "",
    article_id: int = NO_ARTICLE,
) -> Rendered:
    """The page with its claims, and links where its text names other articles than its own.

    Concepts (names) that are shown apart are not listed again below.
    """
    by_label = {claim.label: claim for claim in claims}

    def cite(label: str) -> Citation | None:
        return _citation(by_label[label]) if label in by_label else None

    return _rendered(space, without_concepts(page, concepts), cite, language, article_id)


def preview(space: Space, page: Page) -> Rendered:
    """A page that is not saved: its quotes are not checked yet."""
    quotes = {note.label: note.quote for note in page.footnotes}

    def cite(label: str) -> Citation | None:
        known = label in quotes
        return Citation("#_editor", "checked when saved", UNVERIFIED, quotes[label]) if known else None

    return _rendered(space, page, cite)


def without_concepts(page: Page, names: Collection[str]) -> Page:
    """The page whose line of concepts lists only those that are not among `names`."""
    keys = {title_key(name) for name in names}

    def shortened(section: Section) -> Section:
        line = _CONCEPTS.match(section.body) if section.heading == RELATED else None
        if not line:
            return section
        links = wikilinks(line[0])
        rest = [line[0][link.start : link.end] for link in links if title_key(link.label) not in keys]
        kept = f"Concepts: {', '.join(rest)}\n" if rest else ""
        return Section(section.heading, kept + section.body[line.end() :])

    shortened_all = tuple(map(shortened, page.sections))
    return replace(page, sections=tuple(s for s in shortened_all if s.body.strip() or s.heading != RELATED))


def _rendered(
    space: Space, page: Page, cite: Cite, language: str = "", article_id: int = NO_ARTICLE
) -> Rendered:
    page, entries = _without_related(page)
    summary = page.section(SUMMARY) or ""
    rest = "\n\n".join(f"## {s.heading}\n\n{s.body}" for s in page.sections if s.heading != SUMMARY)
    text = f"{summary}\n\n{rest}"
    layouts = layout_of(summary), layout_of(rest)
    named = mentions_in(space, layouts, language, article_id)
    names = {link.title for link in wikilinks(text)} | {link.title for link, _, _ in entries}
    slugs = slugs_by_name(space, {*map(title_key, names), *keys_of(named)})
    addresses = {key: url_for("articles.show", slug=slugs[key]) for key in keys_of(named) if key in slugs}

    def resolve(title: str) -> Target:
        slug = slugs.get(title_key(title))
        if slug:
            return Target(url_for("articles.show", slug=slug))
        return Target(url_for("wiki.new", title=title), exists=False)

    summary_html, body = (
        connected(with_links(layout, found, addresses), resolve=resolve, cite=cite)
        for layout, found in zip(layouts, named, strict=True)
    )
    headings = tuple(
        Heading(int(level), anchor, Markup(text).striptags())  # nosec B704
        for level, anchor, text in _HEADING.findall(body)
    )
    return Rendered(
        Markup(summary_html),  # nosec B704
        Markup(body),  # nosec B704
        headings,
        tuple(_related(resolve(link.title), link, relation, reason) for link, relation, reason in entries),
        MATHS in summary_html + body,
    )


Entry = tuple[Wikilink, str, str]


def _without_related(page: Page) -> tuple[Page, list[Entry]]:
    """The page without the lines that name a related article and the reason, and those lines apart."""
    entries: list[Entry] = []
    sections = []
    for section in page.sections:
        if section.heading == RELATED:
            lines = section.body.splitlines()
            found = [(line, _RELATED.match(line)) for line in lines]
            entries += [(wikilinks(m[1])[0], m[2], m[3]) for _, m in found if m and wikilinks(m[1])]
            kept = "\n".join(line for line, m in found if not m).strip()
            section = Section(section.heading, kept)
            if not kept:
                continue
        sections.append(section)
    return page.with_sections(tuple(sections)), entries


def _related(target: Target, link: Wikilink, relation: str, reason: str) -> RelatedArticle:
    return RelatedArticle(link.label, target.href, target.exists, relation, plain_text(reason))


def _citation(claim: Claim) -> Citation:
    """The mark behind a statement. Only a quote that was found may look like a proof."""
    if claim.source_id is None:
        return Citation(SOURCES, "source deleted", UNVERIFIED, claim.quote)
    if claim.standing not in SOURCED:
        href = url_for("sources.show", source_id=claim.source_id)
        standing = INFERRED if claim.standing == INFERRED else UNVERIFIED
        return Citation(href, standing, standing, claim.quote)
    href = url_for("sources.show", source_id=claim.source_id, claim=claim.id, _anchor="claim")
    text = f"p. {claim.page}" if claim.page else "source"
    return Citation(href, text, claim.standing, claim.quote, _pictures(claim))


def _pictures(claim: Claim) -> tuple[str, str] | None:
    """What of a page a caption is of, for usual screens and for dense ones."""
    if not claim.page or not claim.label.startswith(EXHIBITS):
        return None

    def address(density: int) -> str:
        return url_for(
            "proof.figure",
            source_id=claim.source_id,
            start=claim.start,
            end=claim.end,
            density=density,
        )

    return address(1), address(2)
