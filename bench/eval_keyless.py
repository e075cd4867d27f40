"""Measure the keyless engine: how good its first summary sentence is, and claims drawn for a reader to judge.

    python -m bench.eval_keyless scitldr --eval FOLDER
    python -m bench.eval_keyless claims --eval FOLDER --seed N

scitldr: FOLDER/summ holds SciTLDR-A as JSON lines (source sentences, target summaries).
claims:  a third each from FOLDER/papers, FOLDER/html and the documents of the tests; the draw is written to
         bench/claims/drawn.md for a reader to judge.
"""

import argparse
import gzip
import html
import json
import random
import re
import statistics
import tempfile
import time
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from bench import rouge
from wikimind.errors import Unreadable
from wikimind.extract import read
from wikimind.extract.hints import Hints
from wikimind.extract.sniff import sniff
from wikimind.pipeline.keyless import compile_document
from wikimind.pipeline.keyless.corpus import EmptyCorpus
from wikimind.pipeline.keyless.summary import lead_sentence

DRAWN = Path(__file__).parent / "claims" / "drawn.md"
DOCUMENTS = Path(__file__).parents[1] / "tests" / "keyless" / "documents"


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
    """A claim of a document; `place` is the page of a paper, else the kind of the document."""

    document: str
    place: str
    text: str
    verbatim: bool


def claims(folder: Path, seed: int, count: int) -> None:
    """A third each from papers, web pages and the documents of the tests, as far as these have so many."""
    web = sorted((folder / "html").glob("*.html.gz"))
    pools = [
        [drawn for path in sorted((folder / "papers").glob("*.pdf")) for drawn in of_paper(path)],
        [drawn for path in web for drawn in of_text(path.name[:8], gzip.decompress(path.read_bytes()))],
        [drawn for path in sorted(DOCUMENTS.iterdir()) for drawn in of_text(path.name, path.read_bytes())],
    ]
    draw = random.Random(seed)
    drawn = [one for pool in pools for one in draw.sample(pool, min(count // len(pools), len(pool)))]
    write(drawn, seed, sum(map(len, pools)))
    print(f"{sum(map(len, pools))} claims, {len(drawn)} drawn, {sum(d.verbatim for d in drawn)} verbatim")


def of_paper(path: Path) -> list[Drawn]:
    document = read(path, "application/pdf")
    draft = compile_document(document, EmptyCorpus(), filename=path.name)
    pages = page_texts(path)
    found = []
    for claim in draft.claims:
        page = document.page_at(claim.start) or 0
        found.append(Drawn(path.stem, f"page {page}", claim.text, on_page(claim.quote, pages, page)))
    return found


def of_text(name: str, data: bytes) -> list[Drawn]:
    """The claims of a page or a text, held against what a browser or an editor shows."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        try:
            document = read(Path(file.name), sniff(data[:65_536], name), hints=Hints(name))
        except Unreadable:
            return []
    draft = compile_document(document, EmptyCorpus(), filename=name)
    raw = html.unescape(re.sub(r"<[^>]*>|(?s:<script.*?</script>)", "", data.decode(errors="replace")))
    whole = squeezed(re.sub(r"\n\n\d+\n[\d:,]+ --> [\d:,]+\n", " ", raw))
    return [Drawn(name, draft.kind, c.text, squeezed(c.quote) in whole) for c in draft.claims]


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
        "| # | document | place | claim | verbatim | alone | wanted |",
        "|---|---|---|---|---|---|---|",
    ]
    for number, d in enumerate(drawn, 1):
        text = " ".join(d.text.split()).replace("|", "\\|")
        shown = "yes" if d.verbatim else "NO"
        lines.append(f"| {number} | {d.document} | {d.place} | {text} | {shown} | | |")
    DRAWN.parent.mkdir(exist_ok=True)
    DRAWN.write_text("\n".join(lines) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("scitldr", "claims"))
    parser.add_argument("--eval", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=150)
    values = parser.parse_args()
    if values.what == "scitldr":
        scitldr(next((values.eval / "summ").glob("scitldr*.jsonl")))
    else:
        claims(values.eval, values.seed, values.count)


if __name__ == "__main__":
    main()
