"""Stretches of a sentence that can be an answer of a kind: dates, numbers, names, reasons, lists.

Dates, numbers and names are found in most European languages, the other kinds by English, German, French
and Spanish markers.
"""

import re
from collections.abc import Callable
from typing import Literal

AnswerType = Literal[
    "date", "number", "name", "place", "reason", "means", "definition", "list", "quotation", "any"
]
Span = tuple[int, int]

_MONTHS = (
    "jan(?:uar[yi]?)?|feb(?:ruar[yi]?)?|mar(?:ch|s|zo)|märz|apr(?:il(?:e)?)?|may|mai|maggio|mayo|june?|juni"
    "|juin|junio|july?|juli|juillet|julio|aug(?:ust)?|août|agosto|sept?(?:ember)?|septiembre|oct(?:ober)?"
    "|oktober|octobre|octubre|nov(?:ember|embre|iembre)?|dec(?:ember)?|dezember|décembre|diciembre|janvier"
    "|enero|février|febrero|avril|abril"
)
_NUMBER_WORDS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    "|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?"
    "|millions?|billions?|trillions?|dozens?|half|one|once|twice|none|zero|third|quarters?|percent|several"
    "|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|hundert|tausend|millionen|milliarden|hälfte"
    "|deux|trois|quatre|cinq|sept|huit|neuf|dix|douze|cent|mille|moitié|dos|tres|cuatro|cinco|seis|siete"
    "|ocho|nueve|diez|doce|cien|mil|millones|mitad|due|tre|quattro|cinque|sei|sette|otto|nove|dieci"
)
_DATE = re.compile(
    rf"\b(?:1\d{{3}}|20\d{{2}})(?:s|er)?\b|\b(?:{_MONTHS})\.? \d|\b\d{{1,2}}(?:st|nd|rd|th|\.)? (?:of |de )?"
    rf"(?:{_MONTHS})\b|\bin (?:early |late |mid-)?(?:{_MONTHS})\b"
    r"|\b(?:\d+(?:st|nd|rd|th)|[a-z]+(?:th|st|nd|rd)|[XVI]+e?|\d+\.)[ -](?:and \S+ )?(?:centur|jahrhundert"
    r"|siècle|siglo|millenni)|\b\d[\d,]* ?(?:bce?|ce|ad|v\. ?chr|mya|years ago)\b|\bsiglo [xvi]+\b"
    r"|\b\d{1,2}[:.]\d{2} ?(?:[ap]\.?m|uhr)|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b\d{4}-\d\d-\d\d\b"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b[\d.]+ (?:million|billion|thousand) years\b"
    r"|\b(?:spring|summer|autumn|winter) (?:of )?\d",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    rf"(?<![\w.])[$€£¥]?\d[\d.,]*(?:[½¼¾%°]|(?:st|nd|rd|th|x|km|kg|cm|mm|m|g|s|h)\b|\b)|[½¼¾]"
    rf"|(?<!\w)(?:{_NUMBER_WORDS})(?!\w)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:1\d|20)\d\d[.,]?")
