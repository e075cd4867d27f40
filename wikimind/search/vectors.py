"""Vectors of entries: kept in the database and scanned block by block; no process holds all of them.

A vector is 8 bits for each dimension; the signs alone, one bit each, choose what is compared in full.
"""

from collections.abc import Sequence

import numpy as np
from sqlalchemy import ColumnElement, delete, func, insert, select
from sqlalchemy.orm import Session

from wikimind.search.schema import SearchEntry, SearchVector

SCALE = 127
COMPARED = 400  # nearest by their signs, which are compared in full
AT_ONCE = 20_000  # read from the database
LONGEST_TEXT = 1_500  # characters; models read no further than some 250 words

Pairs = list[tuple[int, float]]


def missing(session: Session, space_id: int, model: str, limit: int) -> list[tuple[int, str]]:
    """Entries without a vector of this model, as (id, text)."""
    entry = SearchEntry
    rows = session.execute(
        select(entry.id, entry.title, entry.heading, func.substr(entry.body, 1, LONGEST_TEXT))
        .outerjoin(SearchVector, (SearchVector.entry_id == entry.id) & (SearchVector.model == model))
        .where(entry.space_id == space_id, SearchVector.entry_id.is_(None))
        .order_by(entry.id)
        .limit(limit)
    )
    return [(row[0], _text(row[1], row[2] if len(row[2]) < 200 else "", row[3])) for row in rows]


def _text(title: str, heading: str, body: str) -> str:
    return ". ".join(part for part in (title, heading) if part) + "\n" + body


def store(session: Session, space_id: int, model: str, ids: Sequence[int], vectors: np.ndarray) -> None:
    """Keep vectors of length 1; entries that went in the meantime are left out."""
    there = set(session.scalars(select(SearchEntry.id).where(SearchEntry.id.in_(list(ids)))))
    session.execute(delete(SearchVector).where(SearchVector.entry_id.in_(list(ids))))
    rows = [
        {
            "entry_id": entry_id,
            "space_id": space_id,
            "model": model,
            "vector": np.rint(vector * SCALE).astype(np.int8).tobytes(),
            "signs": np.packbits(vector > 0).tobytes(),
        }
        for entry_id, vector in zip(ids, vectors, strict=True)
        if entry_id in there
    ]
    if rows:
        session.execute(insert(SearchVector), rows)


def nearest(
    session: Session,
    space_id: int,
    model: str,
    wanted: np.ndarray,
    conditions: Sequence[ColumnElement[bool]],
    limit: int,
) -> Pairs:
    """(entry id, cosine) of the entries of the space that are nearest in meaning, nearest first."""
    ids = _nearest_by_signs(session, space_id, model, np.packbits(wanted > 0))
    rows = session.execute(
        select(SearchVector.entry_id, SearchVector.vector)
        .join(SearchEntry, SearchEntry.id == SearchVector.entry_id)
        .where(SearchVector.entry_id.in_(ids), SearchEntry.space_id == space_id, *conditions)
    ).all()
    if not rows:
        return []
    kept = np.frombuffer(b"".join(row.vector for row in rows), np.int8).reshape(len(rows), -1)
    cosines = kept.astype(np.float32) @ wanted / SCALE
    order = np.argsort(-cosines, kind="stable")[:limit]
    return [(rows[i].entry_id, float(cosines[i])) for i in order]


def _nearest_by_signs(session: Session, space_id: int, model: str, signs: np.ndarray) -> list[int]:
    rows = session.execute(
        select(SearchVector.entry_id, SearchVector.signs)
        .where(SearchVector.space_id == space_id, SearchVector.model == model)
        .execution_options(yield_per=AT_ONCE)
    )
    ids, distances = np.zeros(0, np.int64), np.zeros(0, np.int64)
    for part in rows.partitions(AT_ONCE):
        some, all_signs = zip(*part, strict=True)
        kept = np.frombuffer(b"".join(all_signs), np.uint8).reshape(len(some), -1)
        if kept.shape[1] != len(signs):
            continue  # of a model by the same name that was exchanged for another
        apart = np.bitwise_count(kept ^ signs).sum(axis=1, dtype=np.int64)
        ids = np.concatenate([ids, np.array(some, np.int64)])
        distances = np.concatenate([distances, apart])
        best = np.argsort(distances, kind="stable")[:COMPARED]
        ids, distances = ids[best], distances[best]
    return [int(entry_id) for entry_id in ids]
