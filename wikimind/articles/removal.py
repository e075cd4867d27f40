"""A person deletes: rows, index entries and files go together, and what cited them is written anew."""

from functools import partial

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from wikimind import search
from wikimind.articles.catalogue import request_catalogue
from wikimind.articles.corpus import count_phrases, recount
from wikimind.articles.files import forget_file, remove_files_soon
from wikimind.articles.indexing import forget_passages
from wikimind.extensions import afterwards
from wikimind.models.article import Article, Claim
from wikimind.models.concept import ArticleConcept
from wikimind.models.job import JobKind, request_jobs
from wikimind.models.source import Source, StoredDraft
from wikimind.models.space import Space
from wikimind.storage import cache, current, raw_key


def remove_source(session: Session, source: Source) -> list[int]:
    """Delete a source with its article and bytes; the ids of the jobs that write anew what shared it.

    The files go inside the transaction: a new upload of the same bytes waits for the row's unique key, so
    that it can neither lose its file to this delete nor be pointed at a source that is going.
    """
    space = session.get_one(Space, source.space_id)
    draft = session.get(StoredDraft, source.id)
    if draft is not None:
        count_phrases(session, source.space_id, draft, [])
        session.flush()
    article = session.scalar(select(Article).where(Article.source_id == source.id))
    concepts: list[int] = []
    if article is not None:
        concepts = list(
            session.scalars(select(ArticleConcept.concept_id).where(ArticleConcept.article_id == article.id))
        )
        remove_article(session, article)
    concepts += concepts_quoting(session, source.id)
    forget_passages(session, source.id)
    session.execute(delete(Source).where(Source.id == source.id))
    jobs = [job.id for job in request_jobs(session, space.id, JobKind.CONCEPT, recount(session, concepts))]
    jobs.append(request_catalogue(session, space.id, delay=0).id)
    current().delete(raw_key(space.slug, source.sha256))
    cache().forget(f"{space.slug}/{source.sha256}")
    return jobs


def concepts_quoting(session: Session, source_id: int) -> list[int]:
    """The concepts whose articles quote the source."""
    quoting = (
        select(Article.concept_id)
        .join(Claim, Claim.article_id == Article.id)
        .where(Claim.source_id == source_id, Article.concept_id.is_not(None))
        .distinct()
    )
    return [concept_id for concept_id in session.scalars(quoting) if concept_id is not None]


def remove_article(session: Session, article: Article) -> None:
    """Delete an article and its history; its file goes after the commit, unless somebody edited it.

    Links to it become links to an unwritten title.
    """
    forget_file(session, session.get_one(Space, article.space_id), article)
    search.remove(session, "article", [article.id])
    session.execute(delete(Article).where(Article.id == article.id))
    afterwards(session, partial(remove_files_soon, article.id))
