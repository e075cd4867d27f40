"""What a source calls itself: its metadata, its title line or file name, its first heading."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath

from wikimind.extract.document import BYLINE, HEADING, LIST, PARAGRAPH, Document
from wikimind.nlp.speech import label_of
from wikimind.pipeline.keyless.headings import role_of
from wikimind.pipeline.keyless.kinds import MINUTES

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4}")
LONGEST = 200
LONGEST_PART, LONGEST_PART_NAME = 2, 30  # words and characters of a heading that names a mere part
LONGEST_LINE = 100  # characters of a line that may be a title
FROM_TEXT = 80  # characters taken from the first words of a source without a title
NAMED_BY_FILE = ("meeting", "talk", "log", "table", "code")  # their first words are no title
OPENING_BLOCKS = 6

_TOOL_MADE = re.compile(
    r"^(?:Microsoft (?:Word|PowerPoint|Excel)\s*-\s*)|\.(?:docx?|pdf|tex|dvi|indd|pptx?|qxd|txt|html?"
    r"|md|xlsx?)$",
    re.I,
)
_EMPTY = re.compile(
    r"(?:untitled(?: document)?|document\s?\d*|title|slide\s?\d+|sheet\s?\d+|paper|\d+|index|home"
    r"|scan\w*|readme|license|licence"
    r"|text|note|notes|new|main|default|page|export|download|transcript|[\W\d_]*)",
    re.I,
)
# Headings that any document of its kind may have.
_ANY = re.compile(
    r"(?:contents|table of contents|references|bibliography|acknowledge?ments?|appendix\s?\w?|index"
    r"|preface|foreword|cover|copyright"
    r"|inhalt(?:sverzeichnis)?|literatur(?:verzeichnis)?|sommaire|índice|оглавление|目次|目录"
    r"|(?:chapter|part|book|section|kapitel|teil|chapitre|partie|capítulo|capitolo|глава"
    r"|часть)\s+(?:[\dIVXLC]+|one|two|three|four|five)"
    r"|第.{1,4}[章回節编編])\W*",
    re.I,
)
_GREETING = re.compile(
    r"(?:dear|hello|hi|hey|good (?:morning|evening)|lieber?|sehr geehrte\w*|hallo|cher|chère|bonjour"
    r"|hola|estimad[oa]|querid[oa]|caro|ciao|дорог\w+|уважаем\w+|привет)\b",
    re.I,
)
# "Leipzig, den 2. Juli 2026", "March 4, 1861"
_DATED = re.compile(
    r"(?:[^\W\d_][\w .’'-]{1,30},? )?(?:(?:the|den|le|el|il|dnia|am|op) )?"
    r"(?:\d{1,2}(?:\.|st|nd|rd|th|er|º)? (?:de |of )?[^\W\d_]{3,12}\.?,?(?: de)?"
    r"|[^\W\d_]{3,12} \d{1,2}(?:st|nd|rd|th)?,)"
    r" \d{4}(?: г\.)?",
    re.I,
)
_NUMBER = re.compile(r"^(?:\d+(?:\.\d+)+\.?|\d+\.|§\s?\d+)\s+(?=[^\W\d_])")
_CHAPTER = re.compile(r"^(?:[IVXLC]+\.|\d+\.)$")
_NAMED = re.compile(
    r"^(?:title|feature name|titel|titre|título|subject|betreff|название)\s*:\s*(?P<title>\S.{2,150})$",
    re.I | re.M,
)
_SHOUTED = re.compile(r"[^\W\d_]{4,}|^\w+")
_SITE = re.compile(r"\s+(?:[|·»«]|[-–—]{1,2}|::)\s+")
_ARBITRARY = re.compile(
    r"^(?:[0-9a-f]{8,}|[\d\W_]+|(?:img|dsc|scan|doc|file|page|chapter|part|untitled|download|export"
    r"|document|unnamed)[\W\d_]*)$",
    re.I,
)


def choose_title(document: Document, filename: str = "", kind: str = "") -> str:
    """The first that names something, in an order of trust that depends on the kind; never empty."""
    first, second = (
        (_from_file(filename), _title_line(document))
        if kind in NAMED_BY_FILE
        else (_title_line(document), _from_file(filename))
    )
    own = clean_title(_without_site(document))
    own = "" if kind in NAMED_BY_FILE and own == PurePath(filename).stem else own
    named = clean_title(_named(document)) or kind == "meeting" and clean_title(_minutes_line(document)) or ""
    headings = list(_from_headings(document))
    generic = _is_generic(own)
    in_order = (
        ("" if generic else own, named, *headings[:1], first, second)
        if kind not in NAMED_BY_FILE
        else ("" if generic else own, named, first, *headings[:1], second)
    )
    return next(filter(None, in_order), "") or own or _first_words(document.text) or "Untitled"


def clean_title(title: str) -> str:
    """On one line, without what a tool put in; empty for titles that name nothing.

    >>> clean_title("Microsoft Word - Annual  report.doc"), clean_title("untitled")
    ('Annual report', '')
    """
    title = _TOOL_MADE.sub("", " ".join(title.split())).strip(" -–—|·`*_")
    if _DAY.fullmatch(title):  # what a daily note is called
        return title
    title = _NUMBER.sub("", title)
    if title.endswith(".") and not title.endswith("..") and title.count(".") <= 2:
        title = title[:-1]
    if title.isupper() and len(title.split()) > 2:
        title = _SHOUTED.sub(lambda word: word[0][0] + word[0][1:].lower(), title)
    return "" if _EMPTY.fullmatch(title) else _shortened(title, LONGEST)


def _is_generic(title: str) -> bool:
    """A heading that says which part of a document it is, not which document."""
    bare = re.sub(r"^[\dIVX]+(?:\.\d+)*[.)]?\s+", "", title)
    # “Results” is a part of many documents; “Data structures in Rust” is one.
    part = len(bare.split()) <= LONGEST_PART and len(bare) <= LONGEST_PART_NAME and role_of(bare)
    if _DATED.fullmatch(title):
        return True
    return not title or bool(_ANY.fullmatch(bare) or part or _GREETING.match(bare) and len(bare.split()) <= 6)


def _without_site(document: Document) -> str:
    """The title of a page without the name of its site at either end."""
    title = " ".join(document.title.split())
    site = document.metadata.get("sitename", "").casefold()
    parts = _SITE.split(title)
    if len(parts) < 2:
        return title
    headings = {
        " ".join(document.block_text(b).split()).casefold() for b in document.blocks if b.kind == HEADING
    }
    for at in range(len(parts) - 1, 0, -1):
        rest = title[: [m.start() for m in _SITE.finditer(title)][at - 1]]
        tail = title[len(rest) :].strip(" |·»«-–—:").casefold()
        if rest.casefold() in headings or site and (tail in site or site in tail):
            return rest
    return title


def _named(document: Document) -> str:
    """A line at the beginning that says "Title: …"."""
    opening = [
        document.block_text(b) for b in document.blocks[:OPENING_BLOCKS] if b.kind in (PARAGRAPH, LIST)
    ]
    match = _NAMED.search("\n".join(opening))
    return match["title"] if match else ""


def _minutes_line(document: Document) -> str:
    """The line at the beginning that calls the document minutes, where it says of what."""
    opening = [line for b in document.blocks[:OPENING_BLOCKS] for line in document.block_text(b).splitlines()]
    return next((line for line in opening if MINUTES.search(line) and _says_of_what(line)), "")


def _says_of_what(line: str) -> bool:
    return (
        len(line) <= LONGEST_LINE
        and len(MINUTES.sub("", line).split()) >= 2
        and not line.endswith((".", ":"))
    )


def _from_headings(document: Document) -> Iterator[str]:
    """Headings that stand above all text, or alone on their level; others name parts."""
    headings = [block for block in document.blocks if block.kind == HEADING]
    levels = Counter(block.level for block in headings)
    text = next((block.start for block in document.blocks if block.kind not in (HEADING, BYLINE)), 0)
    for block in sorted(headings, key=lambda b: (b.level, b.start)):
        heading = clean_title(document.block_text(block))
        near = block.start < max(2000, len(document.text) // 10)
        names_all = block.start <= text or levels[block.level] == 1 and near
        if heading and names_all and not _is_generic(heading):
            yield heading


def _title_line(document: Document) -> str:
    """A short line above the text."""
    number = ""
    for block in document.blocks[:2]:
        text = document.block_text(block)
        line = " ".join(text.splitlines()[0].split()) if text.strip() else ""
        if block.kind in (PARAGRAPH, HEADING) and _CHAPTER.match(line):
            number = line
            continue
        stops = sum(one.rstrip().endswith((".", ",", ";", "?")) for one in text.splitlines()[1:])
        fits = (
            block.kind in (PARAGRAPH, HEADING)
            and len(line) <= LONGEST_LINE
            and not stops
            and len(text.splitlines()) <= 4
        )
        sentence = line.endswith((",", ";", ":")) or len(line.split()) > 14
        if (
            fits
            and not sentence
            and len(line.split()) > 1
            and not _is_generic(line)
            and not label_of(line + " ")[1]
        ):
            return clean_title(line)
        return ""
    return clean_title(number)


def _from_file(filename: str) -> str:
    """A file name made readable.

    >>> _from_file("meeting-on_tea.vtt"), _from_file("3f2a9c81d0.pdf")
    ('Meeting on tea', '')
    """
    stem = PurePath(filename).stem
    stem = re.sub(r"\.(?:[a-z]{2,3}|min|draft|final)$", "", stem)
    words = re.sub(r"[_\s]+|(?<=\w)-(?=\w)", " ", stem).strip()
    if (
        _ARBITRARY.match(words)
        or _EMPTY.fullmatch(words)
        or not re.search(r"[^\W\d_]{3}|[\u3040-\u9fff]{2}", words)
    ):
        return ""
    return clean_title(words[:1].upper() + words[1:])


def _first_words(text: str) -> str:
    line = next((line.strip() for line in text.splitlines() if re.search(r"\w", line)), "")
    sentence = re.split(r"(?<=\w\w)[.!?:](?:\s|$)", line[label_of(line)[1] :], maxsplit=1)[0]
    return _shortened(sentence.strip(" #*-–—.,:;"), FROM_TEXT)


def _shortened(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"
