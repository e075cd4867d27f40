"""Which words of an article's text name another article: values in, values out.

It reads the HTML of a text that is laid out but whose links lead nowhere yet (`wiki.markdown.layout_of`). The
words stay as they are; only their places are told.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import NamedTuple

import regex

from wikimind.articles.names import Unit, name_keys, text_heads, units
from wikimind.models.article import CONCEPT
from wikimind.nlp.everyday import is_everyday_title, is_everyday_word, is_one_word
from wikimind.nlp.words import WORD
from wikimind.wiki.titles import title_key

_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:"[^"]*"|[^">])*)>')
_TITLE_OF_LINK = re.compile(r'data-wikilink="([^"]*)"')
_NEVER_INSIDE = frozenset(("a", "code", "pre", "kbd", "h1", "h2", "h3", "h4", "h5", "h6"))
_WITHIN_A_LINE = frozenset(("b", "del", "em", "i", "mark", "s", "span", "strong", "sub", "sup", "abbr"))
_FORMULA_OR_NOTICE = re.compile(r'class="(?:math|quiet)\b')
_EMPTY = frozenset(("br", "hr", "img"))
_ENDS_SENTENCE = re.compile(r"[.!?:…。！？]['”’»)\]]*\s+['“‘«(\[]*\Z")
_STOP = re.compile(r"[.!?;…]\s|[。！？；।]")
_REFERENCE = re.compile(r"&#?\w+;")
_NOUNS_IN_CAPITALS = frozenset(("de", "lb"))
_KATAKANA = regex.compile(r"[\p{Katakana}ー]")
_FEWEST_KANA = 3  # letters of a name in a script of sounds that has no spaces; two may be part of any word
_SOUNDS = regex.compile(r"[\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")


class ArticleForm(NamedTuple):
    """A name of an article as it is written, and the key by which links reach it."""

    article_id: int
    key: str
    form: str
    kind: str
    title: str


class Mention(NamedTuple):
    """Words at `start:end` of a layout that name the article which `key` reaches."""

    start: int
    end: int
    key: str


@dataclass(frozen=True)
class TextRun:
    """Words that follow each other in a layout; `begins` is whether a sentence begins with the first one."""

    start: int
    text: str
    section: int
    begins: bool
    units: tuple[Unit, ...]


@dataclass
class LaidOutText:
    """The words of a layout that may become links, and the titles that each section links already."""

    runs: list[TextRun] = field(default_factory=list)
    linked: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))

    def heads(self) -> set[str]:
        return {head for run in self.runs for head in text_heads(run.units)}


def read_layout(layout: str, language: str) -> LaidOutText:
    """The text outside of links, code, headings and formulas. Each heading of level 2 begins a section."""
    read = LaidOutText()
    at, section, inside, begins = 0, 0, list[str](), True
    for tag in _TAG.finditer(layout):
        if at < tag.start() and not inside:
            words = units(layout[at : tag.start()], language)
            if words:
                text = layout[at : tag.start()]
                read.runs.append(TextRun(at, text, section, begins, tuple(words)))
                begins = False
        at, closing, name, rest = tag.end(), *tag.groups()
        section += name == "h2" and not closing
        begins = begins or name not in _WITHIN_A_LINE | {"a", "code"}
        if title := _TITLE_OF_LINK.search(rest):
            read.linked[section].add(title_key(unescape(title[1])))
        _note_forbidden(inside, bool(closing), name, rest)
    return read


def _note_forbidden(inside: list[str], closing: bool, name: str, rest: str) -> None:
    """Keep `inside` the open elements from the outermost one on in which nothing may become a link."""
    if closing:
        if inside and inside[-1] == name:
            inside.pop()
    elif name not in _EMPTY and (inside or name in _NEVER_INSIDE or _FORMULA_OR_NOTICE.search(rest)):
        inside.append(name)


def mentions(text: LaidOutText, forms: Iterable[ArticleForm], language: str) -> list[Mention]:
    """The first mention of each article in each section, longer names before shorter ones."""
    by_first: dict[str, list[tuple[tuple[str, ...], ArticleForm]]] = defaultdict(list)
    for form in forms:
        keys = name_keys(form.form, language)
        if keys:
            by_first[keys[0]].append((keys, form))
    linked = {section: set(titles) for section, titles in text.linked.items()}
    found: list[Mention] = []
    for run in text.runs:
        told = linked.setdefault(run.section, set())
        for start, end, form in _apart(_places(run, by_first, language)):
            title = title_key(form.title)
            if title not in told and form.key not in told:
                told.add(title)
                found.append(Mention(run.start + start, run.start + end, form.key))
    return found


Place = tuple[int, int, ArticleForm]


def _places(
    run: TextRun, by_first: dict[str, list[tuple[tuple[str, ...], ArticleForm]]], language: str
) -> Iterator[Place]:
    """Every name that stands in the run, whether or not they overlap."""
    keys = tuple(unit.key for unit in run.units)
    for at, key in enumerate(keys):
        for name, form in by_first.get(key, ()):
            if keys[at : at + len(name)] == name and _is_meant(run, at, at + len(name), form, language):
                yield run.units[at].start, run.units[at + len(name) - 1].end, form


def _apart(places: Iterable[Place]) -> list[Place]:
    """The longest of those that overlap, in the order of the text."""
    kept: list[Place] = []
    for place in sorted(places, key=lambda p: (p[0] - p[1], p[0], p[2].article_id)):
        if all(place[1] <= other[0] or other[1] <= place[0] for other in kept):
            kept.append(place)
    return sorted(kept, key=lambda place: place[0])


def _is_meant(run: TextRun, first: int, last: int, form: ArticleForm, language: str) -> bool:
    """Whether these words mean the article, and not what everybody calls so."""
    words = [run.text[unit.start : unit.end] for unit in run.units[first:last]]
    if _cuts_a_word(run, first, last) or _ends_between(run, first, last):
        return False
    if is_one_word(form.form):
        begins = run.begins if first == 0 else bool(_ENDS_SENTENCE.search(run.text[: run.units[first].start]))
        word = run.text[run.units[first].start : run.units[last - 1].end]
        return _is_term(word, form, begins=begins, language=language)
    if form.kind != CONCEPT:
        return not is_everyday_title(form.form)
    # A name in capitals, as of a work or a place, is none in small letters.
    own = WORD.findall(form.form)
    return len(own) != len(words) or not all(
        name[:1].isupper() and word[:1].islower() for name, word in zip(own[1:], words[1:], strict=True)
    )


def _is_term(word: str, form: ArticleForm, *, begins: bool, language: str) -> bool:
    """Whether a single word is a concept written as the space writes it, or else a proper name."""
    name = form.form
    if is_everyday_word(name) or is_everyday_word(word):
        return False
    if form.kind == CONCEPT:
        same = _shape(word) == _shape(name)
        return same or (begins and _shape(name) == "small" and _shape(word) == "capital")
    if _shape(word) == "mixed":
        return _shape(name) == "mixed"
    return _shape(word) == "capital" and not begins and language not in _NOUNS_IN_CAPITALS


def _shape(word: str) -> str:
    """How a word is written. The s of a plural behind capitals does not count.

    >>> [_shape(word) for word in ("raft", "Raft", "CNNs", "iPhone", "水車")]
    ['small', 'capital', 'mixed', 'mixed', 'small']
    """
    if not any(letter.isupper() for letter in word):
        return "small"
    rest = word[1:]
    return "capital" if word[0].isupper() and not any(letter.isupper() for letter in rest) else "mixed"


def _ends_between(run: TextRun, first: int, last: int) -> bool:
    """Whether a sentence ends among these words."""
    gaps = (
        run.text[one.end : other.start]
        for one, other in zip(run.units[first : last - 1], run.units[first + 1 : last], strict=True)
    )
    return any(_STOP.search(_REFERENCE.sub("", gap)) for gap in gaps if len(gap) > 1 or not gap.isspace())


def _cuts_a_word(run: TextRun, first: int, last: int) -> bool:
    """Whether letters without spaces begin or end inside what is surely one word, or are too few for one."""
    own = [unit.key for unit in run.units[first:last]]
    if all(map(_SOUNDS.match, own)) and len(own) < _FEWEST_KANA:
        return True
    return _joined(run, first - 1, first) or _joined(run, last - 1, last)


def _joined(run: TextRun, one: int, other: int) -> bool:
    """Whether both units are letters of the one word in katakana."""
    if one < 0 or other >= len(run.units):
        return False
    left, right = run.units[one], run.units[other]
    return left.end == right.start and bool(_KATAKANA.match(left.key) and _KATAKANA.match(right.key))


def heads_of(texts: Sequence[LaidOutText]) -> list[str]:
    """What to look up for these texts, sorted so that neighbours in the index follow each other."""
    return sorted(set().union(*(text.heads() for text in texts)))
