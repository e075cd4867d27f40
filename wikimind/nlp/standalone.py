"""Whether a sentence is a statement that can be read by itself."""

import regex

from wikimind.nlp.dangling import leans
from wikimind.nlp.debris import broken
from wikimind.nlp.verbs import has_finite_verb
from wikimind.nlp.words import stop_words

# Readable alone, though a sentence without these is the better choice: they take something for known.
_SOFT_ENGLISH = (
    (0.3, r"\b(?:these|those|such an?)\b|\bthis (?!paper|article|work|study|report|thesis|book)"),
    (
        0.3,
        r"\bthe (?:proposed|above|other|same|two|three|four|described|suggested|mentioned|resulting"
        r"|corresponding|underlying|present|current|given|intended|new|previous|earlier|latter|former"
        r"|original|respective|remaining|first|second|third|last|next|additional|final|baseline|chosen|selected"
        r"|obtained|overall|entire|actual)\b",
    ),
    # A definite subject without anything that says which one: "The features are decoded".
    (
        0.4,
        r"^the (?-i:(?:(?!of|for|in|on|that|which|to|with|from|between|by|at|as)[a-z-]+ ){1,4}?(?:is|are"
        r"|was|were|has|have|had|can|could|will|would|may|might|must|should|does|do|did|[a-z]+ed"
        r"|[a-z]{3,}(?<!s)s))\b(?! (?:of|for|in|on|that|which|between)\b)",
    ),
    (0.2, r"\b(?:our|both|respectively)\b"),
    (0.15, r"^(?:we|our|i|my)\b"),
    (0.2, r"^(?:we|i) (?:use|used|also|now|chose|did|do|then|call|have|had|took|ran|run|ask|asked|set"
          r"|applied|selected|made)\b"),
    (0.15, r"\b(?:it|they|them|he|she|its|their|his|her)\b"),
    (0.1, r"\((?:see|cf|e\.g|i\.e|fig|tab|eq|sec)"),
    (0.1, r"\b(?:however|therefore|also|too|here|instead|hence|thus|for example|for instance)\b"),
    (0.2, r"\b(?:you|your|let us|let's|please|dear|hello|welcome)\b"),
    (0.2, r"^(?:I|my|me)\b.*\b(?:think|guess|hope|feel|remember|wonder)\b"),
)  # fmt: skip
_SOFT_ANYWHERE = (
    # A label before the sentence proper: "Recall (R): The share".
    (0.3, r"^[\w-]+(?: \(\w+\))?: \w"),
    (0.1, r"[!;:—…]"),
    (0.1, r"[¹²³⁴-⁹]|\p{Latin}\d(?=[\s.,;]|$)"),
    (0.15, r"^[\"“‘«„(]"),
)


# The heads of columns over and over, glued to the sentence that stands below the table.
_COLUMN_HEADS = regex.compile(r"\b(\p{Lu}\w+(?: \w+){1,5}) \1\b")
LEAST_TABLE = 80  # characters of a sentence into which a table runs
# One half of a comparison whose other half is another sentence.
_HALF = regex.compile(r"\bon the one hand\b(?!.*\bon the other\b)", regex.IGNORECASE)
# What the text is going to do next.
_ROADMAP = regex.compile(r"we (?:conclude|begin|start|close|finish|end) (?:by|with)\b", regex.IGNORECASE)
# About a phrase of some example: "The noun phrase “warm hands” was …"
_EXAMPLE = regex.compile(r"the (?:[\w-]+ ){1,3}[“\"‘]", regex.IGNORECASE)


def _compiled(rules: tuple[tuple[float, str], ...]) -> tuple[tuple[float, regex.Pattern[str]], ...]:
    return tuple((weight, regex.compile(pattern, regex.IGNORECASE)) for weight, pattern in rules)


