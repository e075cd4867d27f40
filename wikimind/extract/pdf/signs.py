"""What a whole document teaches about signs that a page alone leaves open: read elsewhere, or named wrongly.

A font may be readable on one page and too short on the next; its codes mean the same on both. And a font may
name letters that it does not draw: a broken table makes Ethiopic and Cherokee of what is printed in Chinese.
Such letters give themselves away by belonging to scripts that the document does not otherwise use, mixed
within one word.
"""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from wikimind.extract.pdf.encodings import by_font_name
from wikimind.extract.pdf.glyphs import Glyph, wrong_sign
from wikimind.extract.pdf.names import Names
from wikimind.nlp.unreadable import MARK

Signs = dict[int, dict[str, str]]  # by page: what a sign is read as

_FIRST_OTHER = "\u0400"  # letters before are Latin and Greek, which stand in every document
_RARE = 0.02  # of the letters of a document: a script that it does not otherwise use
_USED = 200  # letters that are a use whatever their share
_ALONE = 2  # letters of a script: too few for a word, unless single ones are common
_SINGLE = frozenset(("HAN", "CYRILLIC", "HEBREW"))
_EAST_ASIAN = "CJK HIRAGANA KATAKANA KATAKANA-HIRAGANA BOPOMOFO KANGXI IDEOGRAPHIC HALFWIDTH FULLWIDTH"
_EVERYWHERE = (
    "LATIN GREEK COPTIC MODIFIER MICRO OHM KELVIN ANGSTROM MATHEMATICAL DOUBLE-STRUCK SCRIPT BLACK-LETTER"
    " PLANCK ALEF BET COMBINING CIRCLED"
)
_FAMILIES = {**dict.fromkeys(_EAST_ASIAN.split(), "HAN"), **dict.fromkeys(_EVERYWHERE.split(), "")}


@dataclass
class SignsSeen:
    """What one page shows of signs without Unicode and of letters of rarer scripts."""

    unread: Counter[str] = field(default_factory=Counter)
    read: dict[str, str] = field(default_factory=dict)
    letters: Counter[tuple[str, str]] = field(default_factory=Counter)  # by font and letter
    words: Counter[tuple[str, frozenset[str]]] = field(default_factory=Counter)  # by font and scripts
    total: int = 0


def seen_in(glyphs: Sequence[Glyph]) -> SignsSeen:
    seen = SignsSeen(total=len(glyphs))
    for glyph in glyphs:
        if glyph.sign and glyph.char == MARK:
            seen.unread[glyph.sign] += 1
        elif glyph.sign:
            seen.read[glyph.sign] = glyph.char
    _see_scripts(seen, glyphs)
    return seen


def _see_scripts(seen: SignsSeen, glyphs: Sequence[Glyph]) -> None:
    scripts: set[str] = set()
    before: Glyph | None = None
    for glyph in glyphs:
        family = script(glyph.char) if glyph.char >= _FIRST_OTHER else ""
        if before is not None and (not family or glyph.spaced or glyph.font.name != before.font.name):
            seen.words[before.font.name, frozenset(scripts)] += 1
            scripts, before = set(), None
        if family:
            seen.letters[glyph.font.name, glyph.char] += 1
            scripts.add(family)
            before = glyph
    if before is not None:
        seen.words[before.font.name, frozenset(scripts)] += 1


@lru_cache(maxsize=8192)
def script(char: str) -> str:
    """The script of a letter by its name in Unicode; "" for Latin, Greek, mathematics and what is no letter.

    >>> script("ж"), script("漢"), script("か"), script("β"), script("�")
    ('CYRILLIC', 'HAN', 'HAN', '', '')
    """
    if unicodedata.category(char[0])[0] not in "LM":
        return ""
    first = unicodedata.name(char[0], "").partition(" ")[0]
    return _FAMILIES.get(first, first)


def signs_of(
    pages: Mapping[int, SignsSeen], named: Callable[[dict[int, set[str]]], dict[int, Names]]
) -> Signs:
    """For each page its signs that can be read after all, and MARK for letters that are named wrongly.

    `named` looks up what the codes of fonts are called, by page and font.
    """
    unread = {number: set(map(_font, seen.unread)) for number, seen in pages.items() if seen.unread}
    names = named(unread) if unread else {}
    known = _known(pages.values()) if unread else {}
    wrong = _wrong_letters(pages.values())
    signs: Signs = {}
    for number, seen in pages.items():
        found = {wrong_sign(name, char): MARK for name, char in wrong if (name, char) in seen.letters}
        for sign in seen.unread:
            if char := _named(sign, names.get(number, {})) or known.get(_shape(sign), ""):
                found[sign] = char
        if found:
            signs[number] = found
    return signs


def _named(sign: str, names: Names) -> str:
    """What the font's own table makes of a sign, else what is laid down for fonts of this name."""
    font, code = _font(sign), _code(sign)
    if font not in names:
        return ""
    return names[font][code] if code in names[font] else by_font_name(font, code)


def _font(sign: str) -> str:
    return sign.split(":", 3)[3]


def _code(sign: str) -> int:
    return int(sign.split(":", 3)[1], 16)


def _shape(sign: str) -> str:
    """What a sign is called on every page: its code, width and font without its number on this page."""
    return sign.partition(":")[2]


def _known(pages: Iterable[SignsSeen]) -> dict[str, str]:
    """What signs were read as, where all pages that read them agree."""
    readings: dict[str, set[str]] = defaultdict(set)
    for seen in pages:
        for sign, char in seen.read.items():
            readings[_shape(sign)].add(char)
    return {shape: next(iter(chars)) for shape, chars in readings.items() if len(chars) == 1}


def _wrong_letters(pages: Iterable[SignsSeen]) -> set[tuple[str, str]]:
    letters: Counter[tuple[str, str]] = Counter()
    words: Counter[tuple[str, frozenset[str]]] = Counter()
    unread: Counter[str] = Counter()
    total = 0
    for seen in pages:
        letters.update(seen.letters)
        words.update(seen.words)
        total += seen.total
        for sign, count in seen.unread.items():
            unread[_font(sign)] += count
    rare = _rare_scripts(letters, total)
    broken = _broken_fonts(words, rare)
    return {
        (name, char)
        for (name, char), count in letters.items()
        if name in broken or _is_stray(script(char), rare) or script(char) in rare and unread[name] > count
    }


def _rare_scripts(letters: Counter[tuple[str, str]], total: int) -> dict[str, int]:
    """The scripts that a document holds next to nothing of, with the number of their letters."""
    counts: Counter[str] = Counter()
    for (_, char), count in letters.items():
        counts[script(char)] += count
    return {name: count for name, count in counts.items() if count < min(_USED, _RARE * total)}


def _broken_fonts(words: Counter[tuple[str, frozenset[str]]], rare: Mapping[str, int]) -> set[str]:
    """Fonts whose words mix scripts, one of which at least the document does not otherwise use."""
    odd, mixed = Counter[str](), Counter[str]()
    for (name, scripts), count in words.items():
        if any(each in rare for each in scripts):
            odd[name] += count
            mixed[name] += count * (len(scripts) > 1)
    return {name for name, count in odd.items() if mixed[name] >= 0.3 * count}


def _is_stray(name: str, rare: Mapping[str, int]) -> bool:
    return rare.get(name, _ALONE + 1) <= _ALONE and name not in _SINGLE
