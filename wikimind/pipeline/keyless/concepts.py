"""The concepts of a source: its best key phrases, under the names that the space knows already."""

import math
import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from wikimind.articles.draft import DraftConcept
from wikimind.nlp.concept_names import bare_name, variant_key
from wikimind.nlp.keys import acronym_pairs, concept_key
from wikimind.nlp.name_kinds import kind_of_name
from wikimind.nlp.phrases import Phrase, find, rank
from wikimind.nlp.words import tokens
from wikimind.pipeline.keyless.corpus import Corpus
from wikimind.pipeline.keyless.outline import Outline

FEWEST, MOST = 3, 10
COUNTED = 60  # keys by which the corpus counts a source
MENTIONED = 2  # occurrences that make a concept of the space one of the source
MENTIONED_SCORE = 0.3
MOST_MORE = 4
CONSIDERED = 200  # phrases that the corpus is asked about
KNOWN_BONUS = 1.3
DEFINED_BONUS = 1.3
FOREIGN = ("reference", "notice", "glued", "symbols")  # flaws of texts whose words are not the document's own
FULLER = 0.75  # of the score: a longer phrase that reaches it is the whole name
WEAK = 0.12  # of the best score; what lies below is a concept only where FEWEST are not reached

# Names of authors in citations: "Doe et al.", "Doe and Roe (1999)", "(Doe, 1999)", "Doe & Roe, 1999".
_NAME = r"(?<![\w’'-])[A-Z][\w’'-]+"  # from a word's beginning alone, or one long word takes for ever
_CITED = re.compile(
    rf"({_NAME}) et al\b|({_NAME})(?:,? (?:and|&) ({_NAME}))?,? \(?(?:1[89]|20)\d\d[a-z]?\b"
    rf"|({_NAME}),? (?:and|&) ({_NAME}),? (?:et al|\(?(?:1[89]|20)\d\d)"
)
# What stands before a year without being a name.
_BEFORE_YEAR = re.compile(
    r"january|february|march|april|may|june|july|august|september|october|november|december|spring|summer"
    r"|autumn|winter|in|since|until|by|of|from|during"
)


@dataclass
class _Merged:
    name: str
    score: float = 0.0
    variant: str = ""
    forms: list[str] = field(default_factory=list)


def choose_concepts(
    outline: Outline, title: str, language: str, corpus: Corpus, defined: Set[str] = frozenset()
) -> tuple[tuple[DraftConcept, ...], tuple[str, ...]]:
    """(concepts with the best first, the keys by which the corpus counts this source).

    `defined` are the keys of terms that the source defines, which makes them likelier.
    """
    texts = [sentence.text for sentence in outline.sentences if sentence.flaw not in FOREIGN]
    whole = "\n".join(texts)
    found = find(
        texts,
        headings=[section.heading for section in outline.sections if not section.apart],
        title=title,
        language=language,
        exclude=_people(whole, outline.byline) | _speakers(outline),
    )
    long_forms = _long_forms(whole, found, len(texts))
    rough = rank(found, texts=len(texts))[:CONSIDERED]
    keys = sorted(
        {phrase.key for phrase in rough} | {concept_key(f) for pair in long_forms.items() for f in pair}
    )
    asked = bool(corpus.documents and keys)
    ranked = rank(
        {phrase.key: phrase for phrase in rough},
        texts=len(texts),
        documents=corpus.documents,
        frequencies=corpus.frequencies(keys) if asked else {},
    )
    frequent = _frequent(found)
    variants = {variant_key(key, language) for key in keys}
    known = corpus.known_concepts(sorted({*keys, *variants, *(p.key for p in frequent)})) if asked else {}
    best = _best(_merge(ranked, long_forms, known, language, defined), len(texts))
    concepts = tuple(
        replace(one, kind=kind_of_name(one.name, whole) if one.name[:1].isupper() else "")
        for one in _with_known(best, frequent, known)
    )
    return concepts, tuple(phrase.key for phrase in ranked[:COUNTED])


def _speakers(outline: Outline) -> frozenset[str]:
    """Keys of the names of those who speak, and of their parts."""
    names = {sentence.speaker for sentence in outline.sentences if sentence.speaker}
    return frozenset(concept_key(part) for name in names for part in (name, *name.split()))


def _frequent(found: Mapping[str, Phrase]) -> list[Phrase]:
    """Phrases of two words and more that come back or stand in the title, alone or inside longer ones."""
    repeated = [p for p in found.values() if p.words > 1 and (p.count >= MENTIONED or p.in_title)]
    return sorted(repeated, key=lambda p: (not p.in_title, -p.count, p.key))[:CONSIDERED]


