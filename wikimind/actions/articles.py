"""What people do with an article: correct it, go back to an earlier revision, add words of its source.

Each first takes in what was edited in the article's file, by a transaction of its own, so that an edit there
is met like any other revision.
"""

import logging
from collections.abc import Sequence

from sqlalchemy.exc import IntegrityError

from wikimind.articles import added_claims, edits, publication
from wikimind.articles.added_claims import Span
from wikimind.errors import Unavailable
from wikimind.extensions import end_read, write_transaction
from wikimind.models.article import Article
from wikimind.models.author import Author
from wikimind.models.source import Source

log = logging.getLogger(__name__)


def settle(article_id: int) -> None:
    """Take in what was edited in the file of the article, where the file can be read at present."""
    end_read()
    try:
        publication.settle(article_id)
    except Unavailable as error:  # what is there is met once the file can be written
        log.warning("the file of article %s cannot be read: %s", article_id, error)


def save_edit(article_id: int, markdown: str, *, author: Author, base_revision: int, note: str = "") -> None:
    """Write a person's text as the next revision. Raises Outdated, InvalidInput."""
    settle(article_id)

    def save() -> None:
        with write_transaction() as session:
            edits.save_edit(
                session, article_id, markdown, author=author, base_revision=base_revision, note=note
            )

    try:
        save()
    except IntegrityError:  # somebody took the title at this very moment: now it is told
        save()


def restore(article_id: int, number: int, *, author: Author) -> None:
    """Write an earlier revision as the newest. Raises NotFound, InvalidInput."""
    settle(article_id)
    with write_transaction() as session:
        edits.restore(session, article_id, number, author=author)


def add_claims(source: Source, spans: Sequence[Span], *, author: Author) -> tuple[Article, int]:
    """Add the words at these spans of the source to its article; how many were not there yet."""
    source_id = source.id
    article_id = added_claims.article_id_of(source_id)
    settle(article_id)
    with write_transaction() as session:
        return added_claims.add_claims(session, source_id, spans, author=author)
