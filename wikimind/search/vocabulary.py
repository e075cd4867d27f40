"""The words of a space: how often each occurs, which begin with what is typed, which one may be meant."""

from collections import Counter
from collections.abc import Iterable, Mapping

from rapidfuzz.distance import OSA
from sqlalchemy import ColumnElement, case, func, select, text
from sqlalchemy.orm import Session

from wikimind.extensions import upsert
from wikimind.search.schema import SearchSize, SearchWord

MOST_EXPANSIONS = 12  # of a beginning; rarer words that begin like this wait until more is typed
MOST_COMPARED = 4_000
SHORTEST_CORRECTED = 4  # letters
AT_ONCE = 5_000
_LOCK = text("SELECT pg_advisory_xact_lock(784217843, :space_id)")


Size = tuple[str, str]  # a language, and "entries" or "words"


def count(
    session: Session,
    space_id: int,
    terms: Mapping[str, int],
    words: Mapping[str, str],
    sizes: "Counter[Size]",
) -> None:
    """Add to the counts of a space, or take from them; `words` says what terms stand for.

    On PostgreSQL writers of one space follow one another: they count the same common words, and two that
    met them in different order would wait for one another for ever.
    """
    lock(session, space_id)
    changed = sorted((term, number) for term, number in terms.items() if number)
    table = upsert(session, SearchWord)
    statement = table.on_conflict_do_update(
        index_elements=["space_id", "term"],
        set_={"entries": SearchWord.entries + table.excluded.entries},
    )
    rows = [
        {"space_id": space_id, "term": term, "entries": number, "word": words.get(term, term)[:64]}
        for term, number in changed
    ]
    for start in range(0, len(rows), AT_ONCE):
        session.execute(statement, rows[start : start + AT_ONCE])
    _count_sizes(session, space_id, sizes)


def lock(session: Session, space_id: int) -> None:
    """Let other writers of the space wait until this transaction ends; SQLite has one writer anyway."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(_LOCK, {"space_id": space_id})


def _count_sizes(session: Session, space_id: int, sizes: "Counter[Size]") -> None:
    table = upsert(session, SearchSize)
    statement = table.on_conflict_do_update(
        index_elements=["space_id", "language"],
        set_={
            "entries": SearchSize.entries + table.excluded.entries,
            "words": SearchSize.words + table.excluded.words,
        },
    )
    rows = [
        {
            "space_id": space_id,
            "language": language,
            "entries": sizes[language, "entries"],
            "words": sizes[language, "words"],
        }
        for language in sorted({language for language, _ in sizes})
    ]
    if rows:
        session.execute(statement, rows)


def sizes(session: Session, space_id: int) -> list[tuple[str, int, int]]:
    """(language, entries, terms) of a space, the most frequent language first."""
    rows = session.execute(
        select(SearchSize.language, SearchSize.entries, SearchSize.words)
        .where(SearchSize.space_id == space_id, SearchSize.entries > 0)
        .order_by(SearchSize.entries.desc(), SearchSize.language)
    )
    return [row._tuple() for row in rows]


def occurring(session: Session, space_id: int, terms: Iterable[str]) -> dict[str, int]:
    """In how many entries each of the terms occurs; those that do not are left out."""
    rows = session.execute(
        select(SearchWord.term, SearchWord.entries).where(
            SearchWord.space_id == space_id, SearchWord.term.in_(list(terms)), SearchWord.entries > 0
        )
    )
    return dict(row._tuple() for row in rows)


def beginning(session: Session, space_id: int, start: str) -> dict[str, int]:
    """The most frequent terms that begin like this, with the number of entries of each."""
    rows = session.execute(
        select(SearchWord.term, SearchWord.entries)
        .where(*_between(space_id, start), SearchWord.entries > 0)
        .order_by(SearchWord.entries.desc(), SearchWord.term)
        .limit(MOST_EXPANSIONS)
    )
    return dict(row._tuple() for row in rows)


def meant(session: Session, space_id: int, typed: str, least: int = 0) -> str:
    """The most likely word of the space, in `least` entries or more; empty where none is near.

    One letter may be wrong, missing, added or swapped with its neighbour, in words of eight letters two; the
    first letter is taken to be right, save where it was swapped with the second.
    """
    if len(typed) < SHORTEST_CORRECTED or not typed.isalpha():
        return ""
    allowed = 2 if len(typed) >= 8 else 1
    found: dict[str, int] = {}
    for start in dict.fromkeys((typed[0], typed[1])):
        found |= _of_length(session, space_id, start, len(typed), allowed)
    likely = [(word, entries) for word, entries in found.items() if entries >= least]
    near = [(OSA.distance(typed, word, score_cutoff=allowed), -entries, word) for word, entries in likely]
    near = [known for known in near if known[0] <= allowed and known[2] != typed]
    return min(near)[2] if near else ""


def _of_length(session: Session, space_id: int, start: str, length: int, allowed: int) -> dict[str, int]:
    """Words that begin so and are about so long, with their frequency."""
    word = case((SearchWord.word.is_(None), SearchWord.term), else_=SearchWord.word)
    rows = session.execute(
        select(word, SearchWord.entries)
        .where(
            *_between(space_id, start),
            SearchWord.entries > 0,
            func.length(word).between(length - allowed, length + allowed),
        )
        .order_by(SearchWord.entries.desc())
        .limit(MOST_COMPARED)
    )
    return dict(row._tuple() for row in rows)


def _between(space_id: int, start: str) -> tuple[ColumnElement[bool], ...]:
    return (
        SearchWord.space_id == space_id,
        SearchWord.term >= start,
        SearchWord.term < start + chr(0x10FFFF),
    )
