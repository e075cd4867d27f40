"""Measure how fast pages of a long PDF are shown: the time to the first byte of the page and of its picture.

python -m bench.book [--pages 500] [--pdf FILE]
"""

import argparse
import io
import random
import statistics
import tempfile
import time
from pathlib import Path

from flask import Flask
from reportlab.pdfgen.canvas import Canvas
from sqlalchemy import select

from bench.texts import text
from tests import workers
from wikimind import create_app
from wikimind.actions.sources import feed
from wikimind.config import Settings
from wikimind.extensions import db, end_read
from wikimind.models.source import Source
from wikimind.models.space import Space


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--pages", type=int, default=500)
    parser.add_argument("--pdf", type=Path, help="a file instead of a made-up book")
    arguments = parser.parse_args()
    data = arguments.pdf.read_bytes() if arguments.pdf else book(arguments.pages)
    with tempfile.TemporaryDirectory(prefix="wikimind-bench-") as folder:
        app = create_app(Settings.from_env({"WIKIMIND_DATA_DIR": folder, "WIKIMIND_LOG_LEVEL": "ERROR"}))
        app.config["TESTING"] = True
        with app.app_context():
            space = db.session.scalars(select(Space)).one()
            feed(space, io.BytesIO(data), filename="book.pdf", user=None)
            workers.work_all()
            source = db.session.scalars(select(Source)).one()
            number, pages = source.id, source.page_count or 1
            end_read()
        print(f"a PDF of {pages} pages, {len(data) / 1e6:.1f} MB")
        measure(app, f"/s/main/sources/{number}", pages)
        app.extensions["wikimind.sandbox"].close()


def book(pages: int) -> bytes:
    """Made-up text, about 450 words to a page."""
    file = io.BytesIO()
    canvas = Canvas(file)
    for number in range(pages):
        canvas.setFont("Times-Roman", 10)
        words = text(number).split()
        for line in range(46):
            canvas.drawString(60, 780 - 15 * line, " ".join(words[10 * line : 10 * line + 10]))
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def measure(app: Flask, url: str, pages: int) -> None:
    client = app.test_client()
    client.get(f"{url}?page=1")
    draw = random.Random(5)
    chosen = draw.sample(range(1, pages + 1), min(20, pages))
    for name, address in (
        ("page with its boxes", f"{url}?page={{}}"),
        ("picture 900 wide", f"{url}/pages/{{}}-900.png"),
        ("picture 1600 wide", f"{url}/pages/{{}}-1600.png"),
    ):
        first = [timed(client, address.format(number)) for number in chosen]
        again = [timed(client, address.format(number)) for number in chosen]
        size = statistics.median(size for _, size in first)
        print(
            f"{name}: first time median {middle(first):.0f} ms, worst {max(first)[0]:.0f} ms;"
            f" again {middle(again):.1f} ms; {size / 1000:.0f} kB"
        )


def middle(taken: list[tuple[float, int]]) -> float:
    return statistics.median(milliseconds for milliseconds, _ in taken)


def timed(client: object, address: str) -> tuple[float, int]:
    began = time.perf_counter()
    answer = client.get(address, headers={"Accept-Encoding": "gzip"})  # type: ignore[attr-defined]
    assert answer.status_code == 200, answer.status
    return 1000 * (time.perf_counter() - began), len(answer.data)


if __name__ == "__main__":
    main()
