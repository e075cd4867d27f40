"""Qualifiers as conditions on the entries of the index, read from the rows that say so now."""

from collections.abc import Callable

from sqlalchemy import ColumnElement, and_, exists, false, func, not_, or_, select
from sqlalchemy.orm import aliased

from wikimind.models.article import Article, Claim, Proposal, Revision
from wikimind.models.concept import ArticleConcept, ConceptAlias
from wikimind.models.link import Link
from wikimind.models.source import Passage, Source
from wikimind.nlp.keys import concept_key
from wikimind.search.qualifiers import Qualifier, bounds, moment
from wikimind.search.schema import SearchEntry
from wikimind.wiki import kinds

Condition = ColumnElement[bool]
UNVERIFIED = "unverified"

# What people call a media type; others are found by what stands behind the slash.
MEDIA = {
    "pdf": "application/pdf",
    "html": "text/html",
    "web": "text/html",
    "markdown": "text/markdown",
    "text": "text/plain",
}


def conditions(space_id: int, narrowed: tuple[Qualifier, ...]) -> tuple[Condition, ...]:
    """One condition for each qualifier."""
    return tuple(_condition(space_id, known) for known in narrowed)


def _condition(space_id: int, known: Qualifier) -> Condition:
    met = CONDITIONS[known.name](space_id, known.value)
    # What is unknown of an entry, such as its date, does not meet a condition; so it meets the opposite.
    return not_(func.coalesce(met, false())) if known.negated else met


def _is_article() -> Condition:
    return SearchEntry.kind == "article"


def _is_passage() -> Condition:
    return SearchEntry.kind == "passage"


def kind(space_id: int, value: str) -> Condition:
    """Articles of a kind, all articles or all passages; or what comes from sources of a kind."""
    if value in ("article", "passage"):
        return SearchEntry.kind == value
    return _from(space_id, Source.kind == value) if value in kinds.KINDS else SearchEntry.form == value


def _from(space_id: int, *conditions: Condition) -> Condition:
    """What comes from sources that meet the conditions."""
    return SearchEntry.source_id.in_(select(Source.id).where(Source.space_id == space_id, *conditions))


def author(space_id: int, value: str) -> Condition:
    return _from(space_id, Source.author.icontains(value, autoescape=True))


def site(space_id: int, value: str) -> Condition:
    """By the name of the site or venue, or by the host of the address."""
    named = (Source.site, Source.address, Source.origin)
    return _from(space_id, or_(*(column.icontains(value, autoescape=True) for column in named)))


def published(space_id: int, value: str) -> Condition:
    """Dated within the period; a source of which only the year is known is not within a month."""
    first, beyond = bounds(value)
    within = [Source.published >= (first or "0")]
    return _from(space_id, *within, *([Source.published < beyond] if beyond else []))


def concept(space_id: int, value: str) -> Condition:
    """Articles with the concept, its own article, and the passages of their sources."""
    ids = select(ConceptAlias.concept_id).where(
        ConceptAlias.space_id == space_id, ConceptAlias.key.in_({concept_key(value), value.lower()})
    )
    articles = select(ArticleConcept.article_id).where(ArticleConcept.concept_id.in_(ids))
    sources = select(Article.source_id).where(Article.id.in_(articles), Article.source_id.is_not(None))
    own = select(Article.id).where(Article.concept_id.in_(ids))
    return or_(
        and_(_is_article(), or_(SearchEntry.ref_id.in_(articles), SearchEntry.ref_id.in_(own))),
        and_(_is_passage(), SearchEntry.source_id.in_(sources)),
    )


def source(space_id: int, value: str) -> Condition:
    """What comes from the source with this number, or from those whose title or file name has these words."""
    if value.isascii() and value.isdigit() and len(value) < 10:
        return SearchEntry.source_id == int(value)
    named = or_(
        Source.title.icontains(value, autoescape=True), Source.filename.icontains(value, autoescape=True)
    )
    return SearchEntry.source_id.in_(select(Source.id).where(Source.space_id == space_id, named))


def media(_space_id: int, value: str) -> Condition:
    known = MEDIA.get(value)
    return SearchEntry.media == known if known else SearchEntry.media.endswith("/" + value, autoescape=True)


def language(_space_id: int, value: str) -> Condition:
    return SearchEntry.language == value


def before(_space_id: int, value: str) -> Condition:
    return SearchEntry.dated < moment(value)


def after(_space_id: int, value: str) -> Condition:
    return SearchEntry.dated >= moment(value)


def standing(_space_id: int, value: str) -> Condition:
    if value in PASSAGE_STANDINGS:
        quoted = _has_claim_on_it()
        return and_(_is_passage(), quoted if value == "quoted" else not_(quoted))
    return and_(_is_article(), STANDINGS[value]())


def _claims() -> Condition:
    return exists().where(Claim.article_id == SearchEntry.ref_id)


def _unverified() -> Condition:
    return exists().where(Claim.article_id == SearchEntry.ref_id, Claim.standing == UNVERIFIED)


def _edited() -> Condition:
    return exists().where(Revision.article_id == SearchEntry.ref_id, not_(Revision.by_machine()))


def _waiting() -> Condition:
    return exists().where(Proposal.article_id == SearchEntry.ref_id, Proposal.settled_at.is_(None))


def _red() -> Condition:
    return exists().where(Link.from_id == SearchEntry.ref_id, Link.to_id.is_(None))


def _orphan() -> Condition:
    return not_(exists().where(Link.to_id == SearchEntry.ref_id))


def _has_claim_on_it() -> Condition:
    passage = aliased(Passage)
    return exists().where(
        passage.id == SearchEntry.ref_id,
        Claim.source_id == passage.source_id,
        Claim.standing != UNVERIFIED,
        Claim.start < passage.end,
        Claim.end > passage.start,
    )


PASSAGE_STANDINGS = ("quoted", "unquoted")
STANDINGS: dict[str, Callable[[], Condition]] = {
    "verified": lambda: and_(_claims(), not_(_unverified())),
    "unverified": _unverified,
    "edited": _edited,
    "waiting": _waiting,
    "red": _red,
    "orphan": _orphan,
}
CONDITIONS: dict[str, Callable[[int, str], Condition]] = {
    "kind": kind,
    "concept": concept,
    "source": source,
    "type": media,
    "language": language,
    "before": before,
    "after": after,
    "is": standing,
    "author": author,
    "published": published,
    "site": site,
}
