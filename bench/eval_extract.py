"""How well PDF files are read: words against reference texts, and what becomes of every file of a mixed lot.

    python -m bench.eval_extract --eval ../shared/eval [--verbose] [--papers]
"""

import argparse
import json
import re
import time
from collections import Counter
from pathlib import Path

from wikimind.errors import Unreadable
from wikimind.extract import pdf
from wikimind.extract.sandbox import Sandbox


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def f1(found: str, wanted: str) -> float:
    """F1 of two multisets of words; two empty ones agree."""
    a, b = words(found), words(wanted)
    if not a or not b:
        return float(a == b)
    common = sum((a & b).values())
    return 2 * common / (sum(a.values()) + sum(b.values()))


def against_references(folder: Path, verbose: bool) -> None:
    scores = {}
    for entry in json.loads((folder / "manifest.json").read_text()):
        if not entry.get("reference"):
            continue
        path = folder / entry["file"]
        try:
            found = pdf.raw_text(path)
        except Unreadable:
            found = ""
        scores[path.name] = f1(found, (folder / entry["reference"]).read_text())
    mean = sum(scores.values()) / len(scores)
    print(f"PDF: words of {len(scores)} files against their references, mean F1 {mean:.4f}")
    if verbose:
        for name, score in sorted(scores.items(), key=lambda item: item[1])[:12]:
            print(f"  {score:.3f}  {name}")


def outcomes(folder: Path, verbose: bool) -> None:
    sandbox = Sandbox(seconds=60, memory_mb=1024)
    counts: Counter[str] = Counter()
    slowest = 0.0
    for path in sorted(folder.glob("*.pdf")):
        began = time.monotonic()
        try:
            document = sandbox.read(path, "application/pdf")
            outcome = "read"
            detail = f"{document.page_count} pages, {len(document.text)} characters"
        except Unreadable as error:
            outcome, detail = "refused with a sentence", str(error)
        took = time.monotonic() - began
        slowest = max(slowest, took)
        counts[outcome] += 1
        if verbose:
            print(f"  {took:5.2f} s  {path.name[:60]:60}  {detail}")
    sandbox.close()
    print(f"PDF: {sum(counts.values())} files, {dict(counts)}, slowest {slowest:.1f} s")


def papers(folder: Path) -> None:
    for path in sorted(folder.glob("*.pdf")):
        document = pdf.read(path)
        kinds = dict(Counter(block.kind for block in document.blocks))
        print(f"{path.name}: “{document.title}” {kinds}")
        for block in document.blocks:
            if block.kind == "heading":
                print("    " * block.level + document.block_text(block))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--eval", type=Path, required=True)
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--papers", action="store_true", help="print titles and headings of the papers")
    arguments = parser.parse_args()
    against_references(arguments.eval / "pdf", arguments.verbose)
    outcomes(arguments.eval / "pdf", arguments.verbose)
    if arguments.papers:
        papers(arguments.eval / "papers")


if __name__ == "__main__":
    main()
