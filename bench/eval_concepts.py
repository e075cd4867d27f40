"""How well concepts are chosen: keyphrases of texts found among the first ten, under one scorer.

    python -m bench.eval_concepts FILE.jsonl [--yake PYTHON]

Each line of FILE has a `text` and its `keyphrases`. Compared are the concepts of the keyless engine, its
ranked phrases, and TF-IDF over the texts; with --yake, the Python of an environment that has the package
yake, YAKE as well: it is no dependency, and runs in a process of its own. A keyphrase is found where its
stems are those of a phrase that was told.
"""

import argparse
import json
import math
import statistics
import subprocess
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from wikimind.extract.document import DocumentBuilder
from wikimind.nlp.language import detect
from wikimind.nlp.phrases import find, rank
from wikimind.nlp.sentences import split
from wikimind.nlp.words import stem, stop_words, tokens
from wikimind.pipeline.keyless import compile_document
from wikimind.pipeline.keyless.corpus import EmptyCorpus

COUNT = 10
_YAKE = """
import json, sys, yake
for line in sys.stdin:
    text, language = json.loads(line)
    extractor = yake.KeywordExtractor(lan=language, n=3, top=10)
    print(json.dumps([phrase for phrase, _ in extractor.extract_keywords(text)]))
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--yake", default="", help="the Python of an environment that has yake")
    values = parser.parse_args()
    rows = [json.loads(line) for line in values.file.read_text(encoding="utf-8").splitlines()]
    texts = [row["text"] for row in rows]
    gold = [row["keyphrases"] for row in rows]
    report("concepts", [concepts(text) for text in texts], gold)
    report("ranked phrases", [ranked(text) for text in texts], gold)
    report("TF-IDF", tf_idf(texts), gold)
    if values.yake:
        report("YAKE", by_yake(values.yake, texts), gold)


def concepts(text: str) -> list[str]:
    builder = DocumentBuilder()
    for paragraph in text.split("\n\n"):
        builder.add("paragraph", paragraph)
    draft = compile_document(builder.build(language=detect(text)), EmptyCorpus())
    return [concept.name for concept in draft.concepts]


def ranked(text: str) -> list[str]:
    language = detect(text)
    sentences = [text[start:end] for start, end in split(text, language)]
    return [phrase.name for phrase in rank(find(sentences, language=language), texts=len(sentences))][:COUNT]


def tf_idf(texts: Sequence[str]) -> list[list[str]]:
    """Runs of up to three words without stop words, weighed over all the texts."""
    grams = [Counter(grams_of(text)) for text in texts]
    found_in = Counter(gram for counts in grams for gram in counts)

    def weight(counts: Counter[str]) -> Callable[[str], float]:
        return lambda gram: counts[gram] * math.log(len(texts) / found_in[gram])

    return [sorted(counts, key=weight(counts), reverse=True)[:COUNT] for counts in grams]


def grams_of(text: str) -> list[str]:
    words, stops = tokens(text), stop_words(detect(text))
    runs = (words[at : at + size] for size in (1, 2, 3) for at in range(len(words) - size + 1))
    return [" ".join(run) for run in runs if stops.isdisjoint(run)]


def by_yake(python: str, texts: Sequence[str]) -> list[list[str]]:
    asked = "\n".join(json.dumps([text, detect(text)]) for text in texts)
    answer = subprocess.run([python, "-c", _YAKE], input=asked, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in answer.stdout.splitlines()]


def report(name: str, told: Sequence[Sequence[str]], gold: Sequence[Sequence[str]]) -> None:
    scores = [f1(some[:COUNT], wanted) for some, wanted in zip(told, gold, strict=True)]
    print(f"{name:16} F1@{COUNT} {statistics.mean(scores):.3f}  n = {len(scores)}")


def f1(told: Sequence[str], gold: Sequence[str]) -> float:
    found, wanted = ({stems(phrase) for phrase in some} for some in (told, gold))
    hits = len(found & wanted)
    return 2 * hits / (len(found) + len(wanted)) if hits else 0.0


def stems(phrase: str) -> str:
    return " ".join(stem(word) for word in tokens(phrase.replace("-", " ")))


if __name__ == "__main__":
    main()
