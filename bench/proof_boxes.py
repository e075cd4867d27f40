"""Measure whether the boxes of quotes sit on their words: what stands inside them is read back by PDFium.

python -m bench.proof_boxes FOLDER [FOLDER ...] [--sentences] [--verbose]

Every statement that the keyless engine draws from each PDF below the folders is boxed on its pages, or with
--sentences every sentence of the document.
"""

import argparse
import re
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium

from wikimind.errors import Unreadable
from wikimind.extract import read
from wikimind.extract.document import Document
from wikimind.extract.pdf.trace import glyphs_for
from wikimind.extract.pdf.units import rows_of, units_of
from wikimind.extract.stretches import Stretch, stretches_of
from wikimind.nlp.sentences import split
from wikimind.pipeline.keyless import compile_document
from wikimind.pipeline.keyless.corpus import EmptyCorpus
from wikimind.pipeline.stages.grounding import statements_of

ACCENTS = re.compile("[´`¨ˆ˜¯ˇ˚¸˘˝^~\u0300-\u036f\u20d7]")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--sentences", action="store_true")
    parser.add_argument("--verbose", action="store_true")
    arguments = parser.parse_args()
    counts: Counter[str] = Counter()
    seconds: list[float] = []
    for path in sorted(path for folder in arguments.folders for path in folder.glob("**/*.pdf")):
        try:
            document = read(path, "application/pdf")
        except Unreadable:
            continue
        told = judge(path, document, arguments.sentences, seconds, arguments.verbose)
        counts += told
        print(f"{path.stem[:60]:60} {dict(told)}")
    total = sum(counts.values())
    print(f"{total} spans: {100 * counts['equal'] / max(1, total):.2f} % equal; {dict(counts)}")
    seconds.sort()
    if seconds:
        print(
            f"units of a page: median {1000 * seconds[len(seconds) // 2]:.0f} ms, worst {seconds[-1]:.2f} s"
        )


def judge(
    path: Path, document: Document, sentences: bool, seconds: list[float], verbose: bool
) -> Counter[str]:
    counts: Counter[str] = Counter()
    pdf = pdfium.PdfDocument(path)
    by_page: dict[int, list[tuple[int, Stretch]]] = {}
    for number, span in enumerate(spans(document, sentences)):
        for page, stretch in stretches_of(document, span):
            by_page.setdefault(page, []).append((number, stretch))
    outcomes: dict[int, str] = {}
    for page, found in sorted(by_page.items()):
        text_page = pdf[page - 1].get_textpage()
        began = time.perf_counter()
        units = units_of(text_page.raw, document.signs.get(page, {}))
        seconds.append(time.perf_counter() - began)
        for number, stretch in found:
            rows = rows_of(glyphs_for(stretch, units), units)
            back = "".join(text_page.get_text_bounded(*row) for row in rows)
            outcome = "equal" if plain(back) == plain(stretch.text) else "other" if rows else "nothing"
            if verbose and outcome != "equal":
                print(f"  p. {page} {outcome}:\n    {plain(stretch.text)}\n    {plain(back)}")
            if outcomes.get(number, "equal") == "equal":
                outcomes[number] = outcome
    counts.update(outcomes.values())
    return counts


def spans(document: Document, sentences: bool) -> Iterator[tuple[int, int]]:
    if sentences:
        for block in document.blocks:
            for start, end in split(document.block_text(block), document.language):
                yield block.start + start, block.start + end
        return
    for statement in statements_of(compile_document(document, EmptyCorpus())):
        if statement.start >= 0:
            yield statement.start, statement.start + len(statement.quote)


def plain(text: str) -> str:
    """The words run together: typography, spaces and line ends are not what is judged."""
    text = unicodedata.normalize("NFKD", text)
    text = ACCENTS.sub("", text)
    return re.sub(r"[\s\x02\x00\ufffe\xad‐‑-]+", "", text)


if __name__ == "__main__":
    main()
