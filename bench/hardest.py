"""The hardest texts: what each costs to read, cut and compile, and whether other uploads wait for it.

python -m bench.hardest [--size 1000000] [NAME …]    processor seconds of each text, in this process
python -m bench.hardest --meanwhile [--size …]       each is fed to a worker of two processes, then a note
"""

import argparse
import io
import os
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import select

from wikimind import create_app
from wikimind.actions.sources import feed
from wikimind.config import Settings
from wikimind.extensions import db, end_read
from wikimind.extract import read
from wikimind.jobs.companion import command
from wikimind.models.source import Source
from wikimind.models.space import Space
from wikimind.pipeline import passages
from wikimind.pipeline.keyless import compile_document
from wikimind.pipeline.keyless.corpus import EmptyCorpus

NOTE = "# Kelp {0}\n\nKelp forest {0} grows along cold coasts. Sea otters eat the urchins of forest {0}.\n"
PATIENCE = 300.0


def repeated(unit: str) -> Callable[[int], str]:
    return lambda size: (unit * (size // len(unit) + 1))[:size]


def numbered(line: str) -> Callable[[int], str]:
    """A line again and again, with its number in it."""
    return lambda size: "".join(line.format(number) for number in range(size // (len(line) + 3)))


HARDEST: dict[str, Callable[[int], str]] = {
    "a@": repeated("a@"),
    "A. ": repeated("A. "),
    "digits": repeated("1234567890"),
    "numbers": numbered("{0} "),
    "[": repeated("["),
    "one word": repeated("a"),
    "one word again and again": repeated("kelp "),
    "one line of sentences": numbered("Kelp forest {0} grows along the coast. "),
    "headings": numbered("# H{0}\n"),
    "headings with a line each": numbered("## Forest {0}\n\nKelp grows here.\n\n"),
    "lines": numbered("Kelp of forest {0}\n"),
    "list": numbered("- kelp {0}\n"),
    "table": lambda size: "| a | b |\n|---|---|\n" + numbered("| kelp | {0} |\n")(size),
    "Han": repeated("海带生长在寒冷的海岸"),
    "Han with stops": repeated("海带生长在寒冷的海岸。"),
    "Thai": repeated("สาหร่ายเติบโตตามชายฝั่ง"),
}


def taken_in(path: Path) -> None:
    """What a child of the worker does with a file."""
    document = read(path, "text/markdown")
    passages.cut(document)
    compile_document(document, EmptyCorpus(), filename=path.name)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--size", type=int, default=1_000_000, help="characters of each")
    parser.add_argument("--meanwhile", action="store_true")
    options = parser.parse_args()
    measure = meanwhile if options.meanwhile else alone
    measure({name: HARDEST[name](options.size) for name in options.names or HARDEST})


def alone(texts: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "text.md"
        for name, text in texts.items():
            path.write_text(text)
            began = time.process_time()
            taken_in(path)
            print(f"{name:28} {time.process_time() - began:6.1f} s of processor", flush=True)


def meanwhile(texts: dict[str, str]) -> None:
    """For each: seconds until a note that was fed just after it is there, and until itself is settled."""
    with tempfile.TemporaryDirectory() as folder:
        environ = {"WIKIMIND_DATA_DIR": folder, "WIKIMIND_WORKER_PROCESSES": "2"}
        app = create_app(Settings.from_env(environ))
        with app.app_context():
            worker = subprocess.Popen(command(), env={**os.environ, **environ})
            try:
                settled(fed("first.md", NOTE.format("first")))
                for number, (name, text) in enumerate(texts.items()):
                    hard = fed(f"hard-{number}.md", text)
                    note = settled(fed(f"note-{number}.md", NOTE.format(number)))
                    print(
                        f"{name:28} note after {note:5.1f} s, itself after {settled(hard):6.1f} s", flush=True
                    )
            finally:
                worker.terminate()
                worker.wait(60)


def fed(name: str, text: str) -> int:
    space = db.session.scalars(select(Space)).one()
    return feed(space, io.BytesIO(text.encode()), filename=name, user=None).source.id


def settled(source_id: int) -> float:
    """Wait until it is compiled or failed; for how long."""
    began = time.monotonic()
    while time.monotonic() - began < PATIENCE:
        state = db.session.scalar(select(Source.state).where(Source.id == source_id))
        end_read()
        if state in ("compiled", "failed"):
            return time.monotonic() - began
        time.sleep(0.1)
    raise SystemExit(f"Source {source_id} is not settled after {PATIENCE:g} s.")


if __name__ == "__main__":
    main()
