"""What a new article is called: its title, the slug of its address and the path of its file, all free."""

import hashlib
from collections.abc import Iterable

from sqlalchemy import CompoundSelect, literal, select, union_all
from sqlalchemy.orm import Session

from wikimind.models.article import Article, ArticleName, RemovedFile, Revision
from wikimind.models.space import Space
from wikimind.storage import wiki_key
from wikimind.wiki.inline import file_stem
from wikimind.wiki.titles import slug, title_key

LONGEST_TITLE = 140
FOLDERS = {"source": "sources", "concept": "concepts", "answer": "answers", "synthesis": "syntheses"}

RESERVED_SLUGS = {"new"}  # pages of that name are at this address


def new_article(
    session: Session, space: Space, kind: str, title: str, hints: tuple[str, ...], **ids: int
) -> Article:
    """An article that is not written yet, under names that nobody has.

    `hints` tell it from another of the same title, tried in order; the last one must be unique.
    """
    title = " ".join(title.split()) or "Untitled"
    short = title if len(title) <= LONGEST_TITLE else title[:LONGEST_TITLE].rsplit(" ", 1)[0] + "…"
    candidates = (short, *(f"{short} ({hint})" for hint in hints))
    paths = {candidate: tuple(_paths(kind, candidate)) for candidate in candidates}
    taken = _Taken(session, space, candidates, [path for some in paths.values() for path in some])
    title = next(candidate for candidate in candidates if title_key(candidate) not in taken.keys)
    name = slug(title)
    if name in taken.slugs or name in RESERVED_SLUGS:
        name = f"{name}-{_mark(title_key(title))}"
    path = next(path for path in paths[title] if path not in taken.paths)
    return Article(space_id=space.id, kind=kind, slug=name, title=title, path=path, revision=0, **ids)


def free_path(session: Session, space: Space, article: Article, title: str) -> str:
    """The path of the article's file under another title."""
    paths = tuple(_paths(article.kind, title))
    taken = _Taken(session, space, (), paths, but=article.id).paths
    return next(path for path in paths if path not in taken)


def is_free(session: Session, article: Article, title: str) -> bool:
    """Whether the article may be called so: nobody else is, or was."""
    key = title_key(title)
    others = union_all(
        select(Article.id).where(
            Article.space_id == article.space_id, Article.title_key == key, Article.id != article.id
        ),
        select(ArticleName.article_id).where(
            ArticleName.space_id == article.space_id,
            ArticleName.key == key,
            ArticleName.article_id != article.id,
        ),
    )
    return session.execute(others).first() is None


def _paths(kind: str, title: str) -> Iterable[str]:
    """Where the file may lie: by its title, else with a mark, for titles whose letters no file name holds."""
    stem = f"{FOLDERS[kind]}/{file_stem(title)}"
    return f"{stem}.md", f"{stem[:200]} {_mark(title)}.md"


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]


class _Taken:
    """Which of these titles, their slugs and these paths somebody has. One statement asks for all of them.

    A path is taken as long as a file may lie there: also one that is to be moved, or to go.
    """

    def __init__(
        self, session: Session, space: Space, titles: Iterable[str], paths: Iterable[str], *, but: int = 0
    ) -> None:
        self._prefix = wiki_key(space.slug, "")
        found: dict[str, set[str]] = {"key": set(), "slug": set(), "path": set()}
        for kind, value in session.execute(self._statement(space.id, list(titles), list(paths), but)):
            found[kind].add(value.removeprefix(self._prefix))
        self.keys, self.slugs, self.paths = found["key"], found["slug"], found["path"]

    def _statement(
        self, space_id: int, titles: list[str], paths: list[str], but: int
    ) -> CompoundSelect[tuple[str, str]]:
        keys, slugs = [title_key(title) for title in titles], [slug(title) for title in titles]
        here, others = Article.space_id == space_id, Article.id != but
        key, address, path = literal("key"), literal("slug"), literal("path")
        files = [f"{self._prefix}{one}" for one in paths]
        return union_all(
            select(key, Article.title_key).where(here, Article.title_key.in_(keys)),
            select(address, Article.slug).where(here, Article.slug.in_(slugs)),
            select(path, Article.path).where(here, Article.path.in_(paths), others),
            select(path, Revision.path)
            .join(Article, Article.id == Revision.article_id)
            .where(here, Article.written_revision < Article.revision, Revision.path.in_(paths), others),
            select(path, RemovedFile.key).where(RemovedFile.key.in_(files)),
        )
