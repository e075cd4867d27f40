"""Spoken words written down: who speaks, and the sounds that carry nothing."""

import re
from functools import cache

from wikimind.nlp.words import word_set

# "Professor B: ", "Hon. Ann Roe (Leeds, Lib.): ", "[00:12] Marta: "
LABEL = re.compile(
    r"(?:\[?\d{1,2}:\d\d(?::\d\d)?\]?\s+)?(?P<name>(?:[^\W\d_][\w.’'-]*)(?:[ "
    r",][\w.’'()&,/-]+){0,8})\s?[:：]\s+"
)
LONGEST_LABEL = 70

_PAIRS = frozenset(("you know", "i mean", "i guess", "thank you"))
_FILLERS = {
    "en": "uh um er erm ah oh mm hmm hm mhm mm-hmm uh-huh huh yeah yep yes yup no nope okay ok right "
    "alright all well so"
    " and but like now anyway basically actually cool great sure exactly",
    "de": "äh ähm hm mhm ja nein genau okay ok gut also so und aber na nun doch halt eben naja",
    "fr": "euh ben bah oui non ouais ok bon alors donc et mais voilà hein",
    "es": "eh este pues bueno sí no ok vale entonces y pero o sea",
    "it": "eh ehm sì no ok bene allora e ma cioè ecco",
    "pt": "é hum sim não ok bem então e mas tipo né",
    "nl": "eh uh uhm ja nee oké goed dus en maar nou",
    "ru": "э эм ну да нет ага угу так вот и а но значит",
}


@cache
def fillers(language: str) -> frozenset[str]:
    return word_set(_FILLERS.get(language, ""))


def label_of(text: str) -> tuple[str, int]:
    """The name that a turn begins with, and where its words begin; ("", 0) where there is none.

    >>> label_of("Professor B: So the tests passed.")
    ('Professor B', 13)
    """
    found = LABEL.match(text[: LONGEST_LABEL + 20])
    if not found or len(found["name"]) > LONGEST_LABEL:
        return "", 0
    return found["name"].strip(), found.end()


def stutter(text: str, language: str) -> float:
    """The share of words that are only sounds, or said twice in a row.

    >>> stutter("so the the base is uh bigger", "en"), stutter("the base is bigger", "en")
    (0.5, 0.0)
    """
    words = [word.lower() for word in re.findall(r"[^\W_][\w’'-]*", text)]
    sounds = fillers(language)
    idle = sum(1 for word in words if word in sounds)
    again = sum(word == before for before, word in zip(words, words[1:], strict=False))
    return float(idle + again) / max(1, len(words))


def opening(text: str, language: str) -> int:
    """Where the words begin that say something.

    >>> "Um okay so the base is made bigger."[opening("Um okay so the base is made bigger.", "en"):]
    'the base is made bigger.'
    >>> "You know, I think so."[opening("You know, I think so.", "en"):]
    'I think so.'
    """
    idle = fillers(language)
    at, held = 0, ""
    for word in re.finditer(r"[^\W_][\w’'-]*[\s,.…!?-]*", text):
        bare = word[0].strip(" ,.…!?-\n").lower().replace("’", "'")
        if held:
            at, held = (word.end(), "") if f"{held} {bare}" in _PAIRS else (at, "-")
        elif any(pair.startswith(f"{bare} ") for pair in _PAIRS) and bare not in idle:
            held = bare
        elif bare in idle:
            at = word.end()
        else:
            break
        if held == "-":
            break
    return at
