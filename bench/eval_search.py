"""How well `find` ranks: nDCG@10 on SciFact, the right paragraph first on XQuAD.

    python -m bench.eval_search --eval FOLDER [--database URL] [--model FOLDER]

FOLDER holds qa/scifact-corpus.jsonl, qa/scifact-queries.jsonl, qa/scifact-qrels.tsv, qa/xquad.en.json.
The database must be empty; without a URL it is a temporary SQLite file. With a sentence model, such
as the one that bench.sentence_onnx makes, SciFact is searched by words and meaning, too; its vectors take
some minutes.
"""

import argparse
import json
import math
import statistics
import time
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy.orm import Session

from bench.search_index import SPACE, empty_index
from wikimind.embed import Embedder
from wikimind.embed.local import LocalEmbedder
from wikimind.search import Entry, find, put, remove, vectors


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--eval", type=Path, required=True)
    parser.add_argument("--database")
    parser.add_argument("--model", type=Path)
    options = parser.parse_args()
    embedder = LocalEmbedder(options.model) if options.model else None
    with empty_index(options.database) as session:
        print_scifact(session, options.eval / "qa", embedder)
        print_xquad(session, options.eval / "qa" / "xquad.en.json")


def print_scifact(session: Session, folder: Path, embedder: Embedder | None) -> None:
    corpus = list(_lines(folder / "scifact-corpus.jsonl"))
    entries = [Entry("passage", int(row["_id"]), SPACE, row["title"], "", row["text"]) for row in corpus]
    _fill(session, entries)
    relevant: dict[int, set[int]] = defaultdict(set)
    for line in (folder / "scifact-qrels.tsv").read_text().splitlines()[1:]:
        query, document, grade = map(int, line.split("\t"))
        if grade > 0:
            relevant[query].add(document)
    queries = {int(row["_id"]): row["text"] for row in _lines(folder / "scifact-queries.jsonl")}
    for model in [None, embedder] if embedder else [None]:
        if model:
            _read(session, model)
        found, seconds = _found(session, [queries[query] for query in relevant], limit=10, model=model)
        gains = [ndcg(ids, relevant[query]) for query, ids in zip(relevant, found, strict=True)]
        how = "words and meaning" if model else "words"
        print(
            f"scifact  nDCG@10 {statistics.mean(gains):.4f}  queries {len(gains)}  {_times(seconds)}  {how}"
        )
    remove(session, "passage", [entry.ref_id for entry in entries])


def print_xquad(session: Session, path: Path) -> None:
    paragraphs = [p for article in json.loads(path.read_text())["data"] for p in article["paragraphs"]]
    _fill(session, [Entry("passage", i, SPACE, "", "", p["context"]) for i, p in enumerate(paragraphs)])
    asked = [(qa["question"], i) for i, paragraph in enumerate(paragraphs) for qa in paragraph["qas"]]
    found, seconds = _found(session, [question for question, _ in asked], limit=5)
    firsts = [ids[:1] == [right] for ids, (_, right) in zip(found, asked, strict=True)]
    fives = [right in ids for ids, (_, right) in zip(found, asked, strict=True)]
    print(
        f"xquad    hit@1 {statistics.mean(firsts):.4f}  hit@5 {statistics.mean(fives):.4f}"
        f"  queries {len(asked)}  {_times(seconds)}"
    )


def ndcg(ids: list[int], relevant: set[int], depth: int = 10) -> float:
    """nDCG with binary gains.

    >>> ndcg([1, 2], {1}), round(ndcg([2, 1], {1}), 3)
    (1.0, 0.631)
    """
    gain = sum(1 / math.log2(rank + 2) for rank, found in enumerate(ids[:depth]) if found in relevant)
    return gain / sum(1 / math.log2(rank + 2) for rank in range(min(depth, len(relevant))))


def _fill(session: Session, entries: list[Entry]) -> None:
    for start in range(0, len(entries), 500):
        put(session, entries[start : start + 500])
    session.commit()


def _read(session: Session, model: Embedder) -> None:
    """Give every entry its vector, as the worker does."""
    while some := vectors.missing(session, SPACE, model.name, 128):
        made = model.embed([text for _, text in some])
        vectors.store(session, SPACE, model.name, [entry_id for entry_id, _ in some], made)
    session.commit()


def _found(
    session: Session, queries: Iterable[str], limit: int, model: Embedder | None = None
) -> tuple[list[list[int]], list[float]]:
    found, seconds = [], []
    for query in queries:
        start = time.perf_counter()
        found.append([hit.ref_id for hit in find(session, SPACE, query, limit=limit, embedder=model).hits])
        seconds.append(time.perf_counter() - start)
    return found, seconds


def _times(seconds: list[float]) -> str:
    p95 = sorted(seconds)[int(len(seconds) * 0.95)]
    return f"median {statistics.median(seconds) * 1000:.1f} ms  p95 {p95 * 1000:.1f} ms"


def _lines(path: Path) -> Iterable[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


if __name__ == "__main__":
    main()
