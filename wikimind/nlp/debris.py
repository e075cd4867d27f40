"""What extraction and page furniture leave among sentences: pieces of tables, formulas, references,
notices.
"""

import re

from wikimind.nlp.words import stop_words, tokens

SHORTEST = 6  # words
LONGEST = 60
SHORTEST_IDEOGRAPHIC = 12  # characters, for scripts without spaces

_IDEOGRAPHIC = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\u0e00-\u0e7f]")
_END = re.compile(r"[.!。！।؟۔](?:[\"”’'»)\]」』]|\s?\[\d[\d,–\s-]*\])*$")
_CUT_OFF = re.compile(
    r"(?:[:;,–—-]|\.\.\.|…|\b(?:e\.g\.|i\.e\.|cf\.|vs\.|Fig\.|Eq\.|Sec\.|et al\.|and|or|of|the|a|an|to|by"
    r"|with|from|for))$"
)
_BAD_START = re.compile(
    r"[^\w\"“‘«„(¿¡\[$€£`'’+~#.−-]|[-−.#]\s|[⁰¹²³⁴-⁹]|\d+[.)]?\s+[A-Z]|\d+\.\d|\(\w{1,3}\)|\[\d"
)
_LOWER_START = re.compile(r"[^\W\d_A-ZÀ-ÖØ-Þ][^\W\d_]*(?:\s|,|$)")
_CAPTION = re.compile(
    r"(?:Fig(?:ure)?s?|Tab(?:le)?s?|Algorithm|Listing|Box|Plate|Chart|Appendix|Theorem|Lemma|Corollary"
    r"|Proposition|Claim|Definition|Example|Exercise|Step|Case|Remark|Proof|Equation|Eq|Note|Abbildung|Abb"
    r"|Tabelle|Tableau|Tabla|Figura)\b\.?\s?(?:\(?\d|[IVX]+\b|[A-Z]\b|[.:])"
)
_REFERENCE = re.compile(
    r"\b(?:In (?:Proceedings|Proc\.|Advances in)|Proceedings of|Proc\. of|doi:|https?:|www\.|arXiv:|ISBN"
    r"|ISSN|pages? \d+[–-]\d|pp\. ?\d|Vol\. ?\d+|vol\. ?\d+|Ph\.?D\.? thesis|Technical [Rr]eport"
    r"|University Press|et al\., eds)|\b[A-Z][a-z]+, (?:[A-Z]\.[ -]?){1,3},? (?:and|&|\(?\d{4})"
    r"|(?:\b[A-Z]\. ){2,}|[A-Z][\w-]+\.? \(?(?:19|20)\d\d[a-z]?\)?\.$"
)
_NOTICE = re.compile(
    r"[©®™]|\b(?:copyright|all rights reserved|permission|licen[sc]ed? (?:under|to|by)|creative commons"
    r"|e-?mail|acknowledge?ments?|(?:we|authors?) (?:would like to |also |gratefully |wish to )*(?:thank"
    r"|acknowledge)|(?:was|is|were|been) (?:\w+ly )?(?:supported|funded|sponsored"
    r"|financed) (?:in part )?(?:by|as part)|grant (?:no|number|agreement|from)|cookies?|subscribe"
    r"|newsletter|sign up|log ?in|click|privacy policy|terms of (?:use|service)|published by"
    r"|downloaded from|corresponding author|conflicts? of interest|received \d|accepted \d|printed in"
    r"|reprinted|advertisement|share (?:this|on)|follow us|read more|all prices|page \d+ of \d+"
    r"|your browser|javascript|last (?:modified|updated)|association for computational linguistics"
    r"|views expressed|alle rechte vorbehalten|tous droits réservés|todos los derechos)\b|\S@\S+\.\w"
    r"|https?://|\bwww\.",
    re.IGNORECASE,
)
_MATH = re.compile(
    r"[=∑∏∫√∂∇≤≥≠≈∈∉⊂⊆∪∩∀∃→←⇒⇔↦∞±×·⋅∧∨¬⟨⟩|{}\\^_<>λαβγδεθµμσπφψωΔΣΩΘΛ\ue000-\uf8ff\ufffd\uffff\ufffe]"
)
_APPLIED = re.compile(r"\b[A-Za-z]\([A-Za-z|, ]{1,7}\)")  # P(x, y)
_NUMBERS_IN_A_ROW = re.compile(r"(?:(?:^|\s)[-+(]?[\d.,/%±:]+\)?(?=\s|$)){3}")
_GLUED = re.compile(r"[a-z]{2}[.!?][A-Z][a-z]|[a-z]{3}\d{1,2}\s[A-Z]|\.{4}|_{3}|\s[.,;:](?:\s|$)|•|■|►|\|")
# The heading of a paragraph run into its first sentence: "Bigrams We also studied".
_RUN_IN = re.compile(
    r"[\w)] (?:The|We|In|An|This|These|It|Our|To|For|As|If|When|While|Since|There|Although|However|Most"
    r"|Many|Der|Die|Das|Wir|Les|Nous|Los|Las) [a-z]"
)
_PATH_LIKE = re.compile(
    r"\S*\w[/_\\]\w\S*|\S*\w/$|\S+\.(?:py|md|js|ts|sh|toml|cfg|json|ya?ml|txt|html|css|exe|conf)\b"
)
_LETTER = re.compile(r"[^\W\d_]")


