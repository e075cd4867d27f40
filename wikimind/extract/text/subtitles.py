"""Subtitles (SubRip and WebVTT) → Document: cues run together into paragraphs that know their times."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from wikimind.errors import Unreadable
from wikimind.extract.document import PARAGRAPH, Document, DocumentBuilder
from wikimind.extract.text.encoding import decode

# 00:01:02,345 --> 00:01:04,000 in SubRip; WebVTT has a point, may leave the hours out and may add settings.
TIMING = re.compile(
    r"^(?:(\d{1,3}):)?([0-5]?\d):([0-5]\d)[.,]\d{1,3}[ \t]+-->[ \t]+[\d:.,]+[^\n]*$", re.MULTILINE
)
_VOICE = re.compile(r"<v(?:\.[^ >]*)? ([^>]+)>")
_TAG = re.compile(r"</?[^<>]{0,200}>|\{\\[^{}]{0,80}\}")
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


def read(path: Path) -> Document:
    """What is said, as paragraphs. Raises Unreadable where there is not a single cue."""
    cues = list(_cues(decode(path.read_bytes()).replace("\r\n", "\n").replace("\r", "\n")))
    if not cues:
        raise Unreadable("There are no words between the times of these subtitles; add a complete file.")
    builder = DocumentBuilder()
    paragraphs = list(_paragraphs(cues))
    for paragraph in paragraphs:
        builder.add(PARAGRAPH, _opening(paragraph) + " ".join(cue.text for cue in paragraph))
    document = builder.build()
    times: list[tuple[int, int]] = []
    for block, paragraph in zip(document.blocks, paragraphs, strict=True):
        offset = block.start + len(_opening(paragraph))
        for cue in paragraph:
            times.append((offset if times and cue is not paragraph[0] else block.start, cue.second))
            offset += len(cue.text) + 1
    return replace(document, times=tuple(times))


def _opening(paragraph: list[_Cue]) -> str:
    return f"{paragraph[0].voice}: " if paragraph[0].voice else ""


def _cues(text: str) -> Iterator[_Cue]:
    """The cues in order; lines that the one before showed already, as rolling captions do, are left out."""
    marks = list(TIMING.finditer(text))
    before: list[str] = []
    for at, mark in enumerate(marks):
        end = marks[at + 1].start() if at + 1 < len(marks) else len(text)
        body = text[mark.end() : end].strip("\n").split("\n\n", 1)[0]
        voice = _VOICE.search(body)
        lines = [" ".join(html.unescape(_TAG.sub("", line)).split()) for line in body.split("\n")]
        lines = [line for line in lines if line]
        fresh = [line for line in lines if line not in before]
        before = lines
        if fresh:
            hours, minutes, seconds = (int(part or 0) for part in mark.groups())
            second = 3600 * hours + 60 * minutes + seconds
            yield _Cue(second, " ".join(fresh), voice[1].strip() if voice else "")


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
