"""Where sentences begin and end: syntok's segmentation with repairs for scholarly and technical prose."""

import re
from collections.abc import Iterator

from syntok.segmenter import segment
from syntok.tokenizer import Tokenizer

# Segmenting piece by piece keeps memory flat and bounds what one run of odd text can cost.
PIECE = 20_000

# Never the end of a sentence, whatever follows.
_ALWAYS_JOIN = re.compile(
    r"(?:^|[\s(\[“\"'])(?:[Dd]rs?|[Pp]rofs?|Mr|Mrs|Ms|Messrs|St|Mt|Gen|Sen|Rep|Gov|Capt|Col|Lt|Sgt|Rev|Hon"
    r"|e\.\s?g|i\.\s?e|cf|Cf|viz|vs|resp|w\.r\.t|i\.i\.d|a\.k\.a|[Ee]qns?|[Ee]qs?|[Ss]ects?|[Tt]hms?"
    r"|[Ll]em|approx|incl|bzw|z\.\s?B|d\.\s?h|u\.\s?a|vgl|ggf|sog|p\.\s?ex|p\.\s?ej|Hr|Fr|Mme|Sra?|Dra)\.$"
)
# The end of a sentence only where a capital or an opening quote follows.
_JOIN_BEFORE_NUMBER = re.compile(
    r"(?:^|[\s(\[])(?:[Ff]igs?|[Tt]abs?|[Cc]h(?:ap)?|[Ss]ecs?|[Rr]efs?|[Nn]os?|Nr|[Vv]ols?|pp?|[Aa]rt"
    r"|[Ee]x|[Ee]d|[Aa]pp|[Pp]ar|[Aa]lg|[Dd]ef|[Pp]rop|[Ll]n|[Pp]t|[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Jj]un"
    r"|[Jj]ul|[Aa]ug|[Ss]ept?|[Oo]ct|[Nn]ov|[Dd]ec|[Nn]úm|[Aa]bb|[Kk]ap|[Ss])\.$"
)
_INITIAL = re.compile(r"(?:^|[\s.(\[-])[^\W\d_]\.$")
_ORDINAL = re.compile(r"(?:^|\s)\d{1,2}\.$")
_INNER_DOT = re.compile(
    r"(?:^|\s)(?:[A-Z]\.){2,}$|(?:^|\s)(?:al|etc|Inc|Ltd|Co|Corp|Univ|Dept|Jr|Sr|[Ee]ds?|ca)\.$"
)
_OPENERS_AFTER_INITIAL = frozenset(
    [
        "the",
        "this",
        "that",
        "these",
        "those",
        "we",
        "it",
        "they",
        "he",
        "she",
        "i",
        "in",
        "on",
        "at",
        "for",
        "from",
        "with",
        "by",
        "to",
        "as",
        "a",
        "an",
        "and",
        "but",
        "or",
        "however",
        "our",
        "its",
        "their",
        "his",
        "her",
        "there",
        "here",
        "when",
        "where",
        "while",
        "if",
        "although",
        "because",
        "since",
        "after",
        "before",
        "such",
        "both",
        "each",
        "all",
        "some",
        "many",
        "most",
        "one",
        "two",
        "another",
        "first",
        "second",
        "finally",
        "thus",
        "hence",
        "therefore",
        "moreover",
        "furthermore",
        "what",
        "which",
        "who",
        "how",
        "why",
        "let",
        "note",
        "see",
        "der",
        "die",
        "das",
        "es",
        "ein",
        "eine",
        "wir",
        "le",
        "la",
        "les",
        "il",
        "elle",
        "el",
        "los",
        "las",
        "un",
        "une",
        "una",
    ]
)
_FIRST_WORD = re.compile(r"[\"“”‘’'«»„(\[]*([^\W\d_][\w’'-]*)")
_LOWER_WORD = re.compile(r"[(\[]?[^\W\d_A-Z][^\W\d_]*(?=[\s,;:.!?)\]]|$)")
_CLOSING_START = re.compile(r"[,;:)\]}”»%/–—=+<>-]")
# A stop that syntok reads over: behind a citation, a bracket or a quotation mark, or glued to an
# ideographic one.
_MISSED = re.compile(
    r"[.!?][\"”’'»)\]]*(?:\s?\[\d[\d,–\s-]*\])+\s+(?=[\"“‘«(\[]?[A-ZÀ-ÖØ-Þ])|(?:[a-zà-öø-ÿ]{3}"
    r"|[a-z\d%][)\]]|[A-Z]{2}|\d%|[ap]\.m)[.!?][\"”’'»]*\s+(?=[\"“‘«]?[A-ZÀ-ÖØ-Þ])|\d\.\s+(?=(?:The|This"
    r"|These|We|It|In|If|For|However|Then|A|An|Our|On|As|But|He|She|They)\s)"
    r"|[a-z)\]”\"][.!?][”\")]*[¹²³⁰⁴-⁹*†‡]{1,3}\s+(?=[\"“]?[A-ZÀ-ÖØ-Þ])|[。！？]+[」』”）]*"
)