# Demonstratives; personal pronouns and possessives; the speaker.
_SOFT_OTHERS = {
    "de": (
        "diese[mnrs]?|dies|solche[mnrs]?|jene[mnrs]?",
        "er|sie|es|ihn|ihm|ihre?[mnrs]?|seine?[mnrs]?",
        "wir|ich|unser\\w*",
    ),
    "fr": (
        "ces?|cette|cet|cela|celui|celle|tels?|telles?",
        "ils?|elles?|leurs?|ses|son|sa|lui",
        "nous|je|notre|nos",
    ),
    "es": ("est[aeo]s?|es[aeo]s?|aquell\\w+|tales?", "ellos?|ellas?|sus?|él", "nosotros|yo|nuestr\\w+"),
    "it": (
        "quest[aeio]|quell[aeio]|ciò|tali?",
        "egli|ella|essi?|esse|suo[i]?|sua|sue|loro|lui|lei",
        "noi|io|nostr\\w+",
    ),
    "pt": ("est[ae]s?|ess[ae]s?|isso|isto|aquel\\w+|tal|tais", "eles?|elas?|seus?|suas?", "nós|eu|noss\\w+"),
    "nl": ("dit|dat|deze|die|zulke|dergelijke", "hij|zij|ze|hun|hem|haar|zijn", "wij|we|ik|ons|onze"),
    "pl": ("ten|tego|tej|tych|tym|takie?|taka|tę|tą", "on|ona|oni|ich|jego|jej|im|nim|nią", "my|ja|nasz\\w*"),
    "ru": (
        "эт[аои]|этот|эт(?:ого|ой|ому|им|их|ими|ом|у)|так(?:ой|ая|ое|ие|их)|данн\\w+",
        "он[аои]?|его|её|ее|их|ему|им|ей|ней|н[её]м",
        "мы|я|наш\\w*",
    ),
    "uk": (
        "ц(?:ей|я|е|і|ього|ієї|их|ьому|им)|так(?:ий|а|е|і|их)",
        "він|вона|воно|вони|його|її|їх|їм|йому",
        "ми|я|наш\\w*",
    ),
    "el": ("αυτ\\w+|εκείν\\w+|τέτοι\\w+", "τους|τις|του|της", "εμείς|εγώ|μας"),
    "tr": ("bu|şu|böyle|bunlar\\w*|bunun", "o|onlar\\w*|onun|ona|onu|kendisi", "biz\\w*|ben\\w*"),
    "ar": ("هذا|هذه|ذلك|تلك|هؤلاء", "هو|هي|هم|له|لها|لهم|منه|منها|فيه|فيها", "نحن|أنا"),
    "he": ("זה|זו|זאת|אלה|אלו", "הוא|היא|הם|הן|שלו|שלה|שלהם|לו|לה", "אנחנו|אני|שלנו"),
    "fa": ("این|آن|چنین", "او|وی|آنها|آنان|ایشان|خود", "ما|من"),
    "hi": ("यह|ये|इस|इन|ऐस[ाेी]", "वह|वे|उस\\p{M}*|उन\\p{M}*|उसक[ाेी]|उनक[ाेी]|इसक[ाेी]", "हम|मैं|हमार[ाेी]"),
    "ro": (
        "aceast[aă]|acest[aei]?|acel[a]?|acea|aceste[a]?",
        "el|ea|ei|ele|lui|lor|său|sa",
        "noi|eu|nostru|noastr\\w+",
    ),
    "zh": ("[这這此该該]", "[他她它其]", "[我咱]"),
    "ja": ("[こそ]の|これ|それ|こうした", "彼|彼女|その", "私|我々"),
    "ko": ("이러한|그러한|이런|그런", "그(?:는|가|의|를)|그녀\\w*|그들\\w*", "우리\\w*|나는"),
    "th": ("นี้|นั้น|ดังกล่าว", "เขา|เธอ|มัน|พวกเขา", "เรา|ผม|ฉัน"),
    "vi": ("này|đó|ấy", "nó|họ", "chúng\\s?tôi|chúng\\s?ta|tôi"),
}
_CONSONANT = regex.compile(r"(?<![\w’'])[b-df-hj-np-xz](?![\w’'.-])")
_UNSPACED = ("zh", "ja", "th")


def _soft_rules(language: str) -> tuple[tuple[float, regex.Pattern[str]], ...]:
    bounds = "%s" if language in _UNSPACED else r"(?<![\p{L}\p{M}])(?:%s)(?![\p{L}\p{M}])"
    weighed = zip((0.2, 0.12, 0.15), _SOFT_OTHERS[language], strict=True)
    return tuple((weight, regex.compile(bounds % words, regex.IGNORECASE)) for weight, words in weighed)


_ENGLISH = _compiled(_SOFT_ENGLISH)
_BY_LANGUAGE = {"en": _ENGLISH, **{language: _soft_rules(language) for language in _SOFT_OTHERS}}
_ANYWHERE = _compiled(_SOFT_ANYWHERE)


def flaw(sentence: str, language: str = "en", *, unpunctuated: bool = False) -> str:
    """Why the sentence is no statement that stands alone, in one word; empty where it is one.

    >>> flaw("Dropout reduces overfitting in large networks by training many thinned ones.")
    ''
    >>> flaw("This reduces overfitting in large networks by a wide margin.")
    'opening'
    """
    reason = broken(sentence, language, unpunctuated=unpunctuated) or leans(sentence, language)
    if len(sentence) > LEAST_TABLE and _COLUMN_HEADS.search(sentence):
        return "glued"
    if reason or language != "en":
        return reason
    if _HALF.search(sentence) or _EXAMPLE.match(sentence) or _ROADMAP.match(sentence):
        return "pointer"
    return "" if has_finite_verb(sentence) else "verb"


def independence(sentence: str, language: str = "en") -> float:
    """0–1: how little a sentence without a flaw still leans on its surroundings."""
    rules = (*_ANYWHERE, *_BY_LANGUAGE.get(language, ()))
    leaning = sum(weight for weight, pattern in rules if pattern.search(sentence))
    return max(0.0, 1.0 - leaning - 0.3 * _has_variable(sentence, language))


def _has_variable(sentence: str, language: str) -> bool:
    """A consonant alone is one, where it is no word of the language."""
    return any(letter not in stop_words(language) for letter in _CONSONANT.findall(sentence))
