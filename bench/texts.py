"""Made-up texts with headings, recurring terms and ordinary sentences, the same for the same seed."""

import random

FIELDS = {
    "beekeeping": [
        "hive",
        "queen bee",
        "brood frame",
        "nectar flow",
        "swarm control",
        "honey yield",
        "varroa mite",
    ],
    "tidal power": [
        "tidal turbine",
        "flow speed",
        "blade pitch",
        "seabed anchor",
        "power curve",
        "spring tide",
    ],
    "bookbinding": ["signature", "linen thread", "spine lining", "headband", "paper grain", "press board"],
    "railway signalling": [
        "block section",
        "axle counter",
        "interlocking",
        "point machine",
        "driver display",
    ],
    "soil science": ["clay fraction", "cation exchange", "root zone", "bulk density", "leaching rate"],
    "glass making": [
        "furnace",
        "annealing oven",
        "cooling curve",
        "silica sand",
        "float line",
        "surface stress",
    ],
    "sailing": ["mainsail", "centre board", "apparent wind", "keel bulb", "forestay", "trim angle"],
    "clock repair": ["escapement", "balance spring", "gear train", "mainspring", "pivot wear", "beat error"],
}
VERBS = [
    "reduces",
    "limits",
    "explains",
    "improves",
    "determines",
    "changes",
    "predicts",
    "replaces",
    "supports",
]
MEASURES = ["by {n} percent", "within {n} days", "over {n} seasons", "at {n} sites", "in {n} of 40 trials"]
PLACES = [
    "Lisbon",
    "Tromsø",
    "the Severn estuary",
    "Kyoto",
    "the Jura",
    "Gdańsk",
    "Valparaíso",
    "the Wadden Sea",
]
FORMS = [
    "The {a} {v} the {b} {m}.",
    "In {p}, the {a} {v} the {b} {m}.",
    "Measurements from {p} show that the {a} {v} the {b} {m}.",
    "A worn {a} is the usual reason why the {b} fails {m}.",
    "Unlike the {b}, the {a} needs no adjustment {m}.",
    "Practitioners in {p} check the {a} before the {b} because mistakes cost {n} euros each.",
    "Nobody has explained why the {a} behaves differently from the {b} in {p}.",
]
HEADINGS = ["Background", "How it works", "What was measured", "Results", "Limits", "Practice"]


def text(seed: int, size: int = 4000) -> str:
    """A Markdown text of about `size` characters."""
    rng = random.Random(seed)
    field, terms = rng.choice(sorted(FIELDS.items()))
    lines = [f"# Notes on {field}, volume {seed}", ""]
    while sum(map(len, lines)) < size:
        lines += [f"## {rng.choice(HEADINGS)}", "", " ".join(_sentence(rng, terms) for _ in range(5)), ""]
    return "\n".join(lines)


def _sentence(rng: random.Random, terms: list[str]) -> str:
    first, second = rng.sample(terms, 2)
    number = rng.randint(2, 97)
    return rng.choice(FORMS).format(
        a=first,
        b=second,
        v=rng.choice(VERBS),
        p=rng.choice(PLACES),
        n=number,
        m=rng.choice(MEASURES).format(n=number),
    )