_NAME = re.compile(
    r"(?<!\w)[^\W\d_a-z][\w.’'&-]*(?:(?: (?:of|the|de|von|van|der|du|la|le|and|for|al|&) | )"
    r"(?=[^\W\d_a-z])[\w.’'&-]+)*"
)
_PLACE = re.compile(
    r"\b(?:in|at|near|from|to|into|on|through|across|between|around|outside|inside|of|à|en|dans|im|bei"
    r"|nach|aus"
    r"|auf|nel|nella|a|em|na|no|te|op) (?:(?:the|der|dem|den|la|le|les|el|los) )?(?:\w+ ){0,2}?[A-ZÀ-Þ]\w+"
    r"|\b(?:north|south|east|west|centre|center|coast|region|city|town|country|village|island|river|state"
    r"|located|situated|headquarter\w*)\b"
)
_MARKERS = {
    "reason": r"because|due to|owing to|in order to|so that|so as to|as a result|result(?:s|ed"
              r"|ing)? (?:in|from)"
    r"|caus(?:e|es|ed|ing)|led to|leads? to|reasons?|therefore|thus|hence|since|for (?:this|these|his|her"
    r"|their)"
    r"|to (?:avoid|prevent|protect|reduce|help|allow|make|keep|ensure)|as (?:it|they|he|she|there)|weil|da"
    r"|deshalb|daher|wegen|aufgrund|um .{1,60} zu|denn|parce qu\w*|car|à cause|grâce|afin|pour|porque|debido"
    r"|por|para|perché|a causa",
    "means": r"by \w+ing|by (?:means|way)|by|through|using|via|with|durch|mittels|indem|mit|par|grâce"
             r"|en \w+ant"
    r"|mediante|por medio|con|\w+ando|\w+endo",
    "definition": r"(?:is|are|was|were|is called|be) (?:(?:\w+ly|often|also) )?(?:an?|the|one of|any|any of)"
    r"|refers? to|known as|defined as|definition|means?|meaning|called|termed|consists? of|denotes?|i\.e"
    r"|(?:ist|sind|war|waren) (?:ein\w*|der|die|das)|bezeichnet|bedeutet|versteht man"
    r"|(?:est|sont|était) (?:une?|le|la|les)|désigne|signifie|(?:es|son|era) (?:una?|el|la|los)|significa"
    r"|(?:è|sono) (?:una?|il|la|lo)",
    "list": r"such as|includ(?:e|es|ed|ing)|consists? of|namely|like|both|wie|darunter|sowohl|tels? que"
            r"|comme|como"
    r"|incluyen?",
}  # fmt: skip
_COMPILED = {
    kind: re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE) for kind, pattern in _MARKERS.items()
}
_ENUMERATION = re.compile(r"[^,;]{2,60}[,;] (?:[^,;]{2,60}[,;] )?(?:and|or|und|oder|et|ou|y|o|e) ")
_QUOTATION = re.compile(r"[\"“«„][^\"”»“]{2,80}[\"”»“]")
_FIRST_WORD = re.compile(r"\W*\w+")


def spans_of(kind: AnswerType, sentence: str, language: str = "en") -> list[Span]:
    """Where the sentence has something of this kind.

    >>> text = "In 1848 Robert Fortune took 20,000 plants to India by sea."
    >>> [text[a:b] for kind in ("date", "number", "name") for a, b in spans_of(kind, text)]
    ['1848', '20,000', 'Robert Fortune', 'India']
    """
    if kind in _FINDERS:
        return _FINDERS[kind](sentence, language)
    pattern = _COMPILED.get(kind)
    return [match.span() for match in pattern.finditer(sentence)] if pattern else []


def _with(pattern: re.Pattern[str]) -> Callable[[str, str], list[Span]]:
    return lambda sentence, _: [match.span() for match in pattern.finditer(sentence)]


def _names(sentence: str, language: str) -> list[Span]:
    """Runs of capitalised words; a single one says nothing where it opens the sentence, or in German."""
    if language == "de":
        return [match.span() for match in re.finditer(r"[A-ZÄÖÜ]\w+ [A-ZÄÖÜ]\w+", sentence)]
    opening = _FIRST_WORD.match(sentence)
    first = opening.end() if opening else 0
    names = (match for match in _NAME.finditer(sentence) if match.end() > first or _is_odd(match.group()))
    return [(name.start(), name.start() + len(name.group().rstrip(".'’-&"))) for name in names]


def _is_odd(word: str) -> bool:
    """Whether a first word is written as only names are."""
    return sum(letter.isupper() for letter in word) > 1 or any(letter in word for letter in "-&’'")


def _lists(sentence: str, _language: str) -> list[Span]:
    return [m.span() for pattern in (_ENUMERATION, _COMPILED["list"]) for m in pattern.finditer(sentence)]


def _numbers(sentence: str, _language: str) -> list[Span]:
    """Years are numbers only where there are no others."""
    spans = [match.span() for match in _NUMBER.finditer(sentence)]
    return [span for span in spans if not _YEAR.fullmatch(sentence[slice(*span)])] or spans


_FINDERS: dict[str, Callable[[str, str], list[Span]]] = {
    "date": _with(_DATE),
    "number": _numbers,
    "name": _names,
    "place": _with(_PLACE),
    "quotation": _with(_QUOTATION),
    "list": _lists,
    "any": lambda _sentence, _language: [],
}
