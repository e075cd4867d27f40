"""A space in numbers, and the query in the light of them: what its words may become, what each costs."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from wikimind.search import vocabulary
from wikimind.search.query import Query, Word, occurring_only, parse, shortened


@dataclass(frozen=True)
class Statistics:
    """`documents` counts the entries that a term occurs in; absent ones occur in none."""

    entries: int
    mean_words: float
    documents: Mapping[str, int]

    def cost(self, word: Word) -> int:
        """How many entries an engine meets that looks for the word."""
        return sum(self.documents.get(term, 0) for term in word.alternatives)

    def knows(self, word: Word) -> bool:
        return any(self.documents.get(term) for term in word.alternatives)

    def idf(self, word: Word) -> float:
        """Robertson and Spärck Jones, in the form that is never negative."""
        known = [self.documents[term] for term in word.terms if term in self.documents]
        longer = sum(self.documents.get(term, 0) for term in word.longer)
        documents = min(self.entries, max(known, default=longer))
        return math.log(1 + (self.entries - documents + 0.5) / (documents + 0.5))

    def rarity(self, query: Query) -> dict[str, float]:
        """The IDF of each term of the query; one that no entry has gets the highest there is."""
        return {term: self.idf(Word((term,))) for term in query.terms}


def read(
    session: Session, space_id: int, text: str, languages: Sequence[str] | None
) -> tuple[Query, Statistics]:
    """The query as the space understands it, and what its ranking needs."""
    sizes = vocabulary.sizes(session, space_id)
    names = languages or [language for language, _, _ in sizes] or ["en"]
    query = parse(text, names)
    entries, words = sum(size[1] for size in sizes), sum(size[2] for size in sizes)
    documents = vocabulary.occurring(session, space_id, query.terms) if query else {}
    query = occurring_only(query, documents)
    statistics = Statistics(entries, words / entries if entries else 0, documents)
    if query.words and query.words[-1].prefix:
        return _completed(session, space_id, query, statistics)
    return query, statistics


def _completed(
    session: Session, space_id: int, query: Query, statistics: Statistics
) -> tuple[Query, Statistics]:
    """With the words that the last one may be the beginning of."""
    word = query.words[-1]
    longer = vocabulary.beginning(session, space_id, word.prefix)
    documents = {**statistics.documents, **longer}
    word = replace(word, longer=tuple(longer))
    if not longer and not statistics.knows(word):
        word = shortened(word)
        documents |= vocabulary.occurring(session, space_id, word.terms)
    return replace(query, words=(*query.words[:-1], word)), replace(statistics, documents=documents)
