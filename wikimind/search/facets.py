"""What the best of the results have in common, counted: by what they may be narrowed down further."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import case, func, select, union_all
from sqlalchemy.orm import Session

from wikimind.models.article import Article
from wikimind.models.concept import ArticleConcept, Concept
from wikimind.models.source import Source
from wikimind.search.narrowing import MEDIA, STANDINGS
from wikimind.search.qualifiers import Qualifier
from wikimind.search.schema import SearchEntry

MOST_COUNTED = 300  # of the best results
MOST_VALUES = 8


@dataclass(frozen=True)
class Facet:
    """One quality, and how many results have each value of it, the most frequent first."""

    name: str
    values: tuple[tuple[str, int], ...]

    def qualifier(self, value: str) -> Qualifier:
        return Qualifier(self.name, value)


def counted(session: Session, space_id: int, ids: Sequence[int]) -> list[Facet]:
    """The facets of these entries; one that all of them share, so that it narrows nothing, is left out."""
    some = list(ids[:MOST_COUNTED])
    found = [
        *_of_entries_and_sources(session, some),
        Facet("concept", _concepts(session, space_id, some)),
        Facet("is", _standings(session, some)),
    ]
    return [facet for facet in found if any(number < len(some) for _, number in facet.values)]


def _of_entries_and_sources(session: Session, ids: list[int]) -> list[Facet]:
    """The facets of the entries, the kinds of their sources among their own, and who wrote what when."""
    entries = {facet.name: facet for facet in of_entries(session, ids)}
    columns = (Source.kind, Source.author, Source.site, func.substr(Source.published, 1, 4).label("year"))
    rows = session.execute(
        select(*columns)
        .select_from(SearchEntry)
        .join(Source, Source.id == SearchEntry.source_id)
        .where(SearchEntry.id.in_(ids))
    ).all()
    kinds = Counter(row.kind for row in rows if row.kind)
    entries["kind"] = Facet("kind", (*entries["kind"].values, *kinds.most_common(MOST_VALUES)))
    told = (("author", "author"), ("published", "year"), ("site", "site"))
    counts = [(name, Counter(value for row in rows if (value := getattr(row, key)))) for name, key in told]
    return [*entries.values(), *(Facet(name, tuple(one.most_common(MOST_VALUES))) for name, one in counts)]


def of_entries(session: Session, ids: list[int]) -> list[Facet]:
    columns = (SearchEntry.kind, SearchEntry.form, SearchEntry.media, SearchEntry.language, SearchEntry.dated)
    rows = session.execute(select(*columns).where(SearchEntry.id.in_(ids))).all()
    counts = {
        "kind": Counter(row.form or row.kind for row in rows),
        "type": Counter(_media(row.media) for row in rows if row.media),
        "language": Counter(row.language for row in rows),
        "after": Counter(str(row.dated.year) for row in rows if row.dated),
    }
    return [Facet(name, tuple(found.most_common(MOST_VALUES))) for name, found in counts.items()]


_NAMES = {media: name for name, media in reversed(MEDIA.items())}


def _media(media: str) -> str:
    return _NAMES.get(media, media.rpartition("/")[2])


def _concepts(session: Session, space_id: int, ids: list[int]) -> tuple[tuple[str, int], ...]:
    """Concepts of the articles among them, and of the articles whose sources they come from."""
    entry, some = SearchEntry, SearchEntry.id.in_(ids)
    # Not the bare column: SQLite would go through all articles of the space by its index.
    kind = func.coalesce(entry.kind, "")
    articles = union_all(
        select(entry.ref_id.label("id")).where(some, kind == "article"),
        select(Article.id).join(entry, Article.source_id == entry.source_id).where(some, kind == "passage"),
    ).subquery()
    number = func.count().label("number")
    rows = session.execute(
        select(Concept.name, number)
        .select_from(articles)
        .join(ArticleConcept, ArticleConcept.article_id == articles.c.id)
        .join(Concept, Concept.id == ArticleConcept.concept_id)
        .where(Concept.space_id == space_id)
        .group_by(Concept.id, Concept.name)
        .order_by(number.desc(), Concept.name)
        .limit(MOST_VALUES)
    )
    return tuple(row._tuple() for row in rows)


def _standings(session: Session, ids: list[int]) -> tuple[tuple[str, int], ...]:
    counts = [func.count(case((met(), 1))).label(name) for name, met in STANDINGS.items()]
    articles = (SearchEntry.kind == "article", SearchEntry.id.in_(ids))
    row = session.execute(select(*counts).select_from(SearchEntry).where(*articles)).one()
    return tuple((name, number) for name, number in row._mapping.items() if number)
