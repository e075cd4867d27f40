"""Measure the graph of a large wiki: the server's work, what is sent, and how it feels in headless Chromium.

python -m bench.graph [--articles 5000] [--links 20000] [--picture FILE.png]
"""

import argparse
import statistics
import tempfile
import threading
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from sqlalchemy import select
from werkzeug.serving import make_server

from bench.made_up import fill
from tests.browser import CHROMIUM, FLAGS
from wikimind import create_app
from wikimind.config import Settings
from wikimind.extensions import db, end_read
from wikimind.models.space import Space

# Moves the pointer, or what a script does, and notes how long each frame took.
FRAMES = """async ([kind, moves]) => {
  const canvas = document.querySelector('[data-graph] canvas');
  const box = canvas.getBoundingClientRect();
  const fire = (name, x, y) => canvas.dispatchEvent(new PointerEvent(name, {
    clientX: box.left + x, clientY: box.top + y, pointerId: 1, bubbles: true, isPrimary: true }));
  canvas.setPointerCapture = () => {};
  const key = (name) => canvas.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true }));
  const frame = () => new Promise(requestAnimationFrame);
  const times = [];
  const mid = [box.width / 2, box.height / 2];
  if (kind === 'drag') fire('pointerdown', ...mid);
  let before = await frame();
  for (let n = 0; n < moves; n += 1) {
    const [x, y] = [mid[0] + 120 * Math.sin(n / 7), mid[1] + 90 * Math.cos(n / 9)];
    if (kind === 'zoom') key(n % 20 < 10 ? '+' : '-');
    else fire('pointermove', x, y);
    const now = await frame();
    times.push(now - before);
    before = now;
  }
  if (kind === 'drag') fire('pointerup', ...mid);
  return times;
}"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--articles", type=int, default=5000)
    parser.add_argument("--links", type=int, default=20000)
    parser.add_argument("--picture", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="wikimind-bench-") as folder:
        environ = {"WIKIMIND_DATA_DIR": folder, "WIKIMIND_LOG_LEVEL": "WARNING"}
        app = create_app(Settings.from_env(environ))
        app.config["TESTING"] = True
        with app.app_context():
            space = db.session.scalars(select(Space)).one()
            fill(space, arguments.articles, arguments.links)
            end_read()
        server = make_server("127.0.0.1", 0, app, threaded=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        on_the_server(app)
        in_the_browser(f"http://127.0.0.1:{server.server_port}", arguments.picture)
        server.shutdown()


def on_the_server(app: object) -> None:
    client = app.test_client()  # type: ignore[attr-defined]
    page = client.get("/s/main/graph").text
    address = page.split('data-graph="')[1].split('"')[0]
    compressed = {"Accept-Encoding": "gzip"}
    first = timed(lambda: client.get(address, headers=compressed))
    later = [timed(lambda: client.get(address, headers=compressed)) for _ in range(20)]
    pages = [timed(lambda: client.get("/s/main/graph")) for _ in range(20)]
    answer = client.get(address, headers=compressed)
    plain = client.get(address)
    print(f"data: {len(answer.data) / 1000:.0f} kB compressed, {len(plain.data) / 1000:.0f} kB plain")
    print(f"data, first time (layout): {first:.0f} ms; from then on {statistics.median(later):.1f} ms")
    print(f"page with its table: {statistics.median(pages):.1f} ms")


def timed(call: object) -> float:
    began = time.perf_counter()
    call()  # type: ignore[operator]
    return 1000 * (time.perf_counter() - began)


def in_the_browser(base: str, picture: Path | None) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.on("console", lambda message: print("console:", message.text))
        page.goto(f"{base}/s/main/graph")
        page.wait_for_selector("[data-graph][data-ready]")
        ready = page.evaluate("performance.now()")
        print(f"usable {ready:.0f} ms after the address was opened")
        for kind in ("hover", "drag", "zoom"):
            report(page, kind)
        page.wait_for_timeout(400)
        if picture:
            page.screenshot(path=picture)
        browser.close()


def report(page: Page, kind: str) -> None:
    times = sorted(page.evaluate(FRAMES, [kind, 120]))
    median, slow = statistics.median(times), times[int(0.95 * len(times))]
    print(f"{kind}: frame median {median:.0f} ms, 95th percentile {slow:.0f} ms, worst {times[-1]:.0f} ms")


if __name__ == "__main__":
    main()
