"""Questions that the source itself leaves open, in its words."""

import re

from wikimind.nlp.dangling import leans
from wikimind.nlp.debris import broken
from wikimind.pipeline.keyless.outline import Outline, Sentence

MOST = 5
_OPEN = {
    "en": re.compile(
        r"\b(?:(?:remains?|is|are|still|left) (?:\w+ly |still |an |largely )*(?:unclear|unknown|unsolved"
        r"|unresolved|unanswered"
        r"|open (?:question|problem|issue|challenge)s?|poorly understood|not (?:yet )?(?:known|understood"
        r"|clear|clearly understood))"
        r"|(?:remains?|is|are) (?:still |an )?open\b(?! (?:source|access|to|for|for|set))|(?:is"
        r"|was) not (?:yet |well )?known whether"
        r"|(?:open|unresolved|unanswered|future|further) (?:question|problem|issue|challenge|research"
        r"|direction|investigation)s?\b"
        r"|future (?:work|stud(?:y|ies))|further (?:research|work|stud(?:y|ies)) (?:is|are|will|should"
        r"|could|may|might)"
        r"|(?:we|I) (?:plan|intend|hope) to|(?:would be|will be) interesting to|(?:main|major|key|one|a"
        r"|another) limitations? (?:of|is)"
        r"|remains? to be (?:seen|shown|determined|investigated|explored|proved|proven)|(?:has|have) (?:not"
        r"|yet to) (?:yet )?been"
        r" (?:studied|investigated|explored|explained|established|resolved|solved|proved)|little is known"
        r"|no one knows"
        r"|in the future[, ])",
        re.IGNORECASE,
    ),
    "de": re.compile(r"\b(?:bleibt|ist|sind) (?:noch |weiterhin |bislang )*(?:offen|unklar|unbekannt"
                     r"|ungeklärt)\b|offene Fragen?"
                     r"|zukünftige (?:Arbeit|Forschung)|weitere Forschung", re.IGNORECASE),
    "fr": re.compile(r"\b(?:reste(?:nt)?|demeure(?:nt)?) (?:encore )?(?:ouverte?s?|inconnue?s?"
                     r"|à (?:déterminer|étudier|résoudre))"
                     r"|question ouverte|travaux futurs|recherches futures", re.IGNORECASE),
    "es": re.compile(r"\b(?:sigue|siguen|permanece|queda|quedan) (?:siendo )?(?:abiert[oa]s?|sin resolver"
                     r"|desconocid[oa]s?|por"
                     r" (?:determinar|estudiar|resolver))|trabajo futuro"
                     r"|futuras investigaciones", re.IGNORECASE),
}  # fmt: skip
# English questions begin like this; what does not is mostly an example or a label before one.
_ASKS = re.compile(
    r"[\"“(]?(?:(?:[A-Z][\w-]*,? (?:and|but|so|then),? )?(?:\w+ ){0,2}?(?:what|how|why|which|who|whom|whose"
    r"|when|where)\b"
    r"|(?:is|are|was|were|do|does|did|can|could|should|would|will|might|may|must|has|have|had|shall|given"
    r"|if)\b)",
    re.IGNORECASE,
)
# This "it" points at what follows, not at what was said before.
_EXPLETIVE = re.compile(
    r"it (?:is|was|remains) (?:\w+ ){0,3}?(?:unclear|unknown|open|known"
    r"|clear)\b",
    re.IGNORECASE,
)
_SHORTEST_QUESTION = 5  # words


def choose_questions(outline: Outline, language: str, taken: set[int]) -> list[int]:
    """Indices of up to five sentences that ask or leave open, those of the text's end first in rank, in
    text order.
    """
    found: list[tuple[int, int]] = []
    for i, sentence in enumerate(outline.sentences):
        rank = 0 if i in taken else _rank(sentence, language)
        if rank:
            found.append((rank, i))
    best = sorted(found, key=lambda pair: (-pair[0], -pair[1]))[:MOST]
    return sorted(i for _, i in best)


def _rank(sentence: Sentence, language: str) -> int:
    """2 for a statement that something is open, 1 for a question, 0 for anything else or what leans on its
    context.
    """
    text = sentence.text
    asked = sentence.flaw == "question"
    if not asked:
        pattern = _OPEN.get(language)
        stands = not sentence.flaw or bool(_EXPLETIVE.match(text)) and not broken(text, language)
        return 2 if pattern and stands and pattern.search(text) else 0
    words = len(text.split())
    if not _SHORTEST_QUESTION <= words <= 40 or leans(text, language):
        return 0
    if language == "en" and not _ASKS.match(text):
        return 0
    # The other checks, with the question mark out of the way.
    return 0 if broken(text.rstrip("?？ ") + " in all of its parts.", language) not in ("", "length") else 1
