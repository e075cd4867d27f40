"""Stage: concepts, links and the article of a source, with everything that follows from them."""

from dataclasses import dataclass
from pathlib import PurePath

from sqlalchemy import select
from sqlalchemy.orm import Session

from wikimind.articles.bylines import is_out_of_date, locked_source, reference, take_draft, take_page
from wikimind.articles.catalogue import request_catalogue
from wikimind.articles.concepts import (
    CONCEPT_DELAY_SECONDS,
    attach_concepts,
    known_ids,
    replace_definitions,
)
from wikimind.articles.corpus import count_phrases
from wikimind.articles.draft import Draft
from wikimind.articles.layout import Relation, source_page
from wikimind.articles.links import related_to
from wikimind.articles.naming import new_article
from wikimind.articles.publication import locked, settle
from wikimind.articles.rewriting import publish_generated
from wikimind.extensions import db, end_read
from wikimind.models.article import SOURCE, Article
from wikimind.models.job import JobKind, request_jobs
from wikimind.models.queries.documents import document_of, draft_row, source_of
from wikimind.models.source import COMPILED
from wikimind.models.space import Space
from wikimind.models.types import now
from wikimind.pipeline import intake
from wikimind.pipeline.stages.grounding import proofs_of
from wikimind.wiki import files


@dataclass(frozen=True)
class Surroundings:
    """What was found around the source before the article is written."""

    draft: Draft
    related: list[Relation]
    language: str


def work(source_id: int) -> Surroundings:
    session = db.session()
    source = source_of(session, source_id)
    draft = Draft.from_json(draft_row(session, source_id).draft)
    article_id = session.scalar(select(Article.id).where(Article.source_id == source_id))
    if article_id is not None:
        settle(article_id)  # what people wrote in its file comes before what is written now
    concept_ids = known_ids(session, source.space_id, draft.concepts)
    document = document_of(session, source_id)
    related = related_to(session, source.space_id, source_id, document.text, concept_ids)
    end_read()
    return Surroundings(draft, related, document.language)


def save(session: Session, source_id: int, found: Surroundings) -> None:
    article = session.scalar(select(Article).where(Article.source_id == source_id))
    if article is not None:
        locked(session, article.id)
    source = locked_source(session, source_id)
    take_draft(source, found.draft)
    space = session.get_one(Space, source.space_id)
    row = draft_row(session, source_id)
    proofs = proofs_of(row.proofs)
    if article is None:
        hints = (PurePath(source.filename).stem[:40], source.sha256[:8])
        article = new_article(session, space, SOURCE, found.draft.title, hints, source_id=source.id)
    page = source_page(
        found.draft,
        reference(source),
        proofs,
        title=article.title,
        concepts=[concept.name for concept in found.draft.concepts],
        related=found.related,
        moment=now().replace(microsecond=0),
    )
    known = {(source.sha256, " ".join(quote.split())): proof for quote, proof in proofs.items()}
    publish_generated(session, space, article, page, note=f"compiled from {source.name}", known=known)
    count_phrases(session, space.id, row, found.draft.phrases)
    replace_definitions(session, source, found.draft.definitions)
    shared = attach_concepts(session, article, found.draft.concepts)
    source.state, source.error, source.compiled_at = COMPILED, "", now()
    take_page(source, files.parse(article.body))
    if is_out_of_date(source, found.draft, found.language):
        intake.compile_again(session, source)
    request_jobs(session, space.id, JobKind.CONCEPT, shared, delay=CONCEPT_DELAY_SECONDS)
    request_catalogue(session, space.id)
