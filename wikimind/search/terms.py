"""Text as a stream of terms: normalised, accents folded, stemmed. Both engines index nothing else."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from wikimind.nlp.stemming import stem
from wikimind.wiki.folding import MARKS, normalised, unaccented

# Scripts written without spaces between words (and Hangul, whose particles cling to the words).
_UNSPACED = (
    "\u0e00-\u0edf\u1000-\u109f\u1780-\u17ff\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdc\U00020000-\U0003ffff"
)
_EMOJI = "\u2600-\u27bf\U0001f000-\U0001faff"
_LETTER = rf"(?:[^\W_{_UNSPACED}]|[{MARKS}])"
_WORD = re.compile(
    r"[A-Za-z](?:\+\+|\#)(?![\w+#])"  # C++, C#
    r"|(?:[^\W\d_]\.){2,}(?!\w)|(?:[^\W\d_]\.){2,}[^\W\d_](?!\w)"  # U.S., U.S.A
    r"|\d+(?:[.,]\d+)+%?"  # 3.5, 1,000, 1.2.3, 7.50%
    rf"|[{_UNSPACED}]+"
    rf"|{_LETTER}+(?:['’]{_LETTER}+)*(?:[-‐‑]{_LETTER}+(?:['’]{_LETTER}+)*)*"  # re-opened
    rf"|[{_EMOJI}]"
)
_UNSPACED_RUN = re.compile(f"[{_UNSPACED}]+")
_THOUSANDS = re.compile(r"(\d{1,3}(?:,\d{3})+)(\.\d+)?")
_POINTED_THOUSANDS = re.compile(r"(\d{1,3}(?:\.\d{3})+),(\d+)")
_HYPHEN = re.compile("[-‐‑]")
_MOST_PARTS = 3  # of a word that others write as one: not state-of-the-art
_NUMBERED = re.compile(r"([^\W\d_]{2,})(\d{2,})")  # RFC2616, which others write with a space
_APOSTROPHE = re.compile("['’]")
_BETWEEN_APOSTROPHES = re.compile("[^'’]+")
_UNINDEXED = re.compile(rf"[^\w{MARKS}{_EMOJI}.+#]|_")
LONGEST_TERM = 64  # PostgreSQL refuses lexemes of 2 KB; nobody searches for what is longer than this.


class Term(NamedTuple):
    """A term and the span of the original text that it stands for."""

    text: str
    start: int
    end: int


def terms(
    text: str, language: str, wanted: Callable[[str], bool], heads: frozenset[str] | None = None
) -> list[Term]:
    """The terms that are `wanted`, with their spans; these overlap in scripts written without spaces.

    `heads` are the first letters of what is wanted: an English stem begins as its word does, and most words
    need not be stemmed to be told apart. None: any.
    """
    return [
        Term(piece.text, match.start() + piece.start, match.start() + piece.end)
        for match in _WORD.finditer(text)
        if heads is None or _HYPHEN.search(match.group()) or _may_begin(match.group()[0], language, heads)
        for piece in _pieces(match.group(), language)
        if wanted(piece.text)
    ]


def _may_begin(letter: str, language: str, heads: frozenset[str]) -> bool:
    return language != "en" or not letter.isascii() or letter.isdigit() or letter.lower() in heads


def stream(text: str, language: str) -> list[str]:
    """The terms to index.

    >>> stream("Naïve C++ users' 3.5 U.S. running-shoes", "en")
    ['naiv', 'c++', 'user', '3.5', 'us', 'run', 'shoe', 'runningsho']
    >>> stream("東京都", "ja")
    ['東京', '京都', '都']
    """
    return [piece.text for word in _WORD.findall(text) for piece in _pieces(word, language)]


def spelled(text: str, language: str) -> list[tuple[str, str]]:
    """The terms to index, each with the word that it stands for.

    >>> spelled("Running shoes", "en")
    [('run', 'running'), ('shoe', 'shoes')]
    """
    found = []
    for word in _WORD.findall(text):
        lower = word.lower()
        for piece in _pieces(word, language):
            part = word[piece.start : piece.end].lower()
            found.append((piece.text, part if _HYPHEN.search(word) or _NUMBERED.fullmatch(word) else lower))
    return found


def query_stream(text: str, language: str) -> list[str]:
    """The terms to look for: as indexed, but without the single character that closes a run of bigrams."""
    found = []
    for word in _WORD.findall(text):
        pieces = _pieces(word, language)
        unspaced = len(pieces) > 1 and _UNSPACED_RUN.fullmatch(word)
        found += [piece.text for piece in (pieces[:-1] if unspaced else pieces)]
    return found


def _pieces(word: str, language: str) -> tuple[Term, ...]:
    return _cached_pieces(word, language) if len(word) <= LONGEST_TERM else _made_pieces(word, language)


def _made_pieces(word: str, language: str) -> tuple[Term, ...]:
    if _UNSPACED_RUN.fullmatch(word):
        return tuple(_bigrams(word))
    if _HYPHEN.search(word):
        return _compound(word, language)
    if language != "en" and _APOSTROPHE.search(word):  # l'eau, dell'arte
        return _parts(word, language)
    if numbered := _NUMBERED.fullmatch(word):
        return _numbered(word, numbered.start(2), language)
    term = _UNINDEXED.sub("", _term(word, language))[:LONGEST_TERM]
    return (Term(term, 0, len(word)),) if term else ()


def _compound(word: str, language: str) -> tuple[Term, ...]:
    """The parts of a word with hyphens, and the word as others write it, without them.

    >>> [piece.text for piece in _compound("re-opened", "en")]
    ['re', 'open', 'reopen']
    """
    parts, start = [], 0
    for piece in _HYPHEN.split(word):
        parts += [Term(t.text, start + t.start, start + t.end) for t in _made_pieces(piece, language)]
        start += len(piece) + 1
    whole = _HYPHEN.sub("", word)
    if len(_HYPHEN.findall(word)) >= _MOST_PARTS or whole.isdigit() or _UNSPACED_RUN.search(whole):
        return tuple(parts)
    term = _UNINDEXED.sub("", _term(whole, language))[:LONGEST_TERM]
    return (*parts, Term(term, 0, len(word))) if term else tuple(parts)


def _numbered(word: str, at: int, language: str) -> tuple[Term, ...]:
    """A name with a number, whole and in its parts.

    >>> [piece.text for piece in _numbered("RFC2616", 3, "en")]
    ['rfc2616', 'rfc', '2616']
    """
    whole = _UNINDEXED.sub("", _term(word, language))[:LONGEST_TERM]
    name = _UNINDEXED.sub("", _term(word[:at], language))[:LONGEST_TERM]
    return (Term(whole, 0, len(word)), Term(name, 0, at), Term(normalised(word[at:]), at, len(word)))


def _parts(word: str, language: str) -> tuple[Term, ...]:
    return tuple(
        Term(piece.text, match.start(), match.end())
        for match in _BETWEEN_APOSTROPHES.finditer(word)
        for piece in _made_pieces(match.group(), language)
    )


_cached_pieces = lru_cache(maxsize=50_000)(_made_pieces)


def _bigrams(run: str) -> list[Term]:
    """Each two neighbours and, so that it is found by itself, the last character."""
    normal = normalised(run)
    if len(normal) == len(run):
        return [Term(normal[i : i + 2], i, min(i + 2, len(run))) for i in range(len(run))]
    return [Term(normal[i : i + 2], 0, len(run)) for i in range(len(normal))]


def _term(word: str, language: str) -> str:
    normal = normalised(word, language).replace("’", "'")
    if normal[0].isdigit():
        return _number(normal)
    if normal[-1] in "+#":
        return normal
    # The English stemmer knows no accents and the Hebrew one no points; the others need theirs.
    word = normal.replace(".", "")
    return unaccented(stem(unaccented(word) if language in ("en", "he") else word, language))


def _number(text: str) -> str:
    """A number however it is written; shares are the same with and without zeros at their end.

    >>> _number("1,234.56"), _number("1.234,56"), _number("7.50%"), _number("2.10")
    ('1234.56', '1234.56', '7.5', '2.10')
    """
    bare = text.rstrip("%")
    if match := _THOUSANDS.fullmatch(bare):
        bare = match[1].replace(",", "") + (match[2] or "")
    elif match := _POINTED_THOUSANDS.fullmatch(bare):
        bare = f"{match[1].replace('.', '')}.{match[2]}"
    else:
        bare = bare.replace(",", ".")
    return bare.rstrip("0").rstrip(".") if bare != text and text.endswith("%") and "." in bare else bare
