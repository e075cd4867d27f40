"""How well PDFs are read: text against references, what becomes of odd files, and papers in outline.

python -m bench.eval_extract --eval FOLDER [--verbose] [--papers]
"""

import argparse
import re
import time
from collections import Counter
from pathlib import Path
from statistics import mean

from wikimind.errors import Unreadable
from wikimind.extract.document import HEADING, Document
from wikimind.extract.pdf import reader


def word_f1(text: str, reference: str) -> float:
    """F1 over the multisets of words, 1.0 where both are empty."""
    words, wanted = (Counter(re.findall(r"\w+", each)) for each in (text, reference))
    if not words and not wanted:
        return 1.0
    return 2 * (words & wanted).total() / (words.total() + wanted.total())


def outcome(path: Path) -> tuple[Document | str, float]:
    """The document or the sentence that refuses it, and the seconds it took."""
    start = time.perf_counter()
    try:
        read: Document | str = reader.read(path)
    except Unreadable as error:
        read = str(error)
    return read, time.perf_counter() - start


def score_texts(folder: Path) -> None:
    scores, reader_scores = {}, {}
    for reference in sorted(folder.glob("*.pdf.txt")):
        path, wanted = reference.with_suffix(""), reference.read_text(encoding="utf-8", errors="replace")
        try:
            scores[path.name] = word_f1(reader.raw_text(path), wanted)
            reader_scores[path.name] = word_f1(reader.read(path).text, wanted)
        except Unreadable:
            scores[path.name] = reader_scores[path.name] = 0.0
    if scores:
        raw, blocks = mean(scores.values()), mean(reader_scores.values())
        print(f"{len(scores)} files: word F1 of raw text {raw:.3f}, of blocks {blocks:.3f}")
    for name, score in sorted(scores.items(), key=lambda item: item[1])[:5]:
        print(f"  {score:.3f} {reader_scores[name]:.3f} {name}")


def list_outcomes(folder: Path, *, verbose: bool) -> None:
    seconds = []
    counts: Counter[str] = Counter()
    for path in sorted(folder.glob("*.pdf")):
        read, took = outcome(path)
        seconds.append(took)
        told = read if isinstance(read, str) else "read"
        counts[re.sub(r"\d+ pages?", "N pages", told)] += 1
        if verbose:
            said = told
            if not isinstance(read, str):
                said = f"{len(read.text)} characters, {read.page_count} pages {read.notes}"
            print(f"  {took:6.2f} s  {path.name[-60:]:60}  {said}")
    for told, count in counts.most_common():
        print(f"{count:4}  {told}")
    if seconds:
        print(f"slowest {max(seconds):.2f} s, all {sum(seconds):.1f} s")


def list_papers(folder: Path) -> None:
    for path in sorted(folder.glob("*.pdf")):
        read, took = outcome(path)
        print(f"\n{path.name}  {took:.2f} s")
        if isinstance(read, str):
            print(f"  {read}")
            continue
        print(f"  {read.title}\n  {dict(Counter(block.kind for block in read.blocks))}")
        for block in read.blocks:
            if block.kind == HEADING:
                print(f"  {'  ' * block.level}{read.block_text(block)}  (page {read.page_at(block.start)})")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--eval", type=Path, required=True, help="folder that holds pdf/ and papers/")
    parser.add_argument("--verbose", action="store_true", help="a line for each file")
    parser.add_argument("--papers", action="store_true", help="the papers in outline")
    arguments = parser.parse_args()
    if arguments.papers:
        list_papers(arguments.eval / "papers")
        return
    score_texts(arguments.eval / "pdf")
    list_outcomes(arguments.eval / "pdf", verbose=arguments.verbose)


if __name__ == "__main__":
    main()
