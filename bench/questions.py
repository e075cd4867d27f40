"""Question sets in SQuAD's form, and passages for them from a search index."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from bench.search_index import SPACE
from wikimind.ask.retrieve import as_query
from wikimind.ask.values import Evidence
from wikimind.search import Entry, find, put

LIMIT = 12


@dataclass(frozen=True)
class Article:
    """A document: its title and its paragraphs."""

    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """A question, the number of the article that answers it, and the spans that do."""

    text: str
    article: int
    golds: tuple[str, ...]

    def answered_by(self, sentences: Iterable[str]) -> bool:
        """Whether one of the spans stands in one of the sentences, whatever the white space."""
        shown = [" ".join(sentence.split()) for sentence in sentences]
        return any(" ".join(gold.split()) in sentence for gold in self.golds for sentence in shown)


def read_squad(path: Path) -> tuple[list[Article], list[Question]]:
    """The articles and the questions of a file in SQuAD's form."""
    articles, questions = [], []
    for number, row in enumerate(json.loads(path.read_text(encoding="utf-8"))["data"]):
        paragraphs = tuple(paragraph["context"] for paragraph in row["paragraphs"])
        articles.append(Article(row["title"].replace("_", " "), paragraphs))
        for paragraph in row["paragraphs"]:
            for qa in paragraph["qas"]:
                golds = tuple(answer["text"] for answer in qa["answers"])
                questions.append(Question(qa["question"], number, golds))
    return articles, questions


def index(session: Session, articles: Sequence[Article], wanted: Iterable[int], titles: bool) -> list[Entry]:
    """Index the paragraphs of the articles with these numbers; an entry's id is its place in the list."""
    entries = [
        (paragraph, articles[number].title if titles else "")
        for number in sorted(wanted)
        for paragraph in articles[number].paragraphs
    ]
    made = [Entry("passage", i, SPACE, title, "", text) for i, (text, title) in enumerate(entries)]
    put(session, made)
    session.commit()
    return made


def passages(session: Session, entries: Sequence[Entry], question: str) -> list[Evidence]:
    """What a search finds for the question, as evidence."""
    found = find(session, SPACE, as_query(question), kinds=["passage"], limit=LIMIT)
    return [
        Evidence(
            number=number,
            passage_id=hit.ref_id,
            source_id=hit.ref_id,
            source_name=hit.title,
            sha256="",
            heading="",
            page=None,
            start=0,
            text=entries[hit.ref_id].body,
            language="en",
            score=hit.score,
            rarity=found.rarity,
        )
        for number, hit in enumerate(found.hits, start=1)
    ]
