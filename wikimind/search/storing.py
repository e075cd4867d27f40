"""Entries into the index and out of it, with the counts of the words that they have."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from sqlalchemy import delete, exists, func, insert, inspect, select, update
from sqlalchemy.orm import Session

from wikimind.extensions import Base
from wikimind.search import vocabulary
from wikimind.search.engine import Engine, Row, prefix
from wikimind.search.schema import SearchEntry, SearchSize, SearchWord
from wikimind.search.terms import spelled
from wikimind.search.twins import likeness
from wikimind.search.values import Analysis, Entry, Kind
from wikimind.search.vocabulary import Size

TEXTS = ("title", "heading", "summary", "body")
AT_ONCE = 500
_UNSTORABLE = dict.fromkeys([0, *range(0xD800, 0xE000)])  # NUL and lone surrogates


class Change:
    """What is to be added to the counts of one space."""

    def __init__(self) -> None:
        self.terms: Counter[str] = Counter()
        self.words: dict[str, str] = {}
        self.sizes: Counter[Size] = Counter()


Changes = defaultdict[int, Change]


def put_into(session: Session, engine: Engine, entries: Iterable[Entry]) -> None:
    """Index entries; one that is there already by kind and ref_id is replaced."""
    newest = {(entry.kind, entry.ref_id): entry for entry in entries}
    changes: Changes = defaultdict(Change)
    for kind in {kind for kind, _ in newest}:
        _take_out(session, engine, kind, [ref_id for other, ref_id in newest if other == kind], changes)
    if newest:
        engine.insert(session, [_row(entry, changes[entry.space_id]) for entry in newest.values()])
    _count(session, changes)


def remove_from(session: Session, engine: Engine, kind: Kind, ref_ids: Iterable[int]) -> None:
    """Take entries out of the index; those that are not in it are no error."""
    changes: Changes = defaultdict(Change)
    _take_out(session, engine, kind, list(ref_ids), changes)
    _count(session, changes)


def clear(session: Session, space_id: int) -> None:
    """Take everything of a space out of the index, counts too, whatever they had become."""
    for table in (SearchEntry, SearchWord, SearchSize):
        session.execute(
            delete(table).where(table.space_id == space_id), execution_options={"synchronize_session": False}
        )


def strays(session: Session, space_id: int, kind: Kind, table: type[Base], limit: int) -> Sequence[int]:
    """The `ref_id` of entries that stand for no row of the table any more."""
    key = inspect(table).primary_key[0]
    gone = ~exists().where(key == SearchEntry.ref_id)
    entries = (SearchEntry.space_id == space_id, SearchEntry.kind == kind, gone)
    return session.scalars(select(SearchEntry.ref_id).where(*entries).limit(limit)).all()


def recount(session: Session, engine: Engine, space_id: int) -> None:
    """Count the words and entries of a space anew, whatever their counts had become."""
    vocabulary.lock(session, space_id)
    session.execute(update(SearchWord).where(SearchWord.space_id == space_id).values(entries=0))
    engine.count_words(session, space_id)
    session.execute(delete(SearchWord).where(SearchWord.space_id == space_id, SearchWord.entries == 0))
    session.execute(delete(SearchSize).where(SearchSize.space_id == space_id))
    counted = select(
        SearchEntry.space_id, SearchEntry.language, func.count(), func.sum(SearchEntry.words)
    ).where(SearchEntry.space_id == space_id)
    columns = ["space_id", "language", "entries", "words"]
    grouped = counted.group_by(SearchEntry.space_id, SearchEntry.language)
    session.execute(insert(SearchSize).from_select(columns, grouped))


def _take_out(session: Session, engine: Engine, kind: Kind, ref_ids: Sequence[int], changes: Changes) -> None:
    for start in range(0, len(ref_ids), AT_ONCE):
        there = SearchEntry.ref_id.in_(ref_ids[start : start + AT_ONCE])
        columns = (SearchEntry.id, SearchEntry.space_id, SearchEntry.language, SearchEntry.words)
        rows = session.execute(select(*columns).where(SearchEntry.kind == kind, there)).all()
        if not rows:
            continue
        ids = [row.id for row in rows]
        for term, number in engine.counted(session, ids).items():
            space, _, bare = term.partition(":")
            changes[int(space)].terms[bare] -= number
        for row in rows:
            changes[row.space_id].sizes[row.language, "entries"] -= 1
            changes[row.space_id].sizes[row.language, "words"] -= row.words
        session.execute(
            delete(SearchEntry).where(SearchEntry.id.in_(ids)),
            execution_options={"synchronize_session": False},
        )


def analysed(entry: Entry) -> Entry:
    """The entry with its terms, which take a while to make: do so before the transaction that stores it."""
    if entry.analysis is not None:
        return entry
    found = {name: spelled(text, entry.language) for name, text in _texts(entry).items()}
    return replace(entry, analysis=Analysis(found, likeness([term for term, _ in found["body"]])))


def _texts(entry: Entry) -> dict[str, str]:
    return {name: getattr(entry, name).translate(_UNSTORABLE) for name in TEXTS}


def _row(entry: Entry, change: Change) -> Row:
    analysis = analysed(entry).analysis
    assert analysis is not None
    pairs = list(chain.from_iterable(analysis.spelled.values()))
    change.terms.update({term for term, _ in pairs})
    for term, word in pairs:
        change.words.setdefault(term, word)
    change.sizes[entry.language, "entries"] += 1
    change.sizes[entry.language, "words"] += len(pairs)
    scope = prefix(entry.space_id)
    streams = {name: [scope + term for term, _ in found] for name, found in analysis.spelled.items()}
    columns = {**_columns(entry, _texts(entry)), "words": len(pairs), "likeness": analysis.likeness}
    return Row(columns, streams)


def _columns(entry: Entry, texts: dict[str, str]) -> dict[str, object]:
    return {
        "kind": entry.kind,
        "ref_id": entry.ref_id,
        "space_id": entry.space_id,
        "language": entry.language,
        "title": texts["title"],
        "heading": texts["heading"],
        "body": texts["body"],
        "form": entry.form or None,
        "source_id": entry.source_id,
        "media": entry.media or None,
        "dated": entry.dated,
    }


def _count(session: Session, changes: Changes) -> None:
    for space_id, change in sorted(changes.items()):
        vocabulary.count(session, space_id, change.terms, change.words, change.sizes)
