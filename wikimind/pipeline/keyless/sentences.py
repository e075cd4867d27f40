"""The sentences of a paragraph, a turn of speech or a short piece of code, and where they stand."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from wikimind.articles.draft import Statement
from wikimind.extract.document import CODE, LIST, PARAGRAPH, Document
from wikimind.nlp.sentences import split
from wikimind.nlp.speech import fillers, label_of, opening
from wikimind.nlp.standalone import flaw
from wikimind.nlp.words import content_stems

LEAST_SAID = 4  # different stems in a sentence of a conversation that says something
LONGEST_CODE = 120  # characters of a line of code that is quoted like a sentence
MOST_CODE_LINES = 3
STOPS = (".", "!", "?", "。", "！", "？", "।", "؟", "…")
LONGEST_SALUTATION = 60  # characters of a line behind whose comma a letter begins

# A line of fields begins with a name and a colon, a line of a contract with a number in brackets.
_OWN_LINE = re.compile(r"\n(?=[^\W\d_][^\n:：.!?]{0,30}[:：]\s|\(\w{1,3}\)\s|§)")
# What a talk says before it says something: "hello everyone and thanks for coming so today …"
_GREETED = re.compile(
    r"(?:hello|hi|hey|welcome|good (?:morning|afternoon|evening)|hallo|guten (?:tag|morgen|abend)"
    r"|bonjour|bonsoir"
    r"|hola|buen[oa]s (?:días|tardes)|ciao|buongiorno|olá|bom dia|привет"
    r"|здравствуйте|добрый день)\b[^.!?]{0,80}?"
    r"(?:\bso\s+(?=today\b|I\b)|\s(?=today\b|heute\b|aujourd|hoy\b|oggi\b|hoje\b|сегодня\b))",
    re.IGNORECASE,
)
_FIELD_LINE = re.compile(r"[^\W\d_][^\n:：.!?]{0,30}[:：]\s")
# Where news come from: "BERGEN (NTB) — The port …"
_DATELINE = regex.compile(
    r"(?:\p{Lu}[\p{Lu}\p{M} .’'-]{2,30}(?:, \p{L}[\w .]{1,20})?(?: ?\([\w/ .]{2,20}\))?"
    r"|\p{L}[\w .’'-]{2,30} ?\((?:dpa|\p{Lu}{2,8})(?:/\p{Lu}{2,8})?\)|\(\p{Lu}[\p{L} /]{1,12}\))"
    r"\s?(?:—|–|--|-)\s?(?=[\p{L}\p{N}])"
)
_BULLET = re.compile(r"(?:[•■▪◦●‣·*–—-]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)])\s+")


@dataclass(frozen=True)
class Sentence:
    """`document.text[start:end]`, where it stands, and its stems.

    `block` numbers the block of the document, `place` the sentence within it. `support` is the index of the
    sentence that this one leans on: the one before it, or the line that introduces a list.
    """

    text: str
    start: int
    end: int
    section: int
    stems: tuple[str, ...]
    flaw: str
    block: int = 0
    place: int = 0
    kind: str = PARAGRAPH
    support: int | None = None
    speaker: str = ""
    left_out: int = 0

    def statement(self, document: Document) -> Statement:
        quote = document.text[self.start : self.end]
        return Statement(quote, quote, self.start, self.end, speaker=self.speaker, left_out=self.left_out)


def sentences_in(document: Document, number: int, section: int, spoken: bool) -> list[Sentence]:
    """The sentences of a paragraph or an item, without their bullets."""
    block = document.blocks[number]
    text = document.block_text(block)
    found: list[Sentence] = []
    for start, end in _spans(document, number):
        bullet = _BULLET.match(text, start, end)
        start = bullet.end() if bullet else start
        if document.times and (greeting := _GREETED.match(text, start, end)):
            start = greeting.end()
        elif document.times:
            start += opening(text[start:end], document.language)
        words = " ".join(text[start:end].split())
        if not words:
            continue
        loose = spoken or (block.kind == LIST and end == len(text.rstrip()))
        loose = loose or not found and _follows_salutation(document, number)
        found.append(
            Sentence(
                words,
                block.start + start,
                block.start + end,
                section,
                tuple(content_stems(words, document.language)),
                flaw(words, document.language, unpunctuated=loose),
                number,
                len(found),
                block.kind,
            )
        )
    return found


def _spans(document: Document, number: int) -> Iterator[tuple[int, int]]:
    """Where the sentences of a block begin and end: none runs over a line that the writer set apart, and what
    is spoken without stops is cut between captions. Datelines belong to no sentence.
    """
    block = document.blocks[number]
    text = document.block_text(block)
    start = 0
    if dateline := _DATELINE.match(text):
        start = dateline.end()
    for line, last in _lines(text, start):
        stretch = (
            text[line:last] if not document.times else _in_captions(document, block.start + line, last - line)
        )
        for first, end in split(stretch, document.language):
            yield line + first, line + end


def _lines(text: str, start: int) -> Iterator[tuple[int, int]]:
    for match in _OWN_LINE.finditer(text, start):
        yield start, match.start()
        start = match.end()
    if "\n" in text[start:] and _FIELD_LINE.match(text, start):
        end = text.index("\n", start)
        yield start, end
        start = end + 1
    yield start, len(text)


def _in_captions(document: Document, start: int, length: int) -> str:
    """The text with a line end before each caption."""
    characters = list(document.text[start : start + length])
    at = bisect_left(document.times, (start + 1, -1))
    for offset, _ in document.times[at:]:
        if offset >= start + length:
            break
        characters[offset - start - 1] = "\n"
    return "".join(characters)


def _follows_salutation(document: Document, number: int) -> bool:
    """Whether the block goes on behind "Dear Ann,", in many languages with a small letter."""
    before = document.block_text(document.blocks[number - 1]) if number else ""
    return before.endswith((",", "،")) and len(before) <= LONGEST_SALUTATION


def said_in(document: Document, number: int, section: int, speakers: frozenset[str]) -> list[Sentence]:
    """What is said in a turn, without the speaker's name and the sounds at the beginning of sentences."""
    block = document.blocks[number]
    text = document.block_text(block)
    name, begin = label_of(text)
    if name not in speakers:
        name, begin = "", 0
    found: list[Sentence] = []
    for start, end in split(text[begin:], document.language):
        start += begin + opening(text[begin + start : begin + end], document.language)
        end += begin
        words = " ".join(text[start:end].split())
        idle = fillers(document.language)
        stems = tuple(stem for stem in content_stems(words, document.language) if stem not in idle)
        if len(set(stems)) < LEAST_SAID:
            continue
        reason = flaw(words[:1].upper() + words[1:], document.language, unpunctuated=True)
        found.append(
            Sentence(
                words,
                block.start + start,
                block.start + end,
                section,
                stems,
                reason,
                number,
                len(found),
                PARAGRAPH,
                None,
                name,
            )
        )
    return found


def lines_of_code(document: Document, number: int, section: int) -> list[Sentence]:
    """The lines of a short piece of code; a long one says too much for an article."""
    block = document.blocks[number]
    lines = list(re.finditer(r"[^\s][^\n]*[^\s]", document.block_text(block)))
    if len(lines) > MOST_CODE_LINES or any(len(line[0]) > LONGEST_CODE for line in lines):
        return []
    return [
        Sentence(
            line[0],
            block.start + line.start(),
            block.start + line.end(),
            section,
            tuple(content_stems(line[0], document.language)),
            "code",
            number,
            place,
            CODE,
        )
        for place, line in enumerate(lines)
    ]
