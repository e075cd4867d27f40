"""Questions that the source itself leaves open, in its words."""

import re

from wikimind.nlp.dangling import leans
from wikimind.nlp.debris import broken
from wikimind.pipeline.keyless.headings import OPEN, role_of
from wikimind.pipeline.keyless.outline import Outline
from wikimind.pipeline.keyless.sentences import Sentence

MOST = 4
_OPEN = {
    "en": re.compile(
        r"\b(?:(?:remains?|is|are|still) (?:\w+ly |still |an |largely )*(?:unclear|unknown|unsolved"
        r"|unresolved|unanswered|open (?:question|problem|issue|challenge)s?|poorly understood"
        r"|not (?:yet )?(?:known|understood|clear|clearly understood))|(?:remains? (?:still |an )?"
        r"|(?:is|are) still )open\b(?![-‐]| (?:source|access|to|for|set))"
        r"|(?:is|are) open (?:whether|how|why|which|what|if)\b|(?:is|was) not (?:yet |well )?known whether"
        r"|(?:open|unresolved|unanswered|future|further) (?:question|problem|issue|challenge|research"
        r"|direction|investigation)s?\b|future (?:work|stud(?:y|ies))|further (?:research|work|stud(?:y"
        r"|ies)) (?:is|are|will|should|could|may|might)|(?:we|I) (?:plan|intend|hope) to|(?:would be"
        r"|will be) interesting to|(?:main|major|key|one|a|another) limitations? (?:of|is)"
        r"|remains? to be (?:seen|shown|determined|investigated|explored|proved|proven)|(?:has"
        r"|have) (?:not|yet to) (?:yet )?been (?:studied|investigated|explored|explained|established"
        r"|resolved|solved|proved)|little is known|no one knows|in the future[, ])",
        re.IGNORECASE,
    ),
    "de": re.compile(r"\b(?:bleibt|ist|sind) (?:noch |weiterhin |bislang )*(?:offen|unklar|unbekannt"
                     r"|ungeklärt)\b|offene Fragen?|zukünftige (?:Arbeit|Forschung)"
                     r"|weitere Forschung", re.IGNORECASE),
    "fr": re.compile(r"\b(?:reste(?:nt)?|demeure(?:nt)?) (?:encore )?(?:ouverte?s?|inconnue?s?"
                     r"|à (?:déterminer|étudier|résoudre))|question ouverte|travaux futurs"
                     r"|recherches futures", re.IGNORECASE),
    "es": re.compile(r"\b(?:sigue|siguen|permanece|queda|quedan) (?:siendo )?(?:abiert[oa]s?|sin resolver"
                     r"|desconocid[oa]s?|por (?:determinar|estudiar|resolver))|trabajo futuro"
                     r"|futuras investigaciones", re.IGNORECASE),
}  # fmt: skip
# English questions begin like this; what does not is mostly an example or a label before one.
_ASKS = re.compile(
    r"[\"“(]?(?:(?:[A-Z][\w-]*,? (?:and|but|so|then),? )?(?:\w+ ){0,2}?(?:what|how|why|which|who|whom"
    r"|whose|when|where)\b|(?:is|are|was|were|do|does|did|can|could|should|would|will|might|may|must|has"
    r"|have|had|shall|given|if)\b)",
    re.IGNORECASE,
)
# This "it" points at what follows, not at what was said before.
_EXPLETIVE = re.compile(
    r"it (?:is|was|remains) (?:\w+ ){0,3}?(?:unclear|unknown|open|known|clear)\b",
    re.IGNORECASE,
)
_SHORTEST_QUESTION = 5  # words


def choose_questions(outline: Outline, language: str, taken: set[int]) -> list[int]:
    """Indices of up to four sentences that ask or leave open, those of the text's end first in rank, in
    text order.
    """
    found: list[tuple[int, int]] = []
    for i, sentence in enumerate(outline.sentences):
        left_open = role_of(outline.sections[sentence.section].heading) == OPEN
        rank = 0 if i in taken else _rank(sentence, language)
        # A question elsewhere is mostly answered in the next sentence.
        rank = 0 if rank == 1 and not left_open else rank
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
