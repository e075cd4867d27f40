"""The three files that open the vault: what there is, what happened, and how to read and edit it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from wikimind.articles.files import read_or_none
from wikimind.articles.subjects import keep_subjects, subjects_of
from wikimind.extensions import db, end_read
from wikimind.locks import exclusive
from wikimind.models.article import Article, Revision
from wikimind.models.job import Job, JobKind, request_job
from wikimind.models.space import Space
from wikimind.storage import current, wiki_key
from wikimind.wiki.inline import escape, wikilink

CATALOGUE_DELAY_SECONDS = 10.0  # so that a hundred uploads cause one rewrite
LOG_LENGTH = 500
SUMMARY_LENGTH = 160

HEADINGS = {
    "source": "Sources",
    "concept": "Concepts",
    "answer": "Answers",
    "synthesis": "Syntheses",
}

AGENTS = """# How to read and edit this vault

- `sources/` has one article for each source, `concepts/` one for each concept of which two sources
  tell something, `answers/` what was asked and kept. `index.md` lists them, `log.md` what changed last.
- Front matter names the sources of an article with the SHA-256 of their bytes, which lie unchanged under that
  name in the directory `raw` beside this vault.
- An article on a source also has its `author`, its date (`published`: a year, a month or a day), its `site`,
  `kind` and `language` there; `corrected` names those that a person set right.
- Every statement ends in a footnote. It holds the words of the source, the source's handle from the front
  matter and the page. Change a statement and its quote together, or take the footnote away.
- `[[Title]]` links to an article by its title or one of its aliases, or to a title that nobody wrote yet.
- Edit any section in any program. What a person changed is never overwritten: text that would replace it
  waits as a proposal. `index.md`, `log.md` and this file are written anew.
"""


def request_catalogue(session: Session, space_id: int, delay: float = CATALOGUE_DELAY_SECONDS) -> Job:
    """Have the three files written anew, as every change of an article asks for."""
    return request_job(session, space_id, JobKind.CATALOGUE, space_id, delay=delay)


def work(space_id: int) -> list[list[int]]:
    """Write the files, and group the subjects, which are given back.

    Reads titles and summaries only, in one pass; it runs at most every few seconds.

    One at a time, so that what was read earlier is not written later.
    """
    with exclusive(f"catalogue {space_id}"):
        session = db.session()
        space = session.get_one(Space, space_id)
        slug = space.slug
        subjects = subjects_of(session, space_id)
        made = {"index.md": _index(session, space), "log.md": _log(session, space), "AGENTS.md": AGENTS}
        end_read()
        for path, text in made.items():
            key, data = wiki_key(slug, path), text.encode()
            if read_or_none(key) != data:
                current().put(key, data)
    return subjects


def save(session: Session, space_id: int, subjects: list[list[int]]) -> None:
    """The subjects are rows; the files are no part of a transaction and were written before it began."""
    keep_subjects(session, space_id, subjects)


def _index(session: Session, space: Space) -> str:
    rows = session.execute(
        select(Article.kind, Article.title, Article.summary)
        .where(Article.space_id == space.id)
        .order_by(Article.kind.desc(), Article.title_key)
    ).all()
    lines = [f"# {escape(space.name)}", ""]
    kind = None
    for row in rows:
        if row.kind != kind:
            kind = row.kind
            lines += ["", f"## {HEADINGS[row.kind]}", ""]
        lines.append(
            f"- {wikilink(row.title)}" + (f" — {escape(_short(row.summary))}" if row.summary else "")
        )
    return "\n".join(lines) + "\n"


def _log(session: Session, space: Space) -> str:
    rows = session.execute(
        select(Revision.created_at, Revision.title, Revision.number, Revision.author, Revision.note)
        .where(Revision.space_id == space.id)
        .order_by(Revision.created_at.desc(), Revision.id.desc())
        .limit(LOG_LENGTH)
    ).all()
    lines = ["# Log", "", f"The last {LOG_LENGTH} changes, newest first.", ""]
    for row in rows:
        what = "wrote" if row.number == 1 else "changed"
        note = f" — {escape(row.note)}" if row.note else ""
        lines.append(
            f"- {row.created_at:%Y-%m-%d %H:%M} {escape(row.author)} {what} {wikilink(row.title)}{note}"
        )
    return "\n".join(lines) + "\n"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= SUMMARY_LENGTH else text[:SUMMARY_LENGTH].rsplit(" ", 1)[0] + "…"
