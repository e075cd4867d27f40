"""What the API answers: one class for each noun, which is its schema and makes its JSON from a row.

A field that is added here is described and answered at once. Words such as a state are any text: while a
deployment rolls, a row may hold a word that only the newer release knows, and it must be shown all the same.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Annotated, Any, Generic, Self, TypeVar

from flask import url_for
from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, WithJsonSchema

from wikimind.extract import notes
from wikimind.models import article as article_models
from wikimind.models import concept as concept_models
from wikimind.models import job as job_models
from wikimind.models import source as source_models
from wikimind.models import space as space_models
from wikimind.models.queries.concepts import TERM
from wikimind.models.queries.inbox import Progress
from wikimind.models.queries.paging import Listing
from wikimind.nlp.lengths import WORDS_PER_MINUTE
from wikimind.pipeline.stories import SOURCE_STAGES, STORIES
from wikimind.wiki.kinds import KINDS

Row = TypeVar("Row")


def one_of(*values: str) -> WithJsonSchema:
    """Any text, described as the words that the present release uses."""
    return WithJsonSchema({"type": "string", "enum": list(values)})


Count = Annotated[int, Field(ge=0)]
Moment = Annotated[
    datetime,
    PlainSerializer(lambda moment: moment.isoformat()),
    WithJsonSchema({"type": "string", "format": "date-time"}),
]
SourceState = Annotated[str, one_of("queued", "working", "compiled", "empty", "failed")]
SourceKind = Annotated[str, one_of("", *KINDS)]
JobState = Annotated[str, one_of("waiting", "running", "done", "failed")]
GapState = Annotated[str, one_of("open", "answered", "dismissed")]
ArticleKind = Annotated[str, one_of("source", "concept", "answer", "synthesis")]
EntryKind = Annotated[str, one_of("article", "passage")]
Standing = Annotated[str, one_of("exact", "normalised", "unverified")]
AuthorKind = Annotated[str, one_of("person", "machine", "vault", "command")]


class Resource(BaseModel):
    """An object that has all of these fields, and perhaps more in later versions."""

    model_config = ConfigDict(frozen=True, defer_build=True)


Item = TypeVar("Item", bound=Resource)


class Items(Resource, Generic[Item]):
    items: list[Item]


class Page(Items[Item], Generic[Item]):
    """One page of a list. `next` is the cursor of the page after it."""

    total: Count
    page: Count
    pages: Count
    next: str | None

    @classmethod
    def of(cls, listing: Listing[Row], item: Callable[[Row], Item]) -> Self:
        return cls.listed(listing, [item(row) for row in listing.rows])

    @classmethod
    def listed(cls, listing: Listing[Any], items: Sequence[Item]) -> Self:
        return cls(
            items=list(items),
            total=listing.total,
            page=listing.number,
            pages=listing.pages,
            next=listing.following or None,
        )


class Problem(Resource):
    title: str
    status: Count
    detail: str


class Outdated(Problem):
    """What stands where somebody else saved first."""

    revision: Count
    markdown: str


class Root(Resource):
    name: str
    version: str
    openapi: str


class Space(Resource):
    slug: str
    name: str
    sources: dict[str, Count]
    articles: dict[str, Count]

    @classmethod
    def of(cls, row: space_models.Space, *, sources: dict[str, int], articles: dict[str, int]) -> Self:
        return cls(slug=row.slug, name=row.name, sources=sources, articles=articles)


class Note(Resource):
    """Something in a file that was not read."""

    kind: str
    count: Count
    where: str
    sentence: str

    @classmethod
    def of(cls, note: notes.Note) -> Self:
        return cls(kind=note.kind, count=note.count, where=note.where, sentence=note.sentence)


class Byline(Resource):
    """What is told of a source; each may be empty. `published` is a day, a month or a year in ISO."""

    title: str
    author: str
    published: str
    site: str
    address: str
    kind: SourceKind

    @staticmethod
    def fields_of(row: source_models.Source) -> dict[str, str]:
        values = {name: getattr(row, name, "") for name in Byline.model_fields}
        return values | {"address": row.web_address}


class Source(Byline):
    """A source with the state of the work on it. At `leaves_at` it will be deleted.

    `corrected` names what a person set right.
    """

    id: Count
    name: str
    filename: str
    origin: str
    sha256: str
    size: Count
    media_type: str
    language: str
    corrected: list[str]
    page_count: Count | None
    word_count: Count
    reading_minutes: Count
    state: SourceState
    error: str
    stage: str
    stages_done: Count
    stages: Count
    queue_position: Count
    received_at: Moment
    compiled_at: Moment | None
    leaves_at: Moment | None
    article: str | None
    url: str

    @classmethod
    def of(cls, progress: Progress, **more: Any) -> Self:
        row, job = progress.source, progress.job
        return cls(
            **cls.fields_of(row),
            id=row.id,
            name=row.name,
            filename=row.filename,
            origin=row.origin,
            sha256=row.sha256,
            size=row.size,
            media_type=row.media_type,
            language=row.language,
            corrected=sorted(row.corrected),
            page_count=row.page_count,
            word_count=row.word_count,
            reading_minutes=max(1, round(row.word_count / WORDS_PER_MINUTE)) if row.word_count else 0,
            state=row.state,
            error=row.error,
            stage=job.stage if job and not progress.settled else "",
            stages_done=job.stages_done if job else 0,
            stages=len(STORIES[job.kind].stages) if job else len(SOURCE_STAGES),
            queue_position=progress.position,
            received_at=row.received_at,
            compiled_at=row.compiled_at,
            leaves_at=progress.leaving_at,
            article=progress.article.slug if progress.article else None,
            url=url_for("api.sources.show", source_id=row.id),
            **more,
        )


class WholeSource(Source):
    notes: list[Note]


class FedSource(Source):
    duplicate: bool


class Document(Resource):
    """The text that was read. A block is its kind, where it starts and ends in the text, and its level."""

    model_config = ConfigDict(extra="allow")  # what documents have besides, such as times of a film

    text: str
    blocks: list[tuple[str, Count, Count, int]]
    title: str
    language: str
    pages: list[tuple[Count, Count]]
    page_count: Count | None
    labels: dict[int, str]
    metadata: dict[str, str]
    notes: list[Note]


class Job(Resource):
    """A job of any kind; `error` says why it waits or failed."""

    id: Count
    kind: str
    label: str
    subject: Count
    state: JobState
    stage: str
    attempts: Count
    error: str
    can_retry: bool
    created_at: Moment
    finished_at: Moment | None

    @classmethod
    def of(cls, row: job_models.Job) -> Self:
        return cls(
            id=row.id,
            kind=row.kind,
            label=row.kind.label,
            subject=row.subject_id,
            state=row.state,
            stage=row.stage,
            attempts=row.attempts,
            error=row.error,
            can_retry=row.state == job_models.FAILED and not row.final,
            created_at=row.created_at,
            finished_at=row.finished_at,
        )


class Claim(Resource):
    """A claim with its proof. `sourced` is false for a quote that was not found in its source."""

    id: Count
    label: str
    section: str
    text: str
    quote: str
    standing: Standing
    sourced: bool
    source_id: Count | None
    sha256: str
    page: Count | None
    start: Count | None
    end: Count | None

    @classmethod
    def of(cls, row: article_models.Claim, **more: Any) -> Self:
        return cls(
            id=row.id,
            label=row.label,
            section=row.section,
            text=row.text,
            quote=row.quote,
            standing=row.standing,
            sourced=row.standing in ("exact", "normalised"),
            source_id=row.source_id,
            sha256=row.sha256,
            page=row.page,
            start=row.start,
            end=row.end,
            **more,
        )


class QuotingClaim(Claim):
    article: str


class DatedClaim(Claim):
    """A claim with the date that it tells, as far as it is sure: "1998", "1998-03" or "1998-03-12"."""

    dated: str
    article: str
    title: str


class Concept(Resource):
    """`kind` tells a name from a "term"; `definition` is the summary of its article, which opens with one."""

    key: str
    name: str
    kind: str
    uses: Count
    article: str | None
    definition: str | None

    @classmethod
    def of(cls, concept_with_article: tuple[concept_models.Concept, str | None, str | None]) -> Self:
        row, slug, summary = concept_with_article
        kind = row.kind or TERM
        return cls(key=row.key, name=row.name, kind=kind, uses=row.uses, article=slug, definition=summary)


class Mention(Resource):
    """An article that links to another, and why."""

    slug: str
    title: str
    reason: str


class Article(Resource):
    """An article as lists show it, with the byline of the source that it is about."""

    slug: str
    kind: str
    title: str
    summary: str
    language: str
    byline: Byline | None
    revision: Count
    source_id: Count | None
    created_at: Moment
    updated_at: Moment
    url: str

    @classmethod
    def of(cls, row: article_models.Article, source: source_models.Source | None, **more: Any) -> Self:
        return cls(
            slug=row.slug,
            kind=row.kind,
            title=row.title,
            summary=row.summary,
            language=row.language,
            byline=Byline(**Byline.fields_of(source)) if source else None,
            revision=row.revision,
            source_id=row.source_id,
            created_at=row.created_at,
            updated_at=row.updated_at,
            url=url_for("api.articles.show", slug=row.slug),
            **more,
        )


class WholeArticle(Article):
    markdown: str
    claims: list[Claim]
    concepts: list[Concept]
    mentioned_by: list[Mention]
    proposals: Count


class FiledArticle(Article):
    sentences_left_out: Count


class Revision(Resource):
    number: Count
    title: str
    author: str
    author_kind: AuthorKind
    note: str
    created_at: Moment

    @classmethod
    def of(cls, row: article_models.Revision) -> Self:
        return cls(
            number=row.number,
            title=row.title,
            author=row.author,
            author_kind=row.written_by.kind,
            note=row.note,
            created_at=row.created_at,
        )
