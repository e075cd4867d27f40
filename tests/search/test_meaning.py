"""Vectors beside words, on both engines; the model is a table of words that mean the same."""

import numpy as np
import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from wikimind import search
from wikimind.errors import Unavailable
from wikimind.search import Entry, vectors
from wikimind.search.schema import SearchVector

ALICES, BOBS = 1, 2
MEANINGS = {"car": 0, "automobile": 0, "boat": 1, "ship": 1, "tea": 2}


class Thesaurus:
    """One dimension for each meaning, among others of chance."""

    name = "thesaurus"
    away = False

    def embed(self, texts: list[str]) -> np.ndarray:
        if self.away:
            raise Unavailable("The model is away.")
        rows = np.random.default_rng(1).normal(0, 0.01, (1, 32)).repeat(len(texts), axis=0)
        for row, text in zip(rows, texts, strict=True):
            for word in text.lower().replace(".", " ").split():
                if word in MEANINGS:
                    row[MEANINGS[word]] += 1
        return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


@pytest.fixture
def read(index: Session):
    """Give all entries of a space their vectors, some at a time."""

    def read(space_id: int = ALICES, at_once: int = 2) -> int:
        rounds = 0
        while found := vectors.missing(index, space_id, Thesaurus.name, at_once):
            made = Thesaurus().embed([text for _, text in found])
            vectors.store(index, space_id, Thesaurus.name, [i for i, _ in found], made)
            rounds += 1
        return rounds

    return read


def by_meaning(index: Session, query: str, space_id: int = ALICES, **options: object) -> list[int]:
    results = search.find(index, space_id, query, embedder=Thesaurus(), **options)
    return [hit.ref_id for hit in results.hits]


def test_what_means_the_same_is_found_without_the_word(index: Session, fill, read) -> None:
    fill("The automobile stood there.", "A ship.", "A cup of tea.")
    assert by_meaning(index, "car") == []
    read()
    assert by_meaning(index, "car")[0] == 1
    assert search.find(index, ALICES, "car").hits == []


def test_what_has_the_word_and_the_meaning_comes_first(index: Session, fill, read) -> None:
    fill("The automobile stood there.", "The car stood there.", "Tea.")
    read()
    assert by_meaning(index, "car")[:2] == [2, 1]


def test_vectors_are_made_some_at_a_time_and_once(index: Session, fill, read) -> None:
    fill(*["tea"] * 5)
    assert read(at_once=2) == 3
    assert read() == 0
    fill("boat")
    assert read() == 1


def test_vectors_go_with_their_entries(index: Session, fill, read) -> None:
    fill("car", "boat")
    read()
    search.remove(index, "passage", [1])
    assert index.scalar(select(func.count()).select_from(SearchVector)) == 1


def test_meaning_crosses_no_space_and_no_qualifier(index: Session, fill, read) -> None:
    fill("automobile", space_id=BOBS, first=1)
    search.put(index, [Entry("passage", 2, ALICES, "", "", "automobile", media="text/html")])
    read(ALICES)
    read(BOBS)
    assert by_meaning(index, "car") == [2]
    assert by_meaning(index, "car", BOBS) == [1]
    assert by_meaning(index, "car kind:article") == []
    assert by_meaning(index, "car", kinds=("article",)) == []


def test_a_phrase_is_meant_word_for_word(index: Session, fill, read) -> None:
    fill("automobile", "car")
    read()
    assert by_meaning(index, '"car"') == [2]


def test_while_the_model_is_away_words_find_alone(index: Session, fill, read) -> None:
    fill("automobile", "car")
    read()
    away = Thesaurus()
    away.away = True
    assert [hit.ref_id for hit in search.find(index, ALICES, "car", embedder=away).hits] == [2]