def split(text: str, language: str = "en") -> list[tuple[int, int]]:
    """Spans of the sentences: `text[start:end]` has no outer white space, and only white space is left out.

    >>> [t[a:b] for t in ["See Fig. 3 by J. Doe et al. (2019). It works."] for a, b in split(t)]
    ['See Fig. 3 by J. Doe et al. (2019).', 'It works.']
    """
    spans: list[tuple[int, int]] = []
    for start, end in _pieces(text):
        piece = text[start:end]
        cuts = sorted({*_boundaries(piece), *(match.end() for match in _MISSED.finditer(piece))})
        for a, b in _joined(piece, cuts, language):
            spans.append((start + a, start + b))
    return spans


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Paragraphs; longer ones are cut at a line or a space near the limit."""
    for paragraph in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text):
        start, end = paragraph.span()
        while end - start > PIECE:
            window = text[start : start + PIECE]
            at = max(window.rfind(". "), window.rfind("\n")) + 1 or window.rfind(" ") + 1 or PIECE
            yield start, start + at
            start += at
        yield start, end


def _boundaries(piece: str) -> list[int]:
    """Offsets at which syntok lets a sentence begin."""
    tokens = Tokenizer(replace_not_contraction=False).tokenize(piece, 0)
    return [sentence[0].offset for sentence in segment(tokens) if sentence]


def _joined(piece: str, cuts: list[int], language: str) -> Iterator[tuple[int, int]]:
    start = 0
    for cut in [*cuts, len(piece)]:
        left = piece[start:cut].rstrip()
        if cut < len(piece) and (not left or not _ends(left, piece[cut : cut + 300].lstrip(), language)):
            continue
        lead = len(left) - len(left.lstrip())
        if left.strip():
            yield start + lead, start + len(left)
        start = cut


def _ends(left: str, right: str, language: str) -> bool:
    """Whether a sentence ends between `left` and `right`, where syntok or a missed stop suggests it."""
    if not right:
        return True
    if _CLOSING_START.match(right) or _opens_bracket_closed_soon(left, right):
        return False
    tail = left[-24:]
    if not tail.endswith("."):
        return not _LOWER_WORD.match(right) or tail[-1] in "!?…。！？"
    if _ALWAYS_JOIN.search(tail) or _LOWER_WORD.match(right):
        return False
    digit_next = right[0].isdigit() or right[0] in "([#§"
    if (_JOIN_BEFORE_NUMBER.search(tail) or _INNER_DOT.search(tail)) and digit_next:
        return False
    if _ORDINAL.search(tail) and language in ("de", "no", "da", "fi", "cs") and right[:1].isupper():
        return len(left) > 4 and _word(right).lower() in _OPENERS_AFTER_INITIAL
    if tail.endswith(("a.m.", "p.m.")):
        return _word(right).lower() in _OPENERS_AFTER_INITIAL
    if _INITIAL.search(tail):
        return _word(right).lower() in _OPENERS_AFTER_INITIAL and not tail.endswith((" I.", "(I."))
    return True


def _word(right: str) -> str:
    match = _FIRST_WORD.match(right)
    return match[1] if match else ""


def _opens_bracket_closed_soon(left: str, right: str) -> bool:
    """A full stop inside brackets, as in '(see Smith et al. Towards Parsing, 1999)'."""
    for opening, closing in ("()", "[]"):
        at = left.rfind(opening)
        if at > left.rfind(closing) and len(left) - at < 200:
            close = right.find(closing, 0, 200)
            reopened = right.find(opening, 0, 200)
            if close >= 0 and not 0 <= reopened < close:
                return True
    return False
