"""Which of the candidates are shown, and in which order they read best."""

from collections.abc import Sequence

from wikimind.ask.keyless.lists import on_one_line
from wikimind.ask.keyless.score import Candidate, Reading
from wikimind.ask.values import Citation, Sentence

SECOND = 0.15  # of the best one's chance; a second sentence with less is not shown
ALTERNATIVES = 3
LEAST_ALTERNATIVE = 0.2  # share of the question's terms that an alternative has


def shown(reading: Reading) -> list[Candidate]:
    """The best sentence, and a second one where that is nearly as likely or the best one leans on it."""
    best = reading.candidates[0]
    shares = reading.shares
    if len(shares) > 1 and shares[1] >= SECOND * shares[0]:
        return in_order([best, reading.candidates[1]])
    before = _before(best, reading.candidates)
    return [before, best] if before else [best]


def _before(best: Candidate, candidates: Sequence[Candidate]) -> Candidate | None:
    """The sentence that the best one leans on."""
    if not best.line.leaning:
        return None
    return next((c for c in candidates if c.passage is best.passage and c.at == best.at - 1), None)


def in_order(two: Sequence[Candidate]) -> list[Candidate]:
    """Sentences of one passage as they stand there, else the better one first."""
    best, second = two
    same = best.passage is second.passage
    return [second, best] if same and second.at < best.at else [best, second]


def alternatives(reading: Reading, chosen: Sequence[Candidate]) -> list[Candidate]:
    """The next best that share enough with the question."""
    rest = [c for c in reading.candidates if c not in chosen and c.features.around >= LEAST_ALTERNATIVE]
    return rest[:ALTERNATIVES]


def quoted(candidate: Candidate) -> Sentence:
    """The sentence as part of an answer."""
    line, evidence = candidate.line, candidate.passage.evidence
    citation = Citation(evidence.number, line.start, line.end, evidence.text[line.start : line.end])
    return Sentence(on_one_line(line.text), (citation,), "quoted")
