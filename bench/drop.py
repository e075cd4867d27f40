"""Feeds many files to the inbox in a real browser, and prints how long that takes and the page stands still.

python -m bench.drop --files 500
"""

import argparse
import tempfile
import threading
import time
from pathlib import Path

from playwright.sync_api import sync_playwright
from werkzeug.serving import make_server

from bench.texts import text
from wikimind import create_app
from wikimind.config import Settings

CHROMIUM = "/usr/bin/chromium"
WATCH = """() => {
  window.longest = 0;
  let last = performance.now();
  const tick = () => {
    const now = performance.now();
    window.longest = Math.max(window.longest, now - last);
    last = now;
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
}"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--files", type=int, default=500)
    parser.add_argument("--chromium", default=CHROMIUM)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="wikimind-bench-", ignore_cleanup_errors=True) as folder:
        paths = [Path(folder) / f"note-{number:03}.md" for number in range(arguments.files)]
        for number, path in enumerate(paths):
            path.write_text(text(number))
        settings = Settings.from_env({"WIKIMIND_DATA_DIR": f"{folder}/data", "WIKIMIND_LOG_LEVEL": "ERROR"})
        server = make_server("127.0.0.1", 0, create_app(settings), threaded=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        drop(f"http://127.0.0.1:{server.server_port}", paths, arguments.chromium)
        server.shutdown()


def drop(address: str, paths: list[Path], chromium: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.goto(f"{address}/s/main/inbox")
        page.set_input_files("#files", paths)
        page.evaluate(WATCH)
        began = time.monotonic()
        page.get_by_role("button", name="Add to the wiki").click()
        page.get_by_text(f"of {len(paths)} added").wait_for(timeout=600_000)
        print(f"{len(paths)} files taken in: {time.monotonic() - began:.1f} s")
        print(f"longest time the page stood still: {page.evaluate('window.longest'):.0f} ms")
        print(f"rows on the page: {page.locator('[data-source]').count()}")
        browser.close()


if __name__ == "__main__":
    main()
