"""The sections that fit a kind of document, and which of them a sentence belongs to."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from wikimind.extract.document import LIST
from wikimind.nlp.cues import cues
from wikimind.pipeline.keyless import headings
from wikimind.pipeline.keyless.headings import role_of
from wikimind.pipeline.keyless.kinds import SAID
from wikimind.pipeline.keyless.outline import Outline
from wikimind.pipeline.keyless.sentences import Sentence

QUOTES = '"“„«»‘「『'
AGREED = ("Decisions", "To do")
_ANNOUNCED = {headings.DECISIONS: "Decisions", headings.ACTIONS: "To do"}
Facet = Callable[[Outline, Sentence, str], str]

_DECIDED = re.compile(
    r"\b(?:decid\w+|(?<!no )(?:decision|resolution)s?|agree[ds]?|(?:is|are|be) (?:no longer )?allowed"
    r"|takes effect|let's|we'll|we will|we should|we're going to|we are going to"
    r"|going with|final(?:ly)?"
    r"|approved?|carried|resolved|beschl[oi]\w+|vereinbart|einig\w+|genehmigt|einstimmig|adopté\w*"
    r"|approuvé\w*|aprob\w+"
    r"|deliber\w+|besloten|goedgekeurd|uchwal\w+|postanow\w+|αποφάσισ\w+|εγκρί\w+|kararlaştır\w+"
    r"|утвержд\w+|постанов\w+|wir (?:machen|nehmen|werden)|décid\w+"
    r"|convenu|on va|acord\w+"
    r"|decidi\w+|vamos a|реши\w+|договорил\w+|будем)\b",
    re.IGNORECASE,
)
_DECIDED_ELSEWHERE = re.compile(
    "決定|決ま|可決|承認|决定|通过|批准|결정|의결|ตกลง|มีมติ|قرر|وافق|החליט|אושר|निर्णय|स्वीकृत"
)
_TO_DO = re.compile(
    r"\b(?:I'll|I will|can you|could you|you (?:can|should|could|need to)|has to|have to|need(?:s)? to"
    r"|by (?:monday|tuesday|wednesday|thursday"
    r"|friday|tomorrow|next)|next week|deadline|to do|action item|follow up|ich (?:werde|mache|kümmere)"
    r"|bis (?:montag|dienstag|mittwoch"
    r"|donnerstag|freitag|morgen)|muss noch|je vais|il faut|d'ici|tengo que|hay que|para el|нужно|надо"
    r"|к (?:понедельнику|пятнице)|(?-i:[A-Z]\w+) (?:will|is to|to) \w+|wird (?:\w+ ){0,8}\w+en\b"
    r"|se charge de"
    r"|si occupa|zal|зробить|поручен\w*)\b",
    re.IGNORECASE,
)
_EXPLAINS = re.compile(
    r"(?:the|a|an|all|some|any|most|this|it|they|there|I|we|as|in general|both|if|die|der|das|alle|es"
    r"|wenn|le|la|les|il|el|los|si)\b",
    re.IGNORECASE,
)
_INGREDIENTS = re.compile(
    r"\b(?:ingredients|zutaten|ingrédients|ingredientes|ingredienti|ингредиенты)\b|材料|原料|you(?:'"
    r"|’)?ll need|you will need",
    re.IGNORECASE,
)


def _of_paper(outline: Outline, sentence: Sentence, language: str) -> str:
    role = role_of(outline.sections[sentence.section].heading)
    signs = cues(sentence.text, language)
    if role == headings.RELATED or "others" in signs:
        return "Related work"
    if role in (headings.LIMITS, headings.OPEN):
        return "Limits"
    if role in (headings.RESULTS, headings.CONCLUSION):
        return "Results"
    if role in (headings.PROBLEM, headings.INTRODUCTION):
        return "Results" if "measure" in signs and "result" in signs else "Problem"
    if role in (headings.DATA, headings.METHOD):
        return {headings.DATA: "Data", headings.METHOD: "Method"}[role]
    return "Results" if "result" in signs else "Method"


def _of_news(outline: Outline, sentence: Sentence, language: str) -> str:
    said = sentence.text[0] in QUOTES or SAID.search(sentence.text)
    return "What people say" if said else "What happened"


def _of_how_to(outline: Outline, sentence: Sentence, language: str) -> str:
    role = role_of(outline.sections[sentence.section].heading)
    if role == headings.NEEDED or role != headings.STEPS and _INGREDIENTS.search(sentence.text):
        return "What you need"
    if role == headings.STEPS or sentence.kind == LIST:
        return "Steps"
    if outline.has_steps:
        return "Good to know"
    return "Good to know" if sentence.flaw != "verb" and _EXPLAINS.match(sentence.text) else "Steps"


def _of_meeting(outline: Outline, sentence: Sentence, language: str) -> str:
    role = role_of(outline.sections[sentence.section].heading)
    if role in _ANNOUNCED:
        return _ANNOUNCED[role]
    if _DECIDED.search(sentence.text) or _DECIDED_ELSEWHERE.search(sentence.text):
        return "Decisions"
    return "To do" if _TO_DO.search(sentence.text) else "What was said"


@dataclass(frozen=True)
class Shape:
    """Sections in their order, and what puts a sentence into one of them; `whole` where all that is told
    belongs there, and no digest follows.
    """

    facets: tuple[str, ...] = ("",)
    facet_of: Facet = lambda *_: ""
    whole: bool = False


_NONE = Shape()
SHAPES = {
    "paper": Shape(("Problem", "Method", "Data", "Results", "Limits", "Related work"), _of_paper, whole=True),
    "news": Shape(("What happened", "What people say"), _of_news, whole=True),
    "howto": Shape(("What you need", "Steps", "Good to know"), _of_how_to, whole=True),
    "meeting": Shape(("Decisions", "To do", "What was said"), _of_meeting),
}


def shape_of(outline: Outline, chosen: Sequence[int], kind: str) -> Shape:
    """The shape of the kind; none where the headings of a paper do not say what its parts are."""
    if kind == "paper":
        roles = [role_of(outline.sections[outline.sentences[i].section].heading) for i in chosen]
        return SHAPES[kind] if sum(map(bool, roles)) >= len(roles) / 2 else _NONE
    return SHAPES.get(kind, _NONE)
