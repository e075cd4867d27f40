"""A title for a source that may have none."""

import re

from wikimind.extract.document import HEADING, Document

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4}")
LONGEST = 200
FROM_TEXT = 80  # characters taken from the first words of a source without a title

_TOOL_MADE = re.compile(
    r"^(?:Microsoft (?:Word|PowerPoint|Excel)\s*-\s*)|\.(?:docx?|pdf|tex|dvi|indd|pptx?|qxd|txt|html?)$", re.I
)
_EMPTY = re.compile(
    r"(?:untitled(?: document)?|document\s?\d*|title|slide\s?\d+|paper|\d+|index|home|scan\w*|[\W\d_]*)", re.I
)


def choose_title(document: Document) -> str:
    """The document's own title, else its highest first heading, else its first words; never empty."""
    own = clean_title(document.title)
    if own:
        return own
    headings = [block for block in document.blocks if block.kind == HEADING]
    for block in sorted(headings, key=lambda b: (b.level, b.start)):
        heading = clean_title(document.block_text(block))
        if heading:
            return heading
    return _first_words(document.text) or "Untitled"


def clean_title(title: str) -> str:
    """On one line, without what a tool put in; empty for titles that name nothing.

    >>> clean_title("Microsoft Word - Annual  report.doc"), clean_title("untitled")
    ('Annual report', '')
    """
    title = _TOOL_MADE.sub("", " ".join(title.split())).strip(" -–—|·")
    if _DAY.fullmatch(title):  # what a daily note is called
        return title
    return "" if _EMPTY.fullmatch(title) else _shortened(title, LONGEST)


def _first_words(text: str) -> str:
    line = next((line.strip() for line in text.splitlines() if re.search(r"\w", line)), "")
    sentence = re.split(r"(?<=\w\w)[.!?:](?:\s|$)", line, maxsplit=1)[0]
    return _shortened(sentence.strip(" #*-–—.,:;"), FROM_TEXT)


def _shortened(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"
