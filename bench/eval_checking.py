"""What the check of a model's sentences lets pass: true ones, and the same with one thing made wrong.

python -m bench.eval_checking --eval EVAL
"""

import argparse
import json
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from wikimind.ask.checking import check
from wikimind.ask.values import Evidence
from wikimind.nlp import sentences

Change = Callable[[str, str], str]

_NAME = re.compile(r"(?<=[a-z] )[A-Z][a-z]{2,}\b")
_VERB = re.compile(r"\b(?:is|was|are|were|has|have|had|can|could|will)\b(?! not)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--eval", type=Path, required=True)
    folder = parser.parse_args().eval / "qa"
    random.seed(7)
    articles = [
        [paragraph["context"] for paragraph in article["paragraphs"]]
        for article in json.loads((folder / "xquad.en.json").read_text())["data"]
    ]
    for name, change in CHANGES.items():
        report(f"XQuAD, {name}", passed(articles, change))
    report(
        "XQuAD, word for word, citing a paragraph of another article", passed(articles, same, shifted=True)
    )
    report("SciFact, experts' claims citing an abstract that supports or refutes them", scifact(folder))


def passed(articles: list[list[str]], change: Change, shifted: bool = False) -> Iterator[bool]:
    """For each sentence that the change applies to: whether it passes as supported."""
    for number, paragraphs in enumerate(articles):
        foreign = articles[(number + 1) % len(articles)]
        for place, paragraph in enumerate(paragraphs):
            other = foreign[place % len(foreign)]
            for start, end in sentences.split(paragraph, "en"):
                sentence = paragraph[start:end]
                changed = change(sentence, other)
                if changed:
                    yield supports(other if shifted else paragraph, changed)


def supports(passage: str, sentence: str) -> bool:
    evidence = Evidence(1, 1, 1, "", "", "", None, 0, passage, "en", 1.0)
    found = check(f"{sentence.rstrip('.!?')} [1].", [evidence], "What is known?")
    return bool(found) and all(one.standing == "supported" for one in found)


def same(sentence: str, _other: str) -> str:
    return sentence


def another_number(sentence: str, _other: str) -> str:
    found = re.search(r"\d+", sentence)
    return sentence.replace(found[0], str(int(found[0]) + 1), 1) if found else ""


def another_name(sentence: str, other: str) -> str:
    names, others = _NAME.findall(sentence), _NAME.findall(other)
    strange = [name for name in others if name not in sentence]
    return sentence.replace(names[0], random.choice(strange)) if names and strange else ""


def denied(sentence: str, _other: str) -> str:
    return _VERB.sub(lambda verb: f"{verb[0]} not", sentence, count=1) if _VERB.search(sentence) else ""


CHANGES: dict[str, Change] = {
    "word for word": same,
    "one number changed": another_number,
    "one name changed": another_name,
    "denied": denied,
}


def scifact(folder: Path) -> Iterator[bool]:
    def rows(name: str) -> dict[str, dict[str, str]]:
        lines = (folder / f"scifact-{name}.jsonl").read_text().splitlines()
        return {row["_id"]: row for row in map(json.loads, lines)}

    corpus, queries = rows("corpus"), rows("queries")
    for line in (folder / "scifact-qrels.tsv").read_text().splitlines():
        query, document, *_ = line.split("\t")
        if query in queries and document in corpus:
            text = f"{corpus[document]['title']} {corpus[document]['text']}"
            yield supports(text, queries[query]["text"])


def report(what: str, results: Iterator[bool]) -> None:
    found = list(results)
    print(f"{what}: {sum(found)} of {len(found)} pass ({100 * sum(found) / max(1, len(found)):.1f} %)")


if __name__ == "__main__":
    main()
