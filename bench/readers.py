"""How fast each kind of file is read, in processor time, here and in another checkout.

python -m bench.readers [--against CHECKOUT] [--rounds 5] [--size 200000] [--only docx]

Every round reads each file in a fresh process of each checkout in turn; the best time counts. What a process
reads first, while it loads libraries, does not.
"""

import argparse
import io
import json
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path
from typing import Any

from bench.texts import text
from wikimind.extract import read
from wikimind.extract.sniff import sniff

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_READINGS = 4


def files(size: int) -> dict[str, bytes]:
    """File name → a file of about `size` characters of text."""
    markdown = "\n\n".join(text(seed) for seed in range(max(1, size // 4000)))
    parts = [part for part in markdown.split("\n\n") if part.strip()]
    return {
        "markdown.md": markdown.encode(),
        "text.txt": "\n\n".join(part.lstrip("# ") for part in parts).encode(),
        "page.html": _page(parts).encode(),
        "captions.srt": _captions(parts, "{0:02}:{1:02}:{2:02},000", "").encode(),
        "captions.vtt": _captions(parts, "{0:02}:{1:02}:{2:02}.000", "WEBVTT\n\n").encode(),
        "document.docx": _document(parts),
        "slides.pptx": _slides(parts),
        "workbook.xlsx": _workbook(parts),
        "book.epub": _book(parts),
    }


def _page(parts: list[str]) -> str:
    tags = (f"<h2>{p.lstrip('# ')}</h2>" if p.startswith("#") else f"<p>{p}</p>" for p in parts)
    links = "".join(f'<li><a href="/{n}">Chapter {n} of the handbook</a></li>' for n in range(40))
    body = f"<nav><ul>{links}</ul></nav><article>{''.join(tags)}</article><footer>All rights kept</footer>"
    return f"<!doctype html><html><head><title>Handbook</title></head><body>{body}</body></html>"


def _captions(parts: list[str], clock: str, head: str) -> str:
    cues = []
    for second, words in enumerate(" ".join(parts).split(". ")):
        start, end = (clock.format(s // 3600, s // 60 % 60, s % 60) for s in (3 * second, 3 * second + 3))
        cues.append(f"{second + 1}\n{start} --> {end}\n{words.lstrip('# ')}.\n\n")
    return head + "".join(cues)


def _document(parts: list[str]) -> bytes:
    heading = '<w:pStyle w:val="Heading2"/>'
    body = "".join(
        f"<w:p><w:pPr>{heading if p.startswith('#') else ''}</w:pPr>"
        f"<w:r><w:t>{p[: len(p) // 2].lstrip('# ')}</w:t></w:r>"
        f"<w:r><w:rPr><w:b/></w:rPr><w:t>{p[len(p) // 2 :].lstrip('# ')}</w:t></w:r></w:p>"
        for p in parts
    )
    main = f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'
    return _office("word/document.xml", "wordprocessingml.document", main, {})


def _slides(parts: list[str]) -> bytes:
    shape = (
        "<p:sp><p:nvSpPr><p:nvPr/></p:nvSpPr><p:txBody><a:p><a:r><a:t>{}</a:t></a:r></a:p></p:txBody></p:sp>"
    )
    slides = {
        f"slides/slide{n}.xml": f'<p:sld xmlns:p="{_P}" xmlns:a="{_A}"><p:cSld><p:spTree>'
        + "".join(shape.format(p.lstrip("# ")) for p in parts[4 * n : 4 * n + 4])
        + "</p:spTree></p:cSld></p:sld>"
        for n in range((len(parts) + 3) // 4)
    }
    ids = "".join(f'<p:sldId id="{256 + n}" r:id="rId{n}"/>' for n in range(len(slides)))
    main = f'<p:presentation xmlns:p="{_P}" xmlns:r="{_R}"><p:sldIdLst>{ids}</p:sldIdLst></p:presentation>'
    return _office("ppt/presentation.xml", "presentationml.presentation", main, slides)


def _workbook(parts: list[str]) -> bytes:
    words = " ".join(parts).split()
    rows = []
    for n in range(len(words) // 8):
        texts = "".join(
            f'<c r="{column}{n + 1}" t="inlineStr"><is><t>{word}</t></is></c>'
            for column, word in zip("ABCDE", words[8 * n : 8 * n + 5], strict=True)
        )
        rows.append(f'<row r="{n + 1}">{texts}<c r="F{n + 1}"><v>{n * 1.5}</v></c></row>')
    sheet = f'<worksheet xmlns="{_S}"><sheetData>{"".join(rows)}</sheetData></worksheet>'
    sheets = '<sheets><sheet name="Stock" sheetId="1" r:id="rId0"/></sheets>'
    main = f'<workbook xmlns="{_S}" xmlns:r="{_R}">{sheets}</workbook>'
    return _office("xl/workbook.xml", "spreadsheetml.sheet", main, {"worksheets/sheet1.xml": sheet})


def _office(name: str, kind: str, main: str, related: dict[str, str]) -> bytes:
    folder, _, own = name.partition("/")
    content = f"application/vnd.openxmlformats-officedocument.{kind}.main+xml"
    targets = "".join(
        f'<Relationship Id="rId{n}" Type="{_R}/any" Target="{target}"/>' for n, target in enumerate(related)
    )
    return _zipped(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f'<Override PartName="/{name}" ContentType="{content}"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r" Target="{name}"'
            f' Type="{_R}/officeDocument"/></Relationships>',
            name: main,
            f"{folder}/_rels/{own}.rels": f'<Relationships xmlns="{_PACKAGE}">{targets}</Relationships>',
            **{f"{folder}/{target}": data for target, data in related.items()},
        }
    )


def _book(parts: list[str]) -> bytes:
    chapters = {f"c{n}.xhtml": parts[20 * n : 20 * n + 20] for n in range((len(parts) + 19) // 20)}
    items = "".join(f'<item id="{n}" href="{n}" media-type="application/xhtml+xml"/>' for n in chapters)
    spine = "".join(f'<itemref idref="{n}"/>' for n in chapters)
    pages = {
        name: '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>C</title></head><body>'
        + "".join(f"<h2>{p.lstrip('# ')}</h2>" if p.startswith("#") else f"<p>{p}</p>" for p in own)
        + "</body></html>"
        for name, own in chapters.items()
    }
    return _zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfile full-path="book.opf"/></container>',
            "book.opf": '<package xmlns="http://www.idpf.org/2007/opf"><metadata/>'
            f"<manifest>{items}</manifest><spine>{spine}</spine></package>",
            **pages,
        }
    )


def _zipped(parts: dict[str, str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return file.getvalue()


def times(folder: Path) -> dict[str, float]:
    """File name → the best of some readings, in seconds of processor time."""
    found = {}
    for path in sorted(folder.iterdir()):
        media_type = sniff(path.read_bytes()[:65_536], path.name)
        seconds = []
        for _ in range(_READINGS):
            start = time.process_time()
            read(path, media_type)
            seconds.append(time.process_time() - start)
        found[path.name] = min(seconds[1:])
    return found


def times_in(checkout: Path, folder: Path) -> dict[str, float]:
    """The same, taken by a fresh process that imports the package from a checkout."""
    command = [sys.executable, str(Path(__file__).resolve()), "--times", str(folder)]
    environment = {**os.environ, "PYTHONPATH": str(checkout)}
    done = subprocess.run(command, cwd=checkout, env=environment, check=True, capture_output=True, text=True)
    answer: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return answer


def compare(checkouts: list[Path], folder: Path, rounds: int) -> list[dict[str, float]]:
    best: list[dict[str, float]] = [{} for _ in checkouts]
    for _ in range(rounds):
        for at, checkout in enumerate(checkouts):
            for name, seconds in times_in(checkout, folder).items():
                best[at][name] = min(seconds, best[at].get(name, seconds))
    return best


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--against", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--size", type=int, default=200_000)
    parser.add_argument("--only", default="")
    parser.add_argument("--files", type=Path, help="a folder of files to read instead of made-up ones")
    parser.add_argument("--times", type=Path, help=argparse.SUPPRESS)
    options: Any = parser.parse_args()
    if options.times:
        print(json.dumps(times(options.times)))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = options.files or Path(name)
        if not options.files:
            for each, data in files(options.size).items():
                if options.only in each:
                    (folder / each).write_bytes(data)
        here = Path(__file__).resolve().parent.parent
        best = compare([here, *filter(None, [options.against])], folder, options.rounds)
    for each, seconds in best[0].items():
        told = f"{each:16} {seconds * 1000:8.1f} ms"
        if options.against:
            told += f"   there {best[1][each] * 1000:8.1f} ms   ratio {seconds / best[1][each]:.2f}"
        print(told)


if __name__ == "__main__":
    main()
