"""What each sign is worth: weights set by reason, one kind of document at a time, and not fitted."""

from functools import cache

GENERAL = {
    "in summary": 1.8,
    "in conclusion": 0.8,
    "in decisions": 0.8,
    "in actions": 0.4,
    "in needed": 0.3,
    "in related": -1.0,
    "in formal": -1.0,
    "opens section": 0.3,
    "opens paragraph": 0.25,
    "lead": 0.4,
    "late": -0.6,
    "end": 0.4,
    "item": 0.1,
    "theme": 1.3,
    "title": 0.4,
    "echo": 0.5,
    "subject": 0.3,
    "dense": 1.0,
    "number": 0.3,
    "measure": 0.5,
    "names": 0.3,
    "define": 0.35,
    "oblige": 0.15,
    "result": 0.2,
    "cause": 0.15,
    "chief": 0.2,
    "commonplace": -1.5,
    "silent": -3.0,
    "supposed": -1.0,
    "strange": -1.5,
    "hollow": -0.8,
    "stutter": -3.0,
    "example": -0.6,
    "chat": -0.4,
    "elsewhere": -0.6,
    "others": -0.7,
    "cited": -0.4,
    "quoted": -0.2,
    "bracket": -0.15,
    "you": -0.2,
    "I": -0.2,
    "short": -0.3,
    "long": -0.2,
    "alone": 0.8,
    "debris": -3.0,
    # What leans on a neighbour that is not told with it stands crippled.
    "flaw opening": -1.2,
    "flaw pronoun": -1.2,
    "flaw pointer": -0.8,
    "flaw question": -2.0,
    "flaw length": -0.8,
    "flaw end": -0.3,
    "flaw start": -0.5,
    "flaw symbols": -0.3,
    "flaw words": -0.4,
    "flaw notice": -1.0,
}
# What a kind adds to the general weights; only where its facts stand or are put otherwise than in others.
BY_KIND: dict[str, dict[str, float]] = {
    # Each section opens with its rule; the last ones are formalities.
    "law": {"opens section": 0.4, "oblige": 0.2, "measure": 0.2, "lead": -0.4, "in formal": -1.5},
    # Results stand by themselves; examples, formulas and pointers at tables are no results.
    "paper": {
        "all quoted": -1.5, "bare item": -2.0,
        "flaw symbols": -1.2, "flaw verb": -2.5, "flaw length": -0.6, "alone": 0.4,
    },
    # A speech greets before it says something, and the speaker's own word counts.
    "speech": {"lead": -0.6, "I": 0.3},
    # A conversation begins with small talk; what counts is agreed, measured or to be done.
    "meeting": {
        "lead": -0.7, "opens section": -0.3, "opens paragraph": -0.25, "end": -0.4, "oblige": 0.3,
        "chief": 0.2, "you": -0.3,
        "define": -0.35, "chat": -0.8, "flaw opening": 1.2, "flaw pronoun": 0.5,
        "flaw pointer": 0.3, "flaw length": 0.5, "alone": -0.4,
        "long": 0.2, "title": 0.5,
    },
    # Minutes are written afterwards: what was agreed and what it costs, not who was thanked.
    "minutes": {"oblige": 0.5, "measure": 0.3, "lead": -0.4, "opens section": -0.2, "chat": -0.4},
    "talk": {"opens section": -0.3, "opens paragraph": -0.25, "flaw opening": 1.2, "flaw length": 0.5},
    # Orders are the matter of a how-to, and amounts.
    "howto": {"define": -2.0, "theme": 1.0, "in needed": 0.7, "in steps": 0.3, "measure": 0.3, "flaw "
    "verb": 0.2},
    # Names of code are no formulas.
    "manual": {"flaw symbols": 0.3, "flaw start": 0.5},
    "readme": {"flaw symbols": 0.3, "flaw start": 0.5},
    "proposal": {"flaw symbols": 0.3},
}  # fmt: skip


@cache
def weights_of(kind: str) -> dict[str, float]:
    """The general weights with what the kind adds to them."""
    added = BY_KIND.get(kind, {})
    return {name: GENERAL.get(name, 0.0) + added.get(name, 0.0) for name in {**GENERAL, **added}}
