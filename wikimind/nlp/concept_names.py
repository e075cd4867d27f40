"""Which phrases can name something that an article is about, and which of them are forms of one name."""

import regex

from wikimind.nlp.keys import concept_key, is_acronym
from wikimind.nlp.words import stem, word_set

# Sounds and short forms of speech; a phrase with one of them names nothing.
_SPOKEN = word_set("""
    uh um uhm uhh er erm ah oh mm hmm hm mhm uh-huh mm-hmm huh yeah yep yup nope okay ok gonna wanna kinda
    gotta dunno sorta lemme hey wow äh ähm euh ouais ähh эм угу ага
""")
_SHORTENED = regex.compile(r"['’](?:ll|m|ve|re|d)$|n['’]t$", regex.IGNORECASE)
# Marks of footnotes, raised or set behind a word.
_MARK = regex.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹*†‡§]+$")
_HIRAGANA = regex.compile(r"[\p{Hiragana}--の]", regex.V1)
# Forms that are verbs and no nouns: a phrase with one inside is a clause.
_PAST = word_set("""
    took gave went came became made said did had was were is are be been grew fell drew knew wrote spoke chose
    began ran threw drove flew kept met paid sent spent stood taught thought told understood won brought built
    bought caught held has have does do became arose
""")
_PARTICIPLES = word_set("""
    broken given taken known seen done gone written shown driven chosen frozen hidden stolen spoken worn torn
    born beaten bitten eaten fallen forgotten risen shaken sunken sworn thrown woven
""")
_NOUNS_IN_ED = word_set("bed hundred shed sled moped biped red thoroughbred kindred infrared")
_ADJECTIVES = ("able", "ible", "ous", "less", "ful")
_NOUNS_LIKE_ADJECTIVES = word_set("table cable variable bible vegetable handful spoonful armful timetable")
# What a measure is called by one letter and this word: F-score, F-measure.
_MEASURES = {"measure": "score", "metric": "score", "value": "score"}
_LETTER = regex.compile(r"\p{L}\d?")
# Endings of those who do, of the doing and of what is done; the longest first.
_DOING = ("ings", "ing", "ers", "er", "ors", "or", "s")


def bare_name(name: str) -> str:
    """Without the mark of a footnote.

    >>> bare_name("Automatic Content Extraction¹"), bare_name("A*")
    ('Automatic Content Extraction', 'A*')
    """
    bare = _MARK.sub("", name)
    return bare if len(bare) > 1 else name


def names_something(name: str, language: str = "en") -> bool:
    """Whether the form of a phrase lets it be a name: no clause, no sound of speech, no mere adjective.

    >>> [names_something(name) for name in ("fermentation took five hours", "I'll", "Uh uh", "fermentation")]
    [False, False, False, True]
    """
    words = name.lower().split()
    if any(word.strip(".,") in _SPOKEN or _SHORTENED.search(word) for word in words):
        return False
    if language == "ja" and _HIRAGANA.search(name):
        return False
    if language != "en":
        return True
    return _PAST.isdisjoint(words) and not _is_adjective(words[-1], name)


def _is_adjective(last: str, name: str) -> bool:
    if is_acronym(name.split()[-1]) or name.split()[-1][:1].isupper():
        return False
    if last.endswith("ed") and len(last) > 3 and not last.endswith("eed") and last not in _NOUNS_IN_ED:
        return True
    if last in _PARTICIPLES:
        return True
    return last.endswith(_ADJECTIVES) and len(last) > 5 and last not in _NOUNS_LIKE_ADJECTIVES


def variant_key(key: str, language: str = "en") -> str:
    """The same for the forms that a name of several words takes: inflected, of the doing and of who does it.

    Single words of English stay apart: a parser is no parsing.

    >>> variant_key("lmr tagger") == variant_key("lmr tagging") == variant_key("lmr tag")
    True
    >>> variant_key("f measure") == variant_key("f score"), variant_key("parser") == variant_key("parsing")
    (True, False)
    """
    words = key.split()
    if not words:
        return key
    if language != "en":
        return " ".join(stem(word, language) for word in words)
    if len(words) == 2 and _LETTER.fullmatch(words[0]):
        return f"{words[0][0]} {_MEASURES.get(words[1], words[1])}"
    return " ".join((*words[:-1], _done(words[-1]))) if len(words) > 1 else key


def _done(word: str) -> str:
    """Without the ending of who does something or of the doing: tagger, tagging, tag."""
    for ending in _DOING:
        base = word.removesuffix(ending)
        if base != word and len(base) >= 3:
            return (
                base[:-1]
                if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "sl"
                else base.rstrip("e")
            )
    return word.rstrip("e") if len(word) > 4 else word


def plainer(one: str, other: str) -> bool:
    """Whether `one` is the plainer way of writing a name of several words: fewer capitals, no hyphen.

    >>> plainer("noun phrases", "Noun-Phrases"), plainer("rust", "Rust")
    (True, False)
    """
    several = " " in other or "-" in other
    return several and concept_key(one) == concept_key(other) and _adornment(one) < _adornment(other)


def _adornment(name: str) -> tuple[int, int]:
    return sum(character.isupper() for character in name), name.count("-")
