"""Subtitles (SubRip, WebVTT, SubStation, TTML) → Document: cues run together into paragraphs."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path
from xml.etree import ElementTree as etree

import pysubs2
import regex

from wikimind.errors import Unreadable
from wikimind.extract.document import PARAGRAPH, Document, DocumentBuilder
from wikimind.extract.hints import Hints
from wikimind.extract.text.encoding import decode

_TIMING = re.compile(
    r"^[ \t]*(?:(\d{1,4}):)?(\d{1,2}):(\d{2})(?:[.,]\d{1,3})?[ \t]*-->[^\n]*(?:\n|\Z)", re.MULTILINE
)
# What WebVTT says between cues.
_ASIDE = re.compile(r"\n[ \t]*\n(?:NOTE|STYLE|REGION)(?:[ \t\n](?:[^\n]+\n?)*|\Z)")
_VOICE = re.compile(r"<v(?:\.[^ >]*)? ([^>]+)>")
_TAG = re.compile(r"</?[^<>]{0,200}>|\{\\[^{}]{0,80}\}")
# One to four words with a capital, or of a script without any: “Jane Doe: ”.
_NAMED = regex.compile(
    r"((?:[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}\p{N}.'’-]*[ ]?){1,4}(?:\([^()]{1,30}\))?): (?=\S)"
)
_END = (".", "!", "?", "…", ".”", '."')
_LONG = 500  # characters after which a paragraph ends with its sentence
_LONGEST = 1500  # and after which it ends anyhow
_SILENCE = 6  # seconds between cues that part paragraphs


@dataclass(frozen=True)
class _Cue:
    """What is said from `second` on, by `voice` where that is told."""

    second: int
    text: str
    voice: str


def read(path: Path, hints: Hints = Hints()) -> Document:
    """What is said, as paragraphs. Raises Unreadable where there is not a single cue."""
    cues = _with_voices(list(_cues(_events(decode(path.read_bytes(), hints.charset)))))
    if not cues:
        raise Unreadable("There are no words between the times of these subtitles; add a complete file.")
    builder = DocumentBuilder()
    paragraphs = list(_paragraphs(cues))
    for paragraph in paragraphs:
        builder.add(PARAGRAPH, _opening(paragraph) + " ".join(cue.text for cue in paragraph))
    document = builder.build(title=hints.stem)
    times: list[tuple[int, int]] = []
    for block, paragraph in zip(document.blocks, paragraphs, strict=True):
        offset = block.start + len(_opening(paragraph))
        for cue in paragraph:
            times.append((offset if times and cue is not paragraph[0] else block.start, cue.second))
            offset += len(cue.text) + 1
    return replace(document, times=tuple(times))


def _opening(paragraph: list[_Cue]) -> str:
    return f"{paragraph[0].voice}: " if paragraph[0].voice else ""


def _events(text: str) -> Iterator[tuple[int, str, str]]:
    """The second, the text and the voice of what is shown, in the order in which it is. Raises Unreadable."""
    return iter(sorted(_timed(text) if "-->" in text else _styled(text), key=lambda event: event[0]))


def _timed(text: str) -> Iterator[tuple[int, str, str]]:
    """SubRip and WebVTT. A cue goes on over blank lines, to the name of the next one."""
    marks = list(_TIMING.finditer(text))
    for mark, following in zip_longest(marks, marks[1:]):
        body = text[mark.end() : following.start() if following else len(text)]
        if "\n\nNOTE" in body or "\n\nSTYLE" in body or "\n\nREGION" in body:
            body = _ASIDE.sub("\n", body)
        if following:
            body = _without_name(body)
        voice = _VOICE.search(body) if "<v" in body else None
        hours, minutes, seconds = (int(part or 0) for part in mark.groups())
        yield 3600 * hours + 60 * minutes + seconds, body, voice[1].strip() if voice else ""


def _without_name(body: str) -> str:
    """What stands between two lines of times without the number or name of the second cue.

    >>> _without_name("It cooled.\\n\\n3\\n"), _without_name("It cooled.\\n")
    ('It cooled.\\n\\n', 'It cooled.\\n')
    """
    start = body.rfind("\n", 0, -1) + 1
    before = body[body.rfind("\n", 0, start - 1) + 1 : start] if start else "-"
    return body[:start] if not before.strip() or body[start:].strip().isdigit() else body


def _styled(text: str) -> Iterator[tuple[int, str, str]]:
    """SubStation and TTML."""
    try:
        # Its first name, which the library does not know.
        text = text.replace("http://www.w3.org/2006/10/ttaf1", "http://www.w3.org/ns/ttml")
        found = pysubs2.SSAFile.from_string(text, keep_html_tags=True)
    except (pysubs2.exceptions.Pysubs2Error, ValueError, IndexError, etree.ParseError) as error:
        raise Unreadable(
            "These subtitles cannot be read; save them as SubRip or WebVTT and add that."
        ) from error
    for event in found:
        if not event.is_comment:
            body = event.text.replace("\\N", "\n").replace("\\n", "\n").replace("\\h", " ")
            yield event.start // 1000, body, event.name.strip()


def _cues(events: Iterator[tuple[int, str, str]]) -> Iterator[_Cue]:
    """The cues in order; lines that the one before showed already, as rolling captions do, are left out."""
    before: list[str] = []
    for second, body, voice in events:
        if "<" in body or "{" in body:
            body = _TAG.sub("", body)
        lines = [" ".join(line.split()) for line in html.unescape(body).split("\n")]
        lines = [line for line in lines if line]
        fresh = [line for line in lines if line not in before]
        before = lines
        if fresh:
            yield _Cue(second, " ".join(fresh), voice)


def _with_voices(cues: list[_Cue]) -> list[_Cue]:
    """Names before colons become voices where most cues begin with one, as in records of meetings."""
    named = [_NAMED.match(cue.text) if not cue.voice else None for cue in cues]
    if 2 * sum(map(bool, named)) <= len(cues):
        return cues
    return [
        replace(cue, text=cue.text[name.end() :], voice=name[1]) if name else cue
        for cue, name in zip(cues, named, strict=True)
    ]


def _paragraphs(cues: list[_Cue]) -> Iterator[list[_Cue]]:
    found: list[_Cue] = []
    length = 0
    for cue in cues:
        if found and _parts(found[-1], cue, length):
            yield found
            found, length = [], 0
        found.append(cue)
        length += len(cue.text) + 1
    yield found


def _parts(last: _Cue, cue: _Cue, length: int) -> bool:
    """Whether a paragraph of that length ends between two cues."""
    ended = last.text.endswith(_END)
    if cue.voice and cue.voice != last.voice or length > _LONGEST:
        return True
    return ended and (length > _LONG or cue.second - last.second > _SILENCE)
