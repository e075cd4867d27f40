"""Misspelt words: those that occur nowhere give way to the nearest that do."""

from sqlalchemy.orm import Session

from wikimind.search import vocabulary
from wikimind.search.query import Query, Word
from wikimind.search.statistics import Statistics
from wikimind.wiki.folding import folded

MOST_CORRECTED = 3
SUSPICIOUS = 2  # entries; a word that rare may be a slip in the text itself
COMMONER = 20  # times as frequent is the word that may be meant


def corrected(session: Session, space_id: int, text: str, query: Query, statistics: Statistics) -> str:
    """The text with near words instead of unknown ones; empty where that changes nothing."""
    unknown = [word for word in query.words if not statistics.knows(word)]
    return _replaced(session, space_id, text, unknown[:MOST_CORRECTED], statistics, 0)


def suggestion(session: Session, space_id: int, text: str, query: Query, statistics: Statistics) -> str:
    """The text with much commoner words that look almost the same; empty where there are none."""
    rare = [word for word in query.words if 0 < statistics.cost(word) <= SUSPICIOUS and not word.longer]
    return _replaced(session, space_id, text, rare[:1], statistics, COMMONER)


def _replaced(
    session: Session, space_id: int, text: str, words: list[Word], statistics: Statistics, times: int
) -> str:
    changed = text
    for word in words:
        least = statistics.cost(word) * times
        meant = vocabulary.meant(session, space_id, folded(word.typed).strip("?!.,;:()'"), least)
        if meant:
            changed = changed.replace(word.typed, meant, 1)
    return changed if changed != text else ""