def broken(sentence: str, language: str = "en", *, unpunctuated: bool = False) -> str:
    """Why the text is no clean sentence, in one word; empty where it is one.

    `unpunctuated` lets items of a list and spoken text end without a full stop.
    """
    for name, found in (
        ("length", _length_is_odd(sentence)),
        ("question", sentence.rstrip("\"”’')»").endswith(("?", "？"))),
        ("end", _ends_oddly(sentence, unpunctuated)),
        ("aside", sentence.startswith("(") and sentence.rstrip(".").endswith(")")),
        ("start", bool(_BAD_START.match(sentence) or _LOWER_START.match(sentence))),
        ("caption", bool(_CAPTION.match(sentence))),
        ("reference", bool(_REFERENCE.search(sentence))),
        ("notice", bool(_NOTICE.search(sentence))),
        ("brackets", not _balanced(sentence)),
        ("glued", bool(_GLUED.search(sentence) or _RUN_IN.search(sentence))),
        ("symbols", _too_symbolic(sentence)),
        ("capitals", _too_capital(sentence)),
        ("words", _too_few_function_words(sentence, language)),
    ):
        if found:
            return name
    return ""


def _length_is_odd(sentence: str) -> bool:
    if len(_IDEOGRAPHIC.findall(sentence)) > len(sentence) / 3:
        return not SHORTEST_IDEOGRAPHIC <= len(sentence) <= 250
    return not SHORTEST <= len(sentence.split()) <= LONGEST or len(sentence) > 500


def _ends_oddly(sentence: str, unpunctuated: bool) -> bool:
    return bool(_CUT_OFF.search(sentence)) or not (unpunctuated or _END.search(sentence))


def _balanced(sentence: str) -> bool:
    """Brackets and double quotation marks come in pairs, in order."""
    if sentence.count('"') % 2 or sentence.count("“") != sentence.count("”") and "„" not in sentence:
        return False
    for opening, closing in ("()", "[]", "{}"):
        depth = 0
        for character in sentence:
            depth += (character == opening) - (character == closing)
            if depth < 0:
                return False
        if depth:
            return False
    return True


def _too_symbolic(sentence: str) -> bool:
    """Formulas and rows of numbers."""
    dense = "".join(sentence.split())
    letters = len(_LETTER.findall(dense))
    words = sentence.split()
    single = sum(
        len(word.strip(".,;:()")) == 1 and word.strip(".,;:()") not in "aAIàyeéoÉuÀ0123456789"
        for word in words
    )
    return (
        letters < 0.78 * len(dense)
        or single > max(2, 0.12 * len(words))
        or len(_MATH.findall(sentence)) > 1
        or sum(bool(_PATH_LIKE.match(word)) for word in words) > max(2, len(words) / 5)
        or bool(_NUMBERS_IN_A_ROW.search(sentence) or _APPLIED.search(sentence))
    )


def _too_capital(sentence: str) -> bool:
    """Shouting, headings and lists of names."""
    letters = _LETTER.findall(sentence)
    if sum(c.isupper() for c in letters) > 0.35 * len(letters):
        return True
    words = [word for word in sentence.split() if _LETTER.match(word)]
    return len(words) >= 6 and sum(word[0].isupper() for word in words) > 0.6 * len(words)


def _too_few_function_words(sentence: str, language: str) -> bool:
    stops = stop_words(language)
    words = tokens(sentence)
    return bool(stops) and sum(word in stops for word in words) < 0.1 * len(words)
