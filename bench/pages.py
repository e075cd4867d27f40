"""Measure what an article page costs: bytes on the wire, shifts of the layout, and the server's time.

python -m bench.pages [--articles 3000]

A paper and some notes are compiled into a wiki of that many made-up articles. The server runs in this
process; bytes are counted in headless Chromium, with an empty cache and with a filled one.
"""

import argparse
import statistics
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

from flask import Flask
from playwright.sync_api import Browser, sync_playwright
from sqlalchemy import select, update
from werkzeug.serving import make_server

from bench.made_up import fill
from tests import workers
from tests.browser import CHROMIUM, DESKTOP, FLAGS, PHONE
from tests.browsing import library
from wikimind import create_app
from wikimind.config import Settings
from wikimind.extensions import db, end_read, write_transaction
from wikimind.models.space import Space
from wikimind.web.frame import assets

SHIFTS = (
    "window.moved = 0; new PerformanceObserver((list) => list.getEntries().forEach((entry) => {"
    " if (!entry.hadRecentInput) window.moved += entry.value; }))"
    ".observe({ type: 'layout-shift', buffered: true })"
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--articles", type=int, default=3000)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="wikimind-bench-") as folder:
        environ = {"WIKIMIND_DATA_DIR": folder, "WIKIMIND_LOG_LEVEL": "ERROR"}
        if (Path("static") / assets.BUILT).is_dir():
            # As in production, where static/ was built: files are minified.
            environ |= {"WIKIMIND_MODE": "production", "SECRET_KEY": "only for measuring, and long enough"}
        app = create_app(Settings.from_env(environ))
        app.config["TESTING"] = True
        with app.app_context():
            with write_transaction() as session:
                session.execute(update(Space).values(public=True))  # in production nobody is signed in
            space = db.session.scalars(select(Space)).one()
            fill(space, arguments.articles, arguments.articles * 4)
            library.fill(space, workers.work_all)
            found = library.look_up()
            end_read()
        paths = {
            "article": f"/s/main/wiki/{found.article}",
            "concept": f"/s/main/wiki/{found.concept}",
            "wiki": "/s/main/wiki",
            "home": "/s/main/home",
            "timeline": "/s/main/timeline",
            "proof": f"/s/main/sources/{found.paper}?claim={found.claim}",
            "coverage": f"/s/main/sources/{found.paper}/coverage",
            "search": "/s/main/search?q=tide+mill",
            "graph": "/s/main/graph",
        }
        on_the_server(app, paths)
        in_the_browser(app, paths)
        app.extensions["wikimind.sandbox"].close()


def on_the_server(app: Flask, paths: dict[str, str]) -> None:
    client = app.test_client()
    for name, path in paths.items():
        assert client.get(path).status_code == 200, path
        taken = [timed(lambda path=path: client.get(path)) for _ in range(30)]
        wall = statistics.median(wall for wall, _ in taken)
        work = statistics.median(work for _, work in taken)
        print(f"{name:10} server: median {wall:.1f} ms, of which {work:.1f} ms of processor")


def timed(call: object) -> tuple[float, float]:
    wall, work = time.perf_counter(), time.process_time()
    call()  # type: ignore[operator]
    return 1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - work)


def in_the_browser(app: Flask, paths: dict[str, str]) -> None:
    server = make_server("127.0.0.1", 0, app, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for name, path in paths.items():
            for size, viewport in (("desktop", DESKTOP), ("phone", PHONE)):
                look(browser, f"{base}{path}", f"{name} {size}", viewport)
        browser.close()
    server.shutdown()


def look(browser: Browser, address: str, name: str, viewport: dict[str, int]) -> None:
    context = browser.new_context(viewport=viewport)  # type: ignore[arg-type]
    page = context.new_page()
    page.add_init_script(SHIFTS)
    told = []
    for _ in ("empty cache", "filled cache"):
        received: Counter[str] = Counter()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        kinds: dict[str, str] = {}
        session.on("Network.responseReceived", lambda e, k=kinds: k.update({e["requestId"]: e["type"]}))
        session.on(
            "Network.loadingFinished",
            lambda e, r=received, k=kinds: r.update(
                {k.get(e["requestId"], "?"): int(e["encodedDataLength"])}
            ),
        )
        page.goto(address, wait_until="networkidle")
        page.wait_for_timeout(200)
        session.detach()
        told.append(sum(size for kind, size in received.items() if kind != "Image"))
        if len(told) == 1:
            parts = ", ".join(f"{kind} {size / 1000:.1f}" for kind, size in received.most_common())
    shift = page.evaluate("window.moved")
    first = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0")
    print(
        f"{name:18} {told[0] / 1000:.1f} kB without images ({parts}), then {told[1] / 1000:.1f} kB;"
        f" layout shift {shift:.3f}; first paint {first:.0f} ms"
    )
    context.close()


if __name__ == "__main__":
    main()
