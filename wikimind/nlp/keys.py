"""The normal form under which different spellings of a concept are one, and acronyms with their long
forms.
"""

import re
import unicodedata

import regex

_ARTICLES = frozenset(["the", "a", "an", "le", "la", "les", "l", "der", "die", "das", "el", "los", "las"])
# Written with a hyphen, apart or together: pre-training, pre training, pretraining.
_PREFIXES = frozenset(
    [
        "anti",
        "bi",
        "co",
        "de",
        "inter",
        "intra",
        "meta",
        "micro",
        "mono",
        "multi",
        "non",
        "poly",
        "post",
        "pre",
        "re",
        "semi",
        "sub",
        "un",
    ]
)
_IRREGULAR_PLURALS = """
    matrices:matrix vertices:vertex indices:index indexes:index appendices:appendix
    analyses:analysis hypotheses:hypothesis theses:thesis bases:base axes:axis synapses:synapse
    parentheses:parenthesis syntheses:synthesis crises:crisis corpora:corpus criteria:criterion
    phenomena:phenomenon automata:automaton lemmata:lemma schemata:schema stimuli:stimulus
    nuclei:nucleus bacteria:bacterium children:child women:woman men:man people:person mice:mouse
    feet:foot lives:life leaves:leaf halves:half wolves:wolf knives:knife caches:cache
"""
_IRREGULAR = dict(pair.split(":") for pair in _IRREGULAR_PLURALS.split())
_TOKEN = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*(?:\+\+|#|\*)?")
_ACCENTS = regex.compile(r"(?<=[\p{Latin}\p{Greek}][\u0300-\u036f]*)[\u0300-\u036f]+")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9]*[A-Z0-9&-]*[A-Z0-9]")
_LONG_THEN_SHORT = re.compile(r"\(\s*([^\W\d_][\w&/.-]{1,11}?)\s*(?:[;,][^()]*)?\)")
_SHORT_THEN_LONG = re.compile(r"(?<![\w-])([A-Z][\w-]{1,9})\s\(([^\W\d_][^()]{4,80})\)")
_LONG_WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def concept_key(phrase: str) -> str:
    """The same for singular and plural, any case, accents, hyphens and a leading article.

    Plurals follow the s-stemmer (Harman 1991, "How effective is suffixing?"), which keeps "parser" and
    "parsing" apart, as a dictionary does. Acronyms lose a plural s only in "CNNs". Without words, the empty
    string.

    >>> concept_key("The Transformers"), concept_key("transformer")
    ('transformer', 'transformer')
    >>> concept_key("CNNs"), concept_key("AIDS"), concept_key("Pre-Training"), concept_key("Poincaré maps")
    ('cnn', 'aids', 'pretraining', 'poincare map')
    """
    words = [_singular(word) for word in _TOKEN.findall(_plain(phrase))]
    if len(words) > 1 and words[0] in _ARTICLES:
        del words[0]
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] in _PREFIXES:
            joined[-1] += word
        else:
            joined.append(word)
    return " ".join(joined)


def _plain(phrase: str) -> str:
    """Without accents; typographic hyphens and apostrophes as on a keyboard."""
    decomposed = unicodedata.normalize("NFKD", phrase.replace("’", "'").replace("\u00ad", ""))
    # Of Latin and Greek letters only: elsewhere combining signs make other letters, such as й.
    return unicodedata.normalize("NFC", _ACCENTS.sub("", decomposed))


def _singular(word: str) -> str:
    word = word[:-2] if word.endswith(("'s", "'S")) else word
    if word.isupper():
        return word.casefold()
    if len(word) > 2 and word[-1] == "s" and word[:-1].isupper():
        return word[:-1].casefold()
    low = word.casefold()
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if len(low) > 4 and low.endswith("ies") and not low.endswith(("eies", "aies")):
        return low[:-3] + "y"
    if len(low) > 4 and low.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return low[:-2]
    if len(low) > 3 and low.endswith("s") and not low.endswith(("us", "ss", "is", ".s")):
        return low[:-1]
    return low


def is_acronym(word: str) -> bool:
    """BERT, GPT-2, SVMs; not words that a heading merely sets in capitals, which no single word can tell."""
    stem = word[:-1] if len(word) > 2 and word.endswith("s") else word
    return 2 <= len(stem) <= 10 and bool(_ACRONYM.fullmatch(stem)) and sum(c.isupper() for c in stem) >= 2


def acronym_pairs(text: str) -> list[tuple[str, str]]:
    """(acronym, long form) pairs that the text defines, in order of appearance, each acronym once.

    Schwartz and Hearst (2003), "A simple algorithm for identifying abbreviation definitions",
    with both orders of long and short form.

    >>> acronym_pairs("We use convolutional neural networks (CNNs) and SVM (support vector machines).")
    [('CNN', 'convolutional neural networks'), ('SVM', 'support vector machines')]
    """
    found: list[tuple[int, str, str]] = []
    for match in _LONG_THEN_SHORT.finditer(text):
        short = _short_form(match[1])
        before = re.split(r"[.;:()\[\]?!]\s|[()\[\]]", text[max(0, match.start() - 160) : match.start()])[-1]
        long = _long_form(short, before) if short else ""
        if long:
            found.append((match.start(), short, long))
    for match in _SHORT_THEN_LONG.finditer(text):
        short, words = _short_form(match[1]), match[2]
        if short and _long_form(short, words) == words.strip():
            found.append((match.start(), short, words.strip()))
    pairs: dict[str, str] = {}
    for _, short, long in sorted(found):
        pairs.setdefault(short, " ".join(long.split()))
    return list(pairs.items())


def _short_form(word: str) -> str:
    """The acronym without a plural s; empty where the word is none."""
    if word.endswith("s") and len(word) > 2 and word[-2].isupper():
        word = word[:-1]
    capitals = sum(c.isupper() for c in word)
    return word if capitals >= 2 and 2 <= len(word) <= 10 else ""


def _long_form(short: str, before: str) -> str:
    """The shortest end of `before` that spells `short` from its words' letters, the first letter at a
    word's start.
    """
    letters = [c for c in short.casefold() if c.isalnum()]
    limit = min(len(letters) + 5, len(letters) * 2)
    words = list(_LONG_WORDS.finditer(before))[-limit:]
    if not words or not letters:
        return ""
    tail = before[words[0].start() :].rstrip()
    low, at = tail.casefold(), len(tail) - 1
    if len(low) != len(tail):
        return ""
    for index in range(len(letters) - 1, -1, -1):
        while at >= 0 and (low[at] != letters[index] or (index == 0 and at > 0 and low[at - 1].isalnum())):
            at -= 1
        if at < 0:
            return ""
        at -= 1
    long = tail[at + 1 :]
    count = len(_LONG_WORDS.findall(long))
    # A short form inside its own long form, or one word for two letters, is no definition.
    if (
        short.casefold() in long.casefold().split()
        or len(long) <= len(short) + 2
        or count < 2 <= len(letters) - 1
    ):
        return ""
    return long
