"""A person sets right what is told of a source: its title, author, date, site, kind and language."""

import re
from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from wikimind.articles.bylines import FIELDS, LENGTHS, locked_source, with_reference
from wikimind.articles.catalogue import request_catalogue
from wikimind.articles.edits import opened
from wikimind.articles.naming import LONGEST_TITLE, is_free
from wikimind.articles.publication import publish
from wikimind.errors import InvalidInput
from wikimind.extract.byline import byline_of
from wikimind.extract.dates import is_date
from wikimind.models.article import Article
from wikimind.models.author import Author
from wikimind.models.queries.documents import document_of
from wikimind.models.source import READY, Source, StoredDocument
from wikimind.models.space import Space
from wikimind.wiki import files
from wikimind.wiki.kinds import KINDS

# By these a source is cut, chosen from and arranged; the others are only told.
COMPILED_BY = ("title", "kind", "language")

Changes = Mapping[str, str | None]


def read_changes(sent: Mapping[str, object]) -> dict[str, str | None]:
    """What somebody wants to correct, checked: a text for each field, None for "as it was read".

    Raises InvalidInput.
    """
    unknown = ", ".join(f"“{name}”" for name in sent if name not in FIELDS)
    if unknown:
        raise InvalidInput(f"A source has no {unknown}; correct {', '.join(FIELDS)}.")
    return {name: _checked(name, value) for name, value in sent.items()}


def _checked(name: str, value: object) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise InvalidInput(f"“{name}” has to be a text, or null for what was read.")
    text = " ".join(value.replace("\0", "").split())
    if len(text) > LENGTHS[name]:
        raise InvalidInput(f"The {name} is longer than {LENGTHS[name]} characters; shorten it.")
    if not text and name in COMPILED_BY:
        raise InvalidInput(f"The {name} cannot be empty; leave it as it was read instead.")
    if name == "title" and len(text) > LONGEST_TITLE:
        raise InvalidInput(f"The title is longer than {LONGEST_TITLE} characters; shorten it.")
    if name == "published" and text and not is_date(text):
        raise InvalidInput(f"“{text}” is no date; write 2024, 2024-05 or 2024-05-17.")
    if name == "kind" and text not in KINDS:
        raise InvalidInput(f"“{text}” is no kind of source; choose one of {', '.join(KINDS)}.")
    if name == "language" and not re.fullmatch(r"[a-z]{2,3}", text):
        raise InvalidInput(f"“{text}” is no language; write two or three letters, such as en.")
    return text


def correct(session: Session, source_id: int, changes: Changes, *, author: Author) -> bool:
    """Note what a person says of the source, on its row and in its article's file.

    Whether it has to be compiled anew. Raises InvalidInput where another article has the title.
    """
    article_id = session.scalar(select(Article.id).where(Article.source_id == source_id))
    article, space = opened(session, article_id) if article_id is not None else (None, None)
    source = locked_source(session, source_id)
    before = {name: getattr(source, name) for name in FIELDS}
    corrected = {name: value for name, value in source.corrected.items() if name not in changes}
    source.corrected = corrected | {name: value for name, value in changes.items() if value is not None}
    for name, value in (_as_read(session, source, changes) | dict(source.corrected)).items():
        setattr(source, name, value)
    if article is not None and space is not None:
        _write(session, space, article, source, changes, author)
    taken_back = any(name in COMPILED_BY and value is None for name, value in changes.items())
    changed = taken_back or any(getattr(source, name) != before[name] for name in COMPILED_BY)
    return changed and source.state in READY


def _as_read(session: Session, source: Source, changes: Changes) -> dict[str, str]:
    """What the document says where a correction is taken back; the rest is found out when it is compiled."""
    wanted = {name for name, value in changes.items() if value is None and name not in COMPILED_BY}
    if not wanted or session.get(StoredDocument, source.id) is None:
        return {}
    byline = byline_of(document_of(session, source.id))
    return {name: getattr(byline, name) for name in wanted}


def _write(
    session: Session, space: Space, article: Article, source: Source, changes: Changes, author: Author
) -> None:
    page = with_reference(files.parse(article.body), source)
    title = changes.get("title")
    if title and not is_free(session, article, title):
        raise InvalidInput(f"Another article is called “{title}”; choose a different title.")
    publish(
        session,
        space,
        article,
        replace(page, title=title or page.title),
        author=author,
        note=f"corrected {', '.join(name for name in FIELDS if name in changes)} of the source",
    )
    request_catalogue(session, space.id)
