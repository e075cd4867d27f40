"""How well text of any language is taken apart: sentences, statements that stand alone, definitions.

    python -m bench.eval_languages --eval FOLDER

FOLDER/qa holds XQuAD as xquad.<language>.json, each paragraph the translation of one of some five sentences;
FOLDER/definitions-dev.jsonl sentences (`sentence`, `term`, `is_definition`). Beside them, the paragraphs of
tests/nlp/sentences are taken apart, one of each language.
"""

import argparse
import json
import statistics
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from wikimind.nlp.definitions import definition_of
from wikimind.nlp.language import detect
from wikimind.nlp.sentences import split
from wikimind.nlp.standalone import flaw

PARAGRAPHS = Path(__file__).parents[1] / "tests" / "nlp" / "sentences"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--eval", type=Path, required=True)
    folder = parser.parse_args().eval
    for path in sorted((folder / "qa").glob("xquad.*.json")):
        print_sentences(path.suffixes[0][1:], paragraphs_of(path))
    print_own()
    print_definitions(folder / "definitions-dev.jsonl")


def paragraphs_of(path: Path) -> list[str]:
    articles = json.loads(path.read_text(encoding="utf-8"))["data"]
    return [paragraph["context"] for article in articles for paragraph in article["paragraphs"]]


def print_sentences(language: str, paragraphs: Sequence[str]) -> None:
    begun = time.process_time()
    cut = [[text[start:end] for start, end in split(text, language)] for text in paragraphs]
    seconds = time.process_time() - begun
    flaws = [[flaw(sentence, language) for sentence in sentences] for sentences in cut]
    fit = [sum(not reason for reason in reasons) for reasons in flaws]
    common = Counter(reason for reasons in flaws for reason in reasons if reason).most_common(4)
    told = sum(detect(text) == language for text in paragraphs)
    speed = 1e6 * seconds / sum(map(len, paragraphs))
    print(
        f"{language:4} {statistics.mean(map(len, cut)):.2f} sentences a paragraph, {statistics.mean(fit):.2f}"
        f" stand alone; none does in {sum(not n for n in fit)} of {len(cut)} paragraphs; language told"
        f" {told}; {speed:.2f} µs a character"
        f"   {', '.join(f'{reason} {count}' for reason, count in common)}"
    )


def print_own() -> None:
    """Of the paragraphs of the tests: the languages that are told wrong, and those without a statement."""
    texts = {path.stem: path.read_text(encoding="utf-8").splitlines() for path in PARAGRAPHS.glob("*.txt")}
    wrong = [code for code, lines in texts.items() if detect("\n".join(lines)) != code and code != "xx"]
    print(f"own  {len(texts)} languages, told wrong: {' '.join(sorted(wrong)) or 'none'}")


def print_definitions(path: Path) -> None:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    found = [definition_of(row["sentence"], "en") for row in rows]
    for least in (0.0, 0.6, 0.8):
        hits = [one is not None and one.strength >= least for one in found]
        right = sum(hit and row["is_definition"] for hit, row in zip(hits, rows, strict=True))
        all_definitions = sum(row["is_definition"] for row in rows)
        print(
            f"definitions of strength {least:.1f} and more: precision {right / max(1, sum(hits)):.3f}"
            f"  recall {right / all_definitions:.3f}"
        )


if __name__ == "__main__":
    main()
