"""One source: its text, what quotes it, and how much of it is quoted."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import undefer

from wikimind.extensions import db
from wikimind.extract.document import Document
from wikimind.extract.notes import Note, notes_in
from wikimind.models.article import Article, Claim
from wikimind.models.source import Passage, Source, StoredDocument
from wikimind.models.space import Space

SOURCED = ("exact", "normalised")


@dataclass(frozen=True)
class Coverage:
    """How many passages there are and how many of them some claim quotes; on `page`, or in all."""

    passages: int
    quoted: int
    page: int | None = None


def source_with_id(space: Space, source_id: int) -> Source | None:
    return db.session.scalar(select(Source).where(Source.space_id == space.id, Source.id == source_id))


def sources_by_id(space: Space, ids: Iterable[int | None]) -> dict[int, Source]:
    """Those of the sources that are in the space, by their ids; for lists of articles."""
    wanted = sorted({source_id for source_id in ids if source_id})
    if not wanted:
        return {}
    found = db.session.scalars(select(Source).where(Source.space_id == space.id, Source.id.in_(wanted)))
    return {source.id: source for source in found}


def kinds_of_sources(space: Space) -> dict[str, int]:
    """How many sources there are of each kind."""
    rows = db.session.execute(
        select(Source.kind, func.count())
        .where(Source.space_id == space.id, Source.kind != "")
        .group_by(Source.kind)
    )
    return dict(rows.tuples().all())


def sources_with_hashes(space: Space, hashes: Iterable[str]) -> Sequence[Source]:
    """Those of the files that the space still has, by name."""
    return db.session.scalars(
        select(Source)
        .where(Source.space_id == space.id, Source.sha256.in_(sorted(set(hashes))))
        .order_by(Source.title, Source.filename, Source.id)
    ).all()


def languages_of(space: Space) -> list[str]:
    """The languages of its sources, the most frequent first."""
    found = db.session.scalars(
        select(Source.language)
        .where(Source.space_id == space.id, Source.language != "")
        .group_by(Source.language)
        .order_by(func.count().desc(), Source.language)
    )
    return list(found)


def source_of(article: Article) -> Source | None:
    """The source that the article was compiled from."""
    return db.session.get(Source, article.source_id) if article.source_id else None


def article_of(source: Source) -> Article | None:
    """The article that was compiled from it."""
    return db.session.scalar(select(Article).where(Article.source_id == source.id))


def document_of(source: Source) -> Document | None:
    """Its extracted text, or None as long as it was not read."""
    row = db.session.scalar(
        select(StoredDocument)
        .where(StoredDocument.source_id == source.id)
        .options(undefer(StoredDocument.text), undefer(StoredDocument.layout))
    )
    return Document.from_json({**row.layout, "text": row.text}) if row else None


def notes_on(source: Source) -> Sequence[Note]:
    """What is in its file and not in its text."""
    layout = db.session.scalar(select(StoredDocument.layout).where(StoredDocument.source_id == source.id))
    return notes_in(layout["notes"]) if layout else ()


def claims_quoting(source: Source) -> Sequence[tuple[Claim, Article]]:
    """Every claim that quotes it at a known place, in the order of the text, each with its article."""
    rows = db.session.execute(
        select(Claim, Article)
        .join(Article, Article.id == Claim.article_id)
        .where(
            Claim.source_id == source.id,
            Claim.space_id == source.space_id,
            Claim.standing.in_(SOURCED),
            Claim.start.is_not(None),
        )
        .order_by(Claim.start, Claim.id)
    )
    return list(rows.tuples())


def claim_on(source: Source, claim_id: int) -> Claim | None:
    """That claim, if it quotes this source."""
    return db.session.scalar(select(Claim).where(Claim.id == claim_id, Claim.source_id == source.id))


def passage_of(source: Source, passage_id: int) -> Passage | None:
    """That passage, if it is of this source."""
    return db.session.scalar(select(Passage).where(Passage.id == passage_id, Passage.source_id == source.id))


def coverage_by_page(source: Source, quoted: Iterable[tuple[int, int]]) -> list[Coverage]:
    """How much of each page the spans `quoted` touch; one entry for a source without pages."""
    rows = db.session.execute(
        select(Passage.page, Passage.start, Passage.end)
        .where(Passage.source_id == source.id)
        .order_by(Passage.ordinal)
    )
    reached = reaches(quoted)
    counts: dict[int | None, list[int]] = {}
    for page, start, end in rows:
        count = counts.setdefault(page, [0, 0])
        count[0] += 1
        count[1] += touched(reached, start, end)
    return [Coverage(all_, touched, page) for page, (all_, touched) in counts.items()]


def reaches(spans: Iterable[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """The starts in ascending order, and how far any span up to that one reaches."""
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted(spans):
        starts.append(start)
        ends.append(max(end, ends[-1]) if ends else end)
    return starts, ends


def touched(reached: tuple[list[int], list[int]], start: int, end: int) -> bool:
    """Whether any of the spans that `reaches` was given overlaps `start:end`."""
    starts, ends = reached
    before = bisect_left(starts, end) - 1  # the last span that begins before `end`
    return before >= 0 and ends[before] > start


def coverage_in_all(pages: Sequence[Coverage]) -> Coverage:
    """The sum of what was counted page by page."""
    return Coverage(sum(p.passages for p in pages), sum(p.quoted for p in pages))
