"""Measure the keyless engine: how good its first summary sentence is, and claims drawn for a reader to judge.

    python -m bench.eval_keyless scitldr --eval FOLDER
    python -m bench.eval_keyless claims --eval FOLDER --seed N

scitldr: FOLDER/summ holds SciTLDR-A as JSON lines (source sentences, target summaries).
claims:  FOLDER/papers holds PDFs; the draw is written to bench/claims/drawn.md for a reader to judge.
"""

import argparse
import json
import random
import re
import statistics
import time
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from bench import rouge
from wikimind.articles.draft import Draft
from wikimind.extract import read
from wikimind.pipeline.keyless import compile_document
from wikimind.pipeline.keyless.corpus import EmptyCorpus
from wikimind.pipeline.keyless.summary import lead_sentence

DRAWN = Path(__file__).parent / "claims" / "drawn.md"


def scitldr(path: Path) -> None:
    rows = [json.loads(line) for line in path.read_text().splitlines()]
    started = time.process_time()
    chosen = [row["source"][lead_sentence(row["source"], row.get("title") or "")] for row in rows]
    seconds = time.process_time() - started
    report("lead sentence", [rouge.best(s, row["target"]) for s, row in zip(chosen, rows, strict=True)])
    report("first sentence", [rouge.best(row["source"][0], row["target"]) for row in rows])
    best = [max(rouge.best(s, row["target"]) for s in row["source"]) for row in rows]
    report("best sentence (oracle)", best)
    print(f"{1000 * seconds / len(rows):.1f} ms CPU per abstract")


def report(name: str, scores: list[tuple[float, float, float]]) -> None:
    """Mean ROUGE-1/2/L over all rows; ROUGE-1 also for the even and the odd rows."""
    means = [100 * statistics.mean(score[k] for score in scores) for k in range(3)]
    halves = [100 * statistics.mean(score[0] for score in scores[half::2]) for half in (0, 1)]
    print(f"{name:24} R1 {means[0]:.2f}  R2 {means[1]:.2f}  RL {means[2]:.2f}", end="   ")
    print(f"R1 of halves {halves[0]:.2f} {halves[1]:.2f}   n = {len(scores)}")


@dataclass(frozen=True)
class Drawn:
    paper: str
    page: int
    text: str
    verbatim: bool


def claims(folder: Path, seed: int, count: int) -> None:
    pool: list[Drawn] = []
    for path in sorted(folder.glob("*.pdf")):
        started = time.process_time()
        document = read(path, "application/pdf")
        extracted = time.process_time()
        draft = compile_document(document, EmptyCorpus())
        compiled = time.process_time()
        pages = page_texts(path)
        for claim in draft.claims:
            page = document.page_at(claim.start) or 0
            pool.append(Drawn(path.stem, page, claim.text, on_page(claim.quote, pages, page)))
        print(
            f"{path.stem}: {len(document.text)} characters, read {extracted - started:.1f} s,"
            f" compiled {compiled - extracted:.2f} s; {counts(draft)}"
        )
    drawn = random.Random(seed).sample(pool, min(count, len(pool)))
    write(drawn, seed, len(pool))
    print(
        f"{len(pool)} claims, {len(drawn)} drawn, {sum(d.verbatim for d in drawn)} verbatim; see "
        f"bench/claims/{DRAWN.name}"
    )


def counts(draft: Draft) -> str:
    digest = sum(len(section.statements) for section in draft.digest)
    return (
        f"{len(draft.summary)} summary, {len(draft.claims)} claims, {digest} digest,"
        f" {len(draft.questions)} questions, {len(draft.concepts)} concepts"
    )


def page_texts(path: Path) -> list[str]:
    """The raw text of each page as PDFium gives it, squeezed."""
    pdf = pypdfium2.PdfDocument(path)
    return [squeezed(pdf[i].get_textpage().get_text_range()) for i in range(len(pdf))]


def squeezed(text: str) -> str:
    """Letters and digits only: without white space, hyphenation, ligatures and raised figures."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).casefold()


def on_page(quote: str, pages: list[str], page: int) -> bool:
    """Whether the quote stands on the page, or begins there and ends on the next."""
    wanted = squeezed(quote)
    if not 1 <= page <= len(pages) or not wanted:
        return False
    if wanted in pages[page - 1]:
        return True
    # A footnote or a figure may stand between the halves, or the turn of the page.
    here, following = pages[page - 1], pages[page] if page < len(pages) else ""
    halves = range(8, len(wanted) - 7)
    return any(wanted[:cut] in here and (wanted[cut:] in here or wanted[cut:] in following) for cut in halves)


def write(drawn: list[Drawn], seed: int, pool: int) -> None:
    lines = [
        f"# {len(drawn)} claims drawn from {pool}, seed {seed}",
        "",
        "| # | paper | page | claim | verbatim | stands alone |",
        "|---|---|---|---|---|---|",
    ]
    for number, d in enumerate(drawn, 1):
        text = d.text.replace("|", "\\|")
        lines.append(f"| {number} | {d.paper} | {d.page} | {text} | {'yes' if d.verbatim else 'NO'} | |")
    DRAWN.parent.mkdir(exist_ok=True)
    DRAWN.write_text("\n".join(lines) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("scitldr", "claims"))
    parser.add_argument("--eval", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100)
    values = parser.parse_args()
    if values.what == "scitldr":
        scitldr(next((values.eval / "summ").glob("scitldr*.jsonl")))
    else:
        claims(values.eval / "papers", values.seed, values.count)


if __name__ == "__main__":
    main()
