"""A document as sections and sentences: the material from which a draft is chosen."""

import re
from dataclasses import dataclass

from wikimind.articles.draft import Statement
from wikimind.extract.document import BYLINE, HEADING, LIST, PARAGRAPH, Block, Document
from wikimind.nlp.sentences import split
from wikimind.nlp.standalone import flaw
from wikimind.nlp.words import content_stems

# Sections that say nothing about the subject.
_APART = re.compile(
    r"(?:references?|bibliography|works cited|literature(?: cited)?|acknowledge?ments?|funding"
    r"|author contributions?|conflicts? of interest|competing interests?|(?:table of )?contents|index"
    r"|about the authors?|further reading|see also|external links|notes|footnotes|endnotes|key ?words"
    r"|copyright|licen[sc]e|disclaimer|colophon|list of (?:figures|tables)|related (?:articles|posts|links"
    r"|pages)|comments|share|sources|navigation|literatur(?:verzeichnis)?|danksagung"
    r"|inhalts?(?:verzeichnis|übersicht)|einzelnachweise|weblinks|anmerkungen|quellen|bibliographie"
    r"|remerciements|sommaire|table des matières|références|notes et références|bibliografía|referencias"
    r"|agradecimientos|índice|enlaces externos)\W*",
    re.IGNORECASE,
)
_ABSTRACT = re.compile(
    r"(?:abstract|(?:executive |plain language )?summary|tl;?dr|in brief|zusammenfassung|kurzfassung"
    r"|résumé|resumen)\W*",
    re.IGNORECASE,
)
_NUMBERING = re.compile(
    r"^(?:(?i:chapter|section|part|kapitel|chapitre|capítulo)\s+)?(?:\d+(?:\.\d+)*[.):]?|[IVX]{1,5}[.):]"
    r"|[A-Z](?:[.):]|\.\d+(?:\.\d+)*[.):]?))\s+(?=[^\W\d_])"
)
_BULLET = re.compile(r"(?:[•■▪◦●‣·*–—-]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)])\s+")


LONGEST_HEADING = 120
SPARSE = 12  # fit sentences: fewer are hardly enough to choose from


@dataclass(frozen=True)
class Section:
    """A heading without its number and its level, 1 for the highest below the title; without heading at
    the start.
    """

    heading: str
    level: int
    apart: bool  # references, acknowledgements and the like


@dataclass(frozen=True)
class Sentence:
    """`document.text[start:end]`, where it stands, and its stems.

    `block` numbers the block of the document, `place` the sentence within it.
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

    def statement(self, document: Document) -> Statement:
        quote = document.text[self.start : self.end]
        return Statement(quote, quote, self.start, self.end)


@dataclass(frozen=True)
class Outline:
    """Sections in order; sentences in order, none twice; persons named in bylines."""

    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    byline: str

    @property
    def fit(self) -> list[int]:
        """The indices of the sentences that stand alone.

        A short text has no sentence to spare: there those count too whose verb was not recognised.
        """
        fit = [i for i, sentence in enumerate(self.sentences) if not sentence.flaw]
        if len(fit) >= SPARSE:
            return fit
        return [
            i for i, s in enumerate(self.sentences) if not s.flaw or s.flaw == "verb" and s.text.endswith(".")
        ]


def outline_of(document: Document, title: str = "") -> Outline:
    """Only paragraphs and list items give sentences; sections apart from the subject give none."""
    sections = [Section("", 0, False)]
    top = _top_level(document, title)
    sentences: list[Sentence] = []
    said: set[tuple[str, ...]] = set()
    bylines: list[str] = []
    spoken = _is_spoken(document)
    for number, block in enumerate(document.blocks):
        if block.kind == HEADING:
            heading = clean_heading(document.block_text(block))
            if _is_title(heading, title):
                sections.append(Section("", 0, False))
            elif _names_a_section(heading):
                sections.append(_section(heading, max(1, block.level - top + 1), sections))
        elif block.kind == BYLINE:
            bylines.append(document.block_text(block))
        elif block.kind in (PARAGRAPH, LIST) and not sections[-1].apart:
            for sentence in _sentences(document, number, len(sections) - 1, spoken):
                if sentence.stems not in said:
                    said.add(sentence.stems)
                    sentences.append(sentence)
    return Outline(tuple(sections), tuple(sentences), "\n".join(bylines))


def clean_heading(text: str) -> str:
    """On one line, without its number.

    >>> clean_heading("3.1  Data\\nand models"), clean_heading("II. Results"), clean_heading("A new view")
    ('Data and models', 'Results', 'A new view')
    """
    return _NUMBERING.sub("", " ".join(text.split()), count=1)


def _is_title(heading: str, title: str) -> bool:
    return bool(title) and heading.casefold() == " ".join(title.split()).casefold()


def _names_a_section(heading: str) -> bool:
    """Not the pieces of formulas and sentences that are set like headings in some files."""
    letters = sum(c.isalpha() for c in heading)
    dense = len("".join(heading.split()))
    return (
        letters >= 2
        and letters >= 0.7 * dense
        and len(heading) <= LONGEST_HEADING
        and not heading.endswith(("-", ",", ";"))
        and not re.search(r"[.:!]\s\S.*[a-z]\s[a-z]+\s[a-z]+|\S@\S|[=<>∑∫]", heading)
    )


def _top_level(document: Document, title: str) -> int:
    """The highest level of headings that are not the title."""
    levels = [
        block.level
        for block in document.blocks
        if block.kind == HEADING and not _is_title(clean_heading(document.block_text(block)), title)
    ]
    return min(levels, default=1)


def _section(heading: str, level: int, before: list[Section]) -> Section:
    """A section below one that is apart is apart as well."""
    apart = bool(_APART.fullmatch(heading))
    if not apart and before[-1].apart:
        apart = level > before[-1].level
    return Section(heading, level, apart)


def _is_spoken(document: Document) -> bool:
    """Transcripts and jotted notes: paragraphs that mostly end without a stop."""
    paragraphs = [document.block_text(b).rstrip() for b in document.blocks if b.kind == PARAGRAPH]
    unstopped = sum(not text.endswith((".", "!", "?", ":", "”", '"', ")", "。", "]")) for text in paragraphs)
    return bool(paragraphs) and unstopped > 0.7 * len(paragraphs)


def _sentences(document: Document, number: int, section: int, spoken: bool) -> list[Sentence]:
    block = document.blocks[number]
    text = document.block_text(block)
    found = []
    for start, end in split(text, document.language):
        bullet = _BULLET.match(text, start, end)
        start = bullet.end() if bullet else start
        words = " ".join(text[start:end].split())
        if not words:
            continue
        unpunctuated = spoken or (block.kind == LIST and end == len(text.rstrip()))
        found.append(
            Sentence(
                words,
                block.start + start,
                block.start + end,
                section,
                tuple(content_stems(words, document.language)),
                flaw(words, document.language, unpunctuated=unpunctuated),
                number,
                len(found),
                block.kind,
            )
        )
    return found


def abstract_of(outline: Outline) -> list[int]:
    """The indices of the sentences of an abstract that stand alone; none where no heading announces one."""
    return [
        i for i in outline.fit if _ABSTRACT.fullmatch(outline.sections[outline.sentences[i].section].heading)
    ]
