"""A follow-up as a question of its own: what "it" and "there" mean is taken from the questions before."""

import re
from collections.abc import Sequence

import regex

from wikimind.nlp.verbs import has_finite_verb
from wikimind.nlp.words import stop_words, tokens, word_set

History = Sequence[tuple[str, str]]  # pairs of stand-alone question and answer, the latest last

MOST_WORDS = 3  # content words; a longer question speaks for itself, and its "it" mostly means nothing
LONGEST = 300

_PERSON = re.compile(r"\b(?P<own>his|her(?=\s+\w))\b|\b(?:he|she|him|her)\b", re.IGNORECASE)
_THING = re.compile(
    r"\b(?P<own>its|their)\b|\b(?:it|they|them)\b"
    r"|\b(?:this|that|these|those)\b(?=\s*(?:\?|$|is|are|was|were|has|have|had|do|does|did|can|could|will|would))"
    r"|(?:(?<=\bdoes )|(?<=\bdid )|(?<=\bwas )|(?<=\bis ))(?:this|that)\b",
    re.IGNORECASE,
)
_THERE = re.compile(r"\bthere\b(?=\s*\??$)", re.IGNORECASE)
_ABOUT = re.compile(
    r"^(?:and |but |so |then )?(?:what|how) about (?P<what>.+?)\?*$|^(?:and|or) (?P<rest>[^?]+?)\?*$",
    re.IGNORECASE,
)
_SMALL = r"(?:of|the|for|in|on|and|de|du|la|von|van|der|del|da)"
_CAPITALISED = r"[\p{Lu}\p{Lt}\p{Lo}][\w’'.-]*"  # in scripts without capitals each word
_NAME = regex.compile(rf"{_CAPITALISED}(?:(?:\s+{_SMALL})*\s+(?:{_CAPITALISED}|\d{{1,4}}\b))*")
_DEFINITE = (
    r"\b(?:the|an?) ((?:(?!of\b)[\w’'-]+ ){0,2}%s(?!of\b)[\w’'-]+)"
    r"(?: of (?:the )?[\w’'-]+)?(?=\W*$| \w+\W*$)"
)
_LONGEST_DEFINITE = re.compile(_DEFINITE % "")
_BEFORE_VERB = re.compile(_DEFINITE % "?")  # in "did the treaty end" the last word is no part of it
_SPLIT_VERB = re.compile(r"\b(?:do|does|did|was|were|has|have|had)\b", re.IGNORECASE)
# "How long is …" asks for a measure, not about something long.
_HOW = re.compile(
    r"^how \w+ (?=(?:is|are|was|were|do|does|did|can|could|will|has|have|had)\b)", re.IGNORECASE
)
_VERB_LAST = re.compile(r"\b(?:do|does|did)\b|\b(?:is|are|was|were|has|have|had)\b.*ed\W*$", re.IGNORECASE)
_QUOTED = re.compile(r"[“„\"]([^”“\"]+)[”“\"]")
_OPENERS = word_set(
    "what who whom whose which when where why how is are was were do does did can could has have had will"
    " would should may might in on at from for to tell name list give and but or the a an"
)


def stand_alone(question: str, history: History) -> str:
    """The question with what it leaves out, by rules; as it is where it leaves nothing out.

    >>> stand_alone("How tall is it?", [("When was the Eiffel Tower built?", "In 1889.")])
    'How tall is the Eiffel Tower?'
    >>> stand_alone("What about green tea?", [("How is white tea made?", "It is withered.")])
    'How is green tea made?'
    """
    question = " ".join(question.split())
    if not history or len(_content(question)) > MOST_WORDS:
        return question
    before, told = history[-1]
    about = _ABOUT.match(question)
    if about and _content(about["what"] or about["rest"]):
        return _instead(before, topic(before), about["what"] or about["rest"])
    about_it = topic(before)
    for pattern, meant in ((_PERSON, _person(before, told)), (_THING, about_it), (_THERE, about_it)):
        if meant and pattern.search(question):
            return _named(pattern, question, meant)[:LONGEST]
    return f"{question} ({before})"[:LONGEST] if not _content(question) else question


def topic(question: str) -> str:
    """What a question is about: what it quotes, a name in it, or the first words that mean something.

    >>> topic("When was the Eiffel Tower built?"), topic("How is white tea made?")
    ('the Eiffel Tower', 'white tea')
    """
    quoted = _QUOTED.search(question)
    if quoted:
        return quoted[1]
    name = _longest_name(question)
    if name:
        article = f"the {name}"
        return article if article in question else name
    pattern = _BEFORE_VERB if _SPLIT_VERB.search(question) else _LONGEST_DEFINITE
    definite = pattern.search(question)
    return definite[0] if definite and _content(definite[1]) else _first_run(question)


def _first_run(question: str) -> str:
    """The first words that mean something, up to a verb or a word that means nothing."""
    words = _HOW.sub("", question).rstrip("?!. ").split()
    run: list[str] = []
    for word in words:
        if _content(word) and not (run and has_finite_verb(f"things {word}")):
            run.append(word.strip(",;:"))
        elif run:
            break
    # "Where do penguins live", "How long is tea withered": the last word is the rest of the verb.
    if len(run) > 1 and run[-1] == words[-1] and _VERB_LAST.search(question):
        run.pop()
    return " ".join(run[:MOST_WORDS])


def _person(before: str, told: str) -> str:
    """Whom "he" or "she" means: the one that was asked about, or after a "who" the one that was named."""
    asked, named = _longest_name(before), _longest_name(told)
    return named or asked if re.match(r"who\b", before, re.IGNORECASE) else asked or named


def _longest_name(text: str) -> str:
    """The longest run of capitalised words that is not merely the beginning of a sentence."""
    found = []
    for match in _NAME.finditer(text):
        words = match[0].strip(".'’-").split()
        while words and words[0].lower() in _OPENERS:
            words = words[1:]
        opens = match.start() == 0 or text[: match.start()].rstrip().endswith((".", "!", "?"))
        if words and not (opens and len(words) == 1 and words[0] == match[0].split()[0]):
            found.append(" ".join(words).removesuffix("’s").removesuffix("'s"))
    return max(found, key=len, default="")


def _named(pattern: re.Pattern[str], question: str, meant: str) -> str:
    def name(match: re.Match[str]) -> str:
        return f"{meant}’s" if match.groupdict().get("own") else f"in {meant}" if pattern is _THERE else meant

    return pattern.sub(name, question, count=1)


def _instead(before: str, old: str, new: str) -> str:
    """The question before, about something else."""
    new = new.strip()
    bare = re.sub(r"^(?:the|a|an) ", "", old, flags=re.IGNORECASE)
    if old and re.match(r"(?:the|a|an)\b", new, re.IGNORECASE) and old in before:
        return before.replace(old, new, 1)[:LONGEST]
    return (before.replace(bare, new, 1) if bare and bare in before else f"{new}: {before}")[:LONGEST]


def _content(text: str) -> list[str]:
    return [word for word in tokens(text) if word not in stop_words("en") and word not in _OPENERS]
