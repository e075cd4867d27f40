"""A person deletes: rows, index entries and files go together, and what cited them is written anew."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from wikimind import search
from wikimind.articles.corpus import count_phrases, recount
from wikimind.articles.indexing import forget_passages
from wikimind.models.article import Article
from wikimind.models.concept import ArticleConcept
from wikimind.models.job import JobKind, request_job, request_jobs
from wikimind.models.source import Source, StoredDraft
from wikimind.models.space import Space
from wikimind.storage import cache, current, raw_key, wiki_key


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
    forget_passages(session, source.id)
    session.execute(delete(Source).where(Source.id == source.id))
    jobs = [job.id for job in request_jobs(session, space.id, JobKind.CONCEPT, recount(session, concepts))]
    jobs.append(request_job(session, space.id, JobKind.CATALOGUE, space.id).id)
    current().delete(raw_key(space.slug, source.sha256))
    cache().forget(f"{space.slug}/{source.sha256}")
    return jobs


def remove_article(session: Session, article: Article) -> None:
    """Delete an article, its history and its file; links to it become links to an unwritten title."""
    space = session.get_one(Space, article.space_id)
    search.remove(session, "article", [article.id])
    session.execute(delete(Article).where(Article.id == article.id))
    current().delete(wiki_key(space.slug, article.path))
