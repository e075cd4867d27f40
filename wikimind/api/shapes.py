"""Rows as JSON: one function per noun."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import request, url_for

from wikimind.extract.notes import Note
from wikimind.models.article import Article, Claim, Revision
from wikimind.models.concept import Concept
from wikimind.models.job import FAILED, Job
from wikimind.models.queries.inbox import Progress
from wikimind.models.queries.paging import Listing, PageNumber
from wikimind.models.space import Space
from wikimind.pipeline.stories import SOURCE_STAGES, STORIES

Row = TypeVar("Row")
Json = dict[str, Any]

LAST_PAGE = 1_000_000  # beyond it databases fail at the number of rows to leave out


def listing(found: Listing[Row], shape: Callable[[Row], Json]) -> Json:
    """A page of rows with what is needed to ask for the next."""
    return {
        "items": [shape(row) for row in found.rows],
        "total": found.total,
        "page": found.number,
        "pages": found.pages,
        "next": found.following or None,
    }


def page_number() -> PageNumber:
    """The page asked for, 1 where none or nonsense was, with the cursor that the page before it gave."""
    number = min(max(1, request.args.get("page", 1, type=int)), LAST_PAGE)
    return PageNumber.at(number, request.args.get("cursor", ""))


def space(row: Space) -> Json:
    return {"slug": row.slug, "name": row.name}


def source(progress: Progress) -> Json:
    """A source with the state of the work on it."""
    row, job = progress.source, progress.job
    return {
        "id": row.id,
        "name": row.name,
        "filename": row.filename,
        "origin": row.origin,
        "sha256": row.sha256,
        "size": row.size,
        "media_type": row.media_type,
        "language": row.language,
        "page_count": row.page_count,
        "word_count": row.word_count,
        "state": row.state,
        "error": row.error,
        "stage": job.stage if job and not progress.settled else "",
        "stages_done": job.stages_done if job else 0,
        "stages": len(STORIES[job.kind].stages) if job else len(SOURCE_STAGES),
        "queue_position": progress.position,
        "received_at": row.received_at.isoformat(),
        "compiled_at": row.compiled_at.isoformat() if row.compiled_at else None,
        "leaves_at": progress.leaving_at.isoformat() if progress.leaving_at else None,
        "article": progress.article.slug if progress.article else None,
        "url": url_for("api.sources.show", source_id=row.id),
    }


def note(found: Note) -> Json:
    """What is in a file and was not read."""
    return {"kind": found.kind, "count": found.count, "where": found.where, "sentence": found.sentence}


def job(row: Job) -> Json:
    """A job of any kind; `error` says why it waits or failed."""
    return {
        "id": row.id,
        "kind": row.kind,
        "label": row.kind.label,
        "subject": row.subject_id,
        "state": row.state,
        "stage": row.stage,
        "attempts": row.attempts,
        "error": row.error,
        "can_retry": row.state == FAILED and not row.final,
        "created_at": row.created_at.isoformat(),
        "finished_at": row.finished_at.isoformat() if row.finished_at else None,
    }


def article(row: Article) -> Json:
    """An article as lists show it."""
    return {
        "slug": row.slug,
        "kind": row.kind,
        "title": row.title,
        "summary": row.summary,
        "revision": row.revision,
        "source_id": row.source_id,
        "created_at": row.created_at.isoformat(),
        "updated_at": row.updated_at.isoformat(),
        "url": url_for("api.articles.show", slug=row.slug),
    }


def claim(row: Claim) -> Json:
    """A claim with its proof. `sourced` is false for a quote that was not found in its source."""
    return {
        "id": row.id,
        "label": row.label,
        "section": row.section,
        "text": row.text,
        "quote": row.quote,
        "standing": row.standing,
        "sourced": row.standing in ("exact", "normalised"),
        "source_id": row.source_id,
        "sha256": row.sha256,
        "page": row.page,
        "start": row.start,
        "end": row.end,
    }


def concept(found: tuple[Concept, str | None]) -> Json:
    row, slug = found
    return {"key": row.key, "name": row.name, "uses": row.uses, "article": slug}


def revision(row: Revision) -> Json:
    return {
        "number": row.number,
        "title": row.title,
        "author": row.author,
        "author_kind": row.written_by.kind,
        "note": row.note,
        "created_at": row.created_at.isoformat(),
    }
