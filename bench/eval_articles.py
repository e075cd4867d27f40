"""How well articles made without a model tell what their documents say, without a worker or a database.

    python -m bench.eval_articles --eval FOLDER [--pages FOLDER] [--read NAME]

FOLDER/facts        documents with the facts a reader wants told; scored by its own score_facts.py
FOLDER/papers, html, pdf, and ../cases beside FOLDER: articles without a statement are counted and named
FOLDER/summ         QMSum as JSON lines: ROUGE-1 of summary and claims against people's summaries, and that of
                    the first words, equally many
FOLDER/qa           XQuAD by language: the paragraphs of each article as one document; claims and summaries
--pages             where the pages go that score_facts.py reads; a temporary folder without it
--read              print the articles of the files whose names hold NAME, and do nothing else
"""

import argparse
import gzip
import hashlib
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench.rouge import rouge_n, rouge_tokens
from wikimind.articles.draft import Draft
from wikimind.articles.layout import source_page
from wikimind.errors import Unreadable
from wikimind.extract import read
from wikimind.extract.hints import Hints
from wikimind.extract.sniff import sniff
from wikimind.nlp.lengths import word_count
from wikimind.pipeline.keyless import compile_document
from wikimind.pipeline.keyless.corpus import EmptyCorpus
from wikimind.pipeline.stages.grounding import statements_of
from wikimind.wiki.files import render
from wikimind.wiki.page import SourceRef

MOMENT = datetime(2026, 1, 1, tzinfo=UTC)
HEAD = 65_536  # bytes that tell what a file is
NO_DOCUMENTS = (".json", ".jsonl", ".py", ".bin")


@dataclass(frozen=True)
class Compiled:
    """What became of a file: a draft, or the sentence that refuses it."""

    name: str
    sha256: str
    draft: Draft | None
    refusal: str = ""
    seconds: float = 0.0

    @property
    def is_empty(self) -> bool:
        return self.draft is not None and not self.draft.summary and not self.draft.claims


def compiled(name: str, data: bytes) -> Compiled:
    """The draft of a file that is called `name`."""
    digest = hashlib.sha256(data).hexdigest()
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        try:
            document = read(Path(file.name), sniff(data[:HEAD], name), hints=Hints(name))
        except Unreadable as error:
            return Compiled(name, digest, None, str(error))
    started = time.process_time()
    draft = compile_document(document, EmptyCorpus(), filename=name)
    return Compiled(name, digest, draft, seconds=time.process_time() - started)


def files_in(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Names and bytes of the documents below a folder; what is packed is unpacked."""
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        name, data = path.name, path.read_bytes()
        if name.endswith(".gz"):
            name, data = name.removesuffix(".gz"), gzip.decompress(data)
        if path.suffix in NO_DOCUMENTS or name.endswith(".pdf.txt") or name == "LICENSE":
            continue
        yield name, data


def page_of(one: Compiled) -> str:
    """The article as its file holds it."""
    assert one.draft is not None
    reference = SourceRef("s1", one.draft.title, one.sha256, one.name)
    concepts = [concept.name for concept in one.draft.concepts]
    page = source_page(
        one.draft, reference, {}, title=one.draft.title, concepts=concepts, related=(), moment=MOMENT
    )
    return render(page)


def score_facts(folder: Path, pages: Path) -> None:
    """Write the articles of the folder's documents to `pages`, and let the folder's program score them."""
    pages.mkdir(parents=True, exist_ok=True)
    for name, data in files_in(folder):
        one = compiled(name, data)
        if one.draft:
            (pages / f"{name}.md").write_text(page_of(one), encoding="utf-8")
    command = [sys.executable, str(folder / "score_facts.py"), str(folder), str(pages)]
    print(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def count_empty(label: str, folder: Path) -> None:
    """How many of the documents gave an article without a statement, and what the engine needed."""
    every = [compiled(name, data) for name, data in files_in(folder)]
    done = [one for one in every if one.draft]
    empty = [one.name for one in done if one.is_empty]
    lengths = [words_of(one.draft) for one in done if one.draft] or [0.0]
    seconds = sum(one.seconds for one in done)
    print(
        f"{label:8} {len(done)} articles, {len(every) - len(done)} files refused, {len(empty)} empty;"
        f" words mean {statistics.mean(lengths):.0f}, most {max(lengths):.0f}; {seconds:.1f} s"
        f"   {', '.join(empty)}"
    )


def words_of(draft: Draft) -> float:
    return sum(word_count(statement.text) for statement in statements_of(draft))


def score_meetings(path: Path) -> None:
    scores: list[tuple[float, float]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        turns = [f"{turn['speaker']}: {turn['content']}" for turn in row["transcript"]]
        draft = compiled(f"{row['file']}.txt", "\n\n".join(turns).encode()).draft
        assert draft is not None
        told = rouge_tokens(" ".join(s.text for s in (*draft.summary, *draft.claims)))
        lead = rouge_tokens(" ".join(turns))[: len(told)]
        wanted = rouge_tokens(row["summary"])
        scores.append((rouge_n(told, wanted, 1), rouge_n(lead, wanted, 1)))
    own, lead_score = (100 * statistics.mean(score[side] for score in scores) for side in (0, 1))
    print(f"meetings: ROUGE-1 {own:.1f}, first words {lead_score:.1f}; n = {len(scores)}")


def score_paragraphs(path: Path) -> None:
    articles = json.loads(path.read_text(encoding="utf-8"))["data"]
    texts = ["\n\n".join(p["context"] for p in article["paragraphs"]) for article in articles]
    drafts = [one.draft for one in (compiled("article.txt", text.encode()) for text in texts) if one.draft]
    claims = [len(draft.claims) for draft in drafts]
    print(
        f"{path.name}: claims mean {statistics.mean(claims):.1f}, fewest {min(claims)}; fewer than five in"
        f" {sum(count < 5 for count in claims)} of {len(claims)} articles, no summary in"
        f" {sum(not draft.summary for draft in drafts)}"
    )


def print_articles(folders: list[Path], name: str) -> None:
    for folder in folders:
        for file, data in files_in(folder):
            if name in file:
                one = compiled(file, data)
                print(f"===== {file}: {one.draft.kind if one.draft else one.refusal}")
                print(page_of(one).partition("\n---\n")[2].partition("\n[^")[0] if one.draft else "")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--eval", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--read", default="")
    parser.add_argument("--only", default="", choices=("facts", "empty", "meetings", "paragraphs"))
    asked = parser.parse_args()
    base = asked.eval
    folders = {name: base / name for name in ("facts", "papers", "html", "pdf")}
    folders["cases"] = base.parent / "cases"
    if asked.read:
        print_articles(list(folders.values()), asked.read)
        return
    if asked.only in ("", "facts"):
        score_facts(folders["facts"], asked.pages or Path(tempfile.mkdtemp()))
    if asked.only in ("", "empty"):
        for name, folder in folders.items():
            count_empty(name, folder)
    if asked.only in ("", "meetings"):
        score_meetings(next((base / "summ").glob("qmsum*.jsonl")))
    if asked.only in ("", "paragraphs"):
        for path in sorted((base / "qa").glob("xquad.*.json")):
            score_paragraphs(path)


if __name__ == "__main__":
    main()