def _with_known(
    best: Sequence[DraftConcept], frequent: Sequence[Phrase], known: Mapping[str, tuple[str, str]]
) -> tuple[DraftConcept, ...]:
    """The best, and concepts of the space that the source speaks of too, though it has its own word for them.

    They take the places of the weakest that the space does not know.
    """
    keys = {concept.key for concept in best}
    more: dict[str, DraftConcept] = {}
    for phrase in frequent:
        key, name = known.get(phrase.key, ("", ""))
        if key and key not in keys and len(more) < MOST_MORE:
            more.setdefault(key, DraftConcept(name, key, (), MENTIONED_SCORE))
    names = {key for key, _ in known.values()}
    spare = len(best) + len(more) - MOST
    weakest = [concept for concept in reversed(best) if concept.key not in names][: max(0, spare)]
    kept = [concept for concept in best if concept not in weakest]
    return (*kept, *more.values())[:MOST]


def _people(text: str, byline: str) -> frozenset[str]:
    """Keys of the words in bylines and of cited authors' names."""
    cited = {concept_key(name) for match in _CITED.finditer(text) for name in match.groups() if name}
    written = {concept_key(word) for word in tokens(byline)}
    # A word of the byline that the text writes in lower case as well is no name.
    common = {concept_key(word) for word in set(re.findall(r"(?<![\w-])[^\W\dA-Z_]\w+", text))}
    return frozenset(key for key in (cited | written) - common if not _BEFORE_YEAR.fullmatch(key))


def _long_forms(text: str, found: dict[str, Phrase], texts: int) -> dict[str, str]:
    """Acronym → long form, for those that the text defines and goes on to use; the long forms become
    phrases.
    """
    used = {}
    for short, long in acronym_pairs(text):
        own, full = found.get(concept_key(short)), found.get(concept_key(long))
        if own is None and full is None:
            continue
        used[short] = long
        if full is None and own is not None:
            key = concept_key(long)
            full = found[key] = Phrase(key, len(long.split()), own.first, count=1)
            full.spellings[long] += 1
        if own is not None and full is not None:
            full.count += own.count
            full.headings += own.headings
            full.in_title |= own.in_title
            full.first = min(full.first, own.first)
    return used


def _merge(
    ranked: Sequence[Phrase],
    long_forms: Mapping[str, str],
    known: Mapping[str, tuple[str, str]],
    language: str,
    defined: Set[str],
) -> dict[str, _Merged]:
    """Acronyms join their long forms, variants the best of them, and all the concept that the space knows."""
    shorts = {concept_key(long): short for short, long in long_forms.items()}
    longs = {concept_key(short): (concept_key(long), long) for short, long in long_forms.items()}
    merged: dict[str, _Merged] = {}
    firsts: dict[str, tuple[str, str]] = {}  # variant → key and name of the best of its forms
    for phrase in ranked:
        home, name = longs.get(phrase.key, (phrase.key, bare_name(phrase.name)))
        variant = variant_key(home, language)
        at_home = known.get(phrase.key) or known.get(home) or known.get(variant)
        key, name = at_home or firsts.setdefault(variant, (home, name))
        entry = merged.setdefault(key, _Merged(name, variant=variant))
        bonus = (KNOWN_BONUS if at_home else 1.0) * (DEFINED_BONUS if phrase.key in defined else 1.0)
        entry.score = max(entry.score, phrase.score * bonus)
        entry.forms += [phrase.name, *([shorts[home]] if home in shorts else [])]
    return merged


def _best(merged: Mapping[str, _Merged], sentences: int) -> tuple[DraftConcept, ...]:
    """The best by score; none that is contained in a better one or, being one word, in one nearly as good."""
    count = min(MOST, max(FEWEST, round(1.5 + 1.2 * math.log2(max(2, sentences)))))
    ordered = sorted(merged.items(), key=lambda item: (-item[1].score, item[0]))
    top = ordered[0][1].score if ordered else 1.0
    chosen: list[tuple[str, _Merged]] = []
    for key, entry in ordered:
        if len(chosen) == count or (len(chosen) >= FEWEST and entry.score < WEAK * top):
            break
        nearly = [other for other, rival in ordered[:40] if rival.score > 0.6 * entry.score and " " in other]
        if any(_contains(key, other) for other, _ in chosen):
            continue
        fuller = [other for other, rival in ordered[:40] if rival.score > FULLER * entry.score]
        if any(other != key and f" {key} " in f" {other} " for other in fuller):
            continue  # "Chinese word" is cut off from "Chinese word segmentation"
        if " " not in key and any(_contains(key, other) for other in nearly):
            continue
        chosen.append((key, entry))
    return tuple(
        DraftConcept(
            entry.name,
            key,
            tuple(dict.fromkeys(form for form in map(bare_name, entry.forms) if form != entry.name)),
            round(entry.score / top, 3),
            variant=entry.variant,
        )
        for key, entry in chosen
    )


def _contains(key: str, other: str) -> bool:
    """Whether one of the phrases contains the other word for word."""
    a, b = f" {key} ", f" {other} "
    return a in b or b in a
