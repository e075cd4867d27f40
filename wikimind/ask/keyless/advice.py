"""What to feed where the wiki does not say."""

from wikimind.ask.keyless.matching import held
from wikimind.ask.keyless.score import Reading

MOST_WORDS = 4


def advice(reading: Reading) -> str:
    """A sentence or two: what is missing, by the question's own words, and what could help."""
    missing = _missing_words(reading)
    if not missing:
        return "Nothing here says it in so many words. Ask in other words, or feed a document that does."
    quoted = [f"“{word}”" for word in missing[:MOST_WORDS]]
    listed = quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"
    return f"The nearest passages say nothing of {listed}. Feed a document about that and ask again."


def _missing_words(reading: Reading) -> list[str]:
    """The question's words that the nearest passages lack, as it spells them: names first, then rare ones."""
    passages = {id(c.passage): c.passage for c in reading.candidates}.values()
    there = held(frozenset().union(*(passage.stems for passage in passages)), reading.standing)
    asked = reading.asked
    missing = [term for term, weight in asked.weights.items() if term not in there and weight == 1]
    missing.sort(key=lambda term: (term not in asked.names, -reading.weights[term]))
    return [asked.spelled[term] for term in missing]
