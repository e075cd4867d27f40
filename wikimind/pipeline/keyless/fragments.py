"""What an article tells of a text without sentences: its lines as they stand."""

from collections.abc import Iterator

from wikimind.articles.draft import Statement
from wikimind.extract.document import BYLINE, CAPTION, CODE, HEADING, LIST, PARAGRAPH, TABLE, Document
from wikimind.nlp.sentences import split
from wikimind.nlp.unreadable import holds_unreadable

MOST = 8
LONGEST = 300  # characters
LEAST_LETTERS = 3
SHARE = 0.5  # of a line that are letters: rows of figures and formulas have fewer
SPEAKING = (PARAGRAPH, LIST, HEADING, CAPTION, BYLINE)


def fragments(document: Document, title: str) -> tuple[Statement, ...]:
    """The first lines that say something, none twice: of prose, and where there is none, of tables and code.
    The title is among them only where nothing else is.
    """
    return _fragments(document, title, SPEAKING) or _fragments(document, title, (TABLE, CODE))


def _fragments(document: Document, title: str, kinds: tuple[str, ...]) -> tuple[Statement, ...]:
    told: dict[str, Statement] = {}
    for start, end in _lines(document, kinds):
        quote = document.text[start:end]
        words = " ".join(quote.split())
        if _says_something(words):
            told.setdefault(words.casefold(), Statement(quote, quote, start, end))
    others = [statement for words, statement in told.items() if words != title.casefold()]
    return tuple((others or list(told.values()))[:MOST])


def _lines(document: Document, kinds: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    for block in document.blocks:
        if block.kind in kinds:
            start = block.start
            for line in document.block_text(block).splitlines(keepends=True):
                for first, last in split(line, document.language):
                    yield start + first, start + last
                start += len(line)


def _says_something(words: str) -> bool:
    letters = sum(c.isalpha() for c in words)
    dense = len("".join(words.split()))
    return (
        letters >= LEAST_LETTERS
        and letters > SHARE * dense
        and len(words) <= LONGEST
        and not holds_unreadable(words)
    )
