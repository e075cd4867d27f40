"""An article, its file, what people do to either, and whether both say the same."""

import hashlib

from sqlalchemy import select
from sqlalchemy.orm import undefer

from wikimind.errors import Unavailable
from wikimind.extensions import db
from wikimind.models.article import Article, Revision
from wikimind.storage import current, wiki_key

NOTE = """# Bells

Bronze bells are cast from four parts of copper and one part of tin.

A bell of one tonne rings for about a minute after a single stroke.

The pitch of a bell falls when its wall is turned thinner on the lathe.
"""
API = "/api/v1/spaces/main/articles"


def row(article: Article) -> Article:
    db.session.rollback()
    return db.session.scalars(
        select(Article)
        .where(Article.id == article.id)
        .options(undefer(Article.body))
        .execution_options(populate_existing=True)
    ).one()


def key(article: Article) -> str:
    return wiki_key("main", row(article).path)


def file_of(article: Article) -> str:
    return current().read(key(article)).decode()


def edit_file(article: Article, old: str, new: str) -> str:
    text = file_of(article).replace(old, new)
    assert new in text
    current().put(key(article), text.encode())
    return text


def text_below_front_matter(article: Article) -> str:
    return row(article).body.split("---\n", 2)[2].strip()


def put(client, article: Article, old: str, new: str, revision: int | None = None):
    text = text_below_front_matter(article).replace(old, new)
    assert new in text
    sent = {"markdown": text, "revision": revision or row(article).revision}
    return client.put(f"{API}/{article.slug}", json=sent)


def history(article: Article) -> list[tuple[int, str]]:
    db.session.rollback()
    rows = select(Revision.number, Revision.author_kind).where(Revision.article_id == article.id)
    return [row._tuple() for row in db.session.execute(rows.order_by(Revision.number))]


def agree(article: Article) -> None:
    """The file holds what the row says, and the row knows it."""
    found = row(article)
    data = current().read(key(article))
    assert data.decode() == found.body
    assert hashlib.sha256(data).hexdigest() == found.file_sha256
    assert found.written_revision == found.revision
    newest = select(Revision.body).where(Revision.article_id == article.id, Revision.number == found.revision)
    assert db.session.scalar(newest) == found.body


class Killed(BaseException):
    """The process ends here."""


def unreachable(*_):
    raise Unavailable("The bucket does not answer.")


def killed(*_):
    raise Killed
