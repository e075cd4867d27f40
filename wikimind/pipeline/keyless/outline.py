"""A document as sections and sentences: the material from which a draft is chosen."""

import re
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate

from wikimind.extract.document import BYLINE, CODE, HEADING, LIST, PARAGRAPH, Document
from wikimind.nlp.debris_patterns import CLOSING
from wikimind.nlp.words import content_stems
from wikimind.pipeline.keyless.headings import STEPS, role_of
from wikimind.pipeline.keyless.sentences import STOPS, Sentence, lines_of_code, said_in, sentences_in

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


LONGEST_HEADING = 120
LEANING = frozenset(("opening", "pronoun"))
# Flaws of what is no sentence, but says something under the line that introduces it.
FRAGMENT = frozenset(("end", "verb", "length", "start", "code", "symbols", "words"))
# Flaws of what is debris wherever it stands.
DEBRIS = frozenset(
    ("glued", "brackets", "caption", "capitals", "aside", "unreadable", "reference", "furniture", "roadmap")
)
# Flaws of titles, and how many entries stand how near where they are part of a bibliography.
TITLE_LIKE, ENTRIES, NEAR = frozenset(("verb", "words", "capitals", "length")), 2, 4
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
class Outline:
    """Sections in order; sentences in order, none twice; persons named in bylines."""

    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    byline: str

    @cached_property
    def has_steps(self) -> bool:
        """Whether steps are listed, or a heading announces them."""
        listed = any(sentence.kind == LIST for sentence in self.sentences)
        return listed or any(role_of(section.heading) == STEPS for section in self.sections)

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


def outline_of(document: Document, title: str = "", speakers: frozenset[str] = frozenset()) -> Outline:
    """Paragraphs, list items and short code give sentences; sections apart from the subject give none, and
    what only repeats the title or a heading neither.

    Where there are `speakers`, their names are told apart from what they say.
    """
    sections = [Section("", 0, False)]
    top = _top_level(document, title)
    sentences: list[Sentence] = []
    said: set[tuple[str, ...]] = set()
    subject = set(content_stems(title, document.language))
    bylines: list[str] = []
    spoken = bool(speakers) or _is_spoken(document)
    for number, block in enumerate(document.blocks):
        if block.kind == HEADING:
            heading = clean_heading(document.block_text(block))
            if _is_title(heading, title):
                sections.append(Section("", 0, False))
            elif _names_a_section(heading):
                sections.append(_section(heading, max(1, block.level - top + 1), sections))
        elif block.kind == BYLINE:
            bylines.append(document.block_text(block))
        elif block.kind in (PARAGRAPH, LIST, CODE) and not sections[-1].apart:
            if block.kind == CODE:
                read = lines_of_code(document, number, len(sections) - 1)
            elif speakers:
                read = said_in(document, number, len(sections) - 1, speakers)
            else:
                read = sentences_in(document, number, len(sections) - 1, spoken)
            for sentence in read:
                # Steps and quantities may differ by a number alone, which has no stem.
                words = (sentence.text,) if block.kind == LIST else sentence.stems
                if words not in said:
                    said.add(words)
                    sentences.append(sentence if sentences else _opening(sentence, subject))
    names = _names(document, title)
    sentences = [s for s in sentences if s.stems not in names] or sentences
    sentences = without_titles(sentences)
    supported = with_turns(sentences) if speakers else with_support(sentences)
    return Outline(tuple(sections), tuple(supported), "\n".join(bylines))


def _opening(sentence: Sentence, subject: set[str]) -> Sentence:
    """The first sentence of a text may lean on the title: "This soup …" """
    explained = sentence.flaw in LEANING and not subject.isdisjoint(sentence.stems[:3])
    return replace(sentence, flaw="") if explained else sentence


def _names(document: Document, title: str) -> set[tuple[str, ...]]:
    """The stems of the title and of the headings: a sentence with just these says nothing more."""
    names = [title, *(document.block_text(b) for b in document.blocks if b.kind == HEADING)]
    return {tuple(content_stems(" ".join(name.split()), document.language)) for name in names}


def without_titles(sentences: list[Sentence]) -> list[Sentence]:
    """Titles amid entries of a bibliography are marked as parts of it."""
    entries = [0, *accumulate(sentence.flaw == "reference" for sentence in sentences)]
    return [
        replace(sentence, flaw="reference")
        if sentence.flaw in TITLE_LIKE
        and entries[min(len(sentences), i + NEAR + 1)] - entries[max(0, i - NEAR)] >= ENTRIES
        else sentence
        for i, sentence in enumerate(sentences)
    ]


def with_support(sentences: list[Sentence]) -> list[Sentence]:
    """Each sentence that leans on another with the index of that one."""
    found: list[Sentence] = []
    introduction: int | None = None
    for i, sentence in enumerate(sentences):
        before = sentences[i - 1] if i else None
        if before and before.block != sentence.block:
            introduction = _introduction(sentences, i, introduction)
        support = None
        if sentence.kind == CODE or sentence.kind == LIST and sentence.place == 0:
            support = introduction if _needs(sentence, sentences, introduction) else None
        elif before and sentence.flaw in LEANING and _can_support(before, sentence):
            support = i - 1
        found.append(replace(sentence, support=support))
    return found


def _needs(sentence: Sentence, sentences: list[Sentence], introduction: int | None) -> bool:
    """Whether an item stands below its introduction: a whole sentence does where a colon announces it."""
    return sentence.flaw in FRAGMENT or introduction is not None and sentences[introduction].text[-1] in ":："


def _can_support(before: Sentence, sentence: Sentence) -> bool:
    """Whether the sentence before can be quoted together with one that leans on it: what another paragraph
    says may be about something else.
    """
    ended = before.text.rstrip(CLOSING).endswith(STOPS)
    return before.block == sentence.block and ended and before.flaw not in DEBRIS


def _introduction(sentences: list[Sentence], i: int, introduction: int | None) -> int | None:
    """The sentence that introduces the list or the code which sentence `i` begins or continues."""
    sentence, before = sentences[i], sentences[i - 1]
    if sentence.kind not in (LIST, CODE) or sentence.section != before.section:
        return None
    if before.kind == PARAGRAPH or sentence.kind == CODE and before.kind == LIST:
        return i - 1 if before.text.endswith((":", "：")) or not before.text.endswith(STOPS) else None
    return introduction


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


def with_turns(sentences: list[Sentence]) -> list[Sentence]:
    """A turn that goes on where the same speaker was interrupted leans on what came before."""
    found: list[Sentence] = []
    for i, sentence in enumerate(sentences):
        cut = bool(found) and _was_interrupted(found[-1], sentence)
        found.append(replace(sentence, support=i - 1) if cut else sentence)
    return found


def _was_interrupted(before: Sentence, sentence: Sentence) -> bool:
    """Whether the sentence begins the next turn of a speaker whose last one was cut off."""
    same = sentence.speaker == before.speaker and sentence.place == 0
    near = 0 < sentence.block - before.block <= 2
    return same and near and not before.text.endswith(STOPS)


def abstract_of(outline: Outline) -> list[int]:
    """The indices of the sentences of an abstract that stand alone; none where no heading announces one."""
    return [
        i for i in outline.fit if _ABSTRACT.fullmatch(outline.sections[outline.sentences[i].section].heading)
    ]
