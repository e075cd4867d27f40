"""Measure what links in the text cost a page: remembered, looked up anew, and without them.

python -m bench.text_links DOCUMENT [--articles 10000]

The document is compiled into a wiki of that many made-up articles; figures are medians of 25 requests.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from unittest import mock

from sqlalchemy import select

from bench.made_up import fill
from tests import workers
from wikimind import create_app
from wikimind.actions import sources
from wikimind.articles.text_links import Mention
from wikimind.config import Settings
from wikimind.extensions import db, end_read
from wikimind.models.article import Article
from wikimind.models.space import Space
from wikimind.web.articles import rendering, text_links

REQUESTS = 25


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("document", type=Path)
    parser.add_argument("--articles", type=int, default=10_000)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="wikimind-bench-") as folder:
        app = create_app(Settings.from_env({"WIKIMIND_DATA_DIR": folder, "WIKIMIND_LOG_LEVEL": "ERROR"}))
        with app.app_context():
            space = db.session.scalars(select(Space)).one()
            fill(space, arguments.articles, arguments.articles * 4)
            with arguments.document.open("rb") as stream:
                name = arguments.document.name
                fed = sources.feed(space, stream, filename=name, user=None).source.id
            workers.work_all()
            slug = db.session.scalar(select(Article.slug).where(Article.source_id == fed))
            end_read()
        client, path = app.test_client(), f"/s/main/wiki/{slug}"
        client.get(path)

        def anew() -> None:
            with mock.patch.object(text_links, "_KEPT", text_links.KeptMentions()):
                client.get(path)

        def without() -> None:
            with mock.patch.object(
                rendering, "mentions_in", lambda _space, layouts, *_: [[] for _ in layouts]
            ):
                client.get(path)

        for _ in range(3):
            base, kept, found = (processor(call) for call in (without, lambda: client.get(path), anew))
            print(f"without {base:.1f} ms; remembered {kept / base:.2f} of that, anew {found / base:.2f}")


def none(_space: Space, layouts: Sequence[str], *_: object) -> list[list[Mention]]:
    return [[] for _ in layouts]


def processor(call: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    taken = []
    for _ in range(REQUESTS):
        start = time.process_time()
        call()
        taken.append(1000 * (time.process_time() - start))
    return statistics.median(taken)


if __name__ == "__main__":
    main()
