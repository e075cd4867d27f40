"""Takes a folder, or made-up texts, into an empty wiki with a real worker, and prints what that cost.

python -m bench.ingest FOLDER          every file below FOLDER
python -m bench.ingest --texts 300     300 texts of 4 KB
python -m bench.ingest --texts 3000 --curve
python -m bench.ingest --texts 300 --workers 2 --database URL --redis URL    empty ones, as in production
"""

import argparse
import io
import os
import re
import subprocess
import tempfile
import time
from collections import defaultdict
from pathlib import Path

import flask_migrate
import psutil
from sqlalchemy import func, select

from bench.texts import text
from wikimind import create_app
from wikimind.actions.sources import feed
from wikimind.config import Settings
from wikimind.errors import WikimindError
from wikimind.extensions import db, end_read
from wikimind.jobs.companion import command
from wikimind.models.job import DONE, FAILED, Job, JobKind
from wikimind.models.source import Source
from wikimind.models.space import Space

STAGE = re.compile(r"stage (\w+) of an? (\w+) took ([\d.]+) s")


def main() -> None:
    arguments = parse_arguments()
    with tempfile.TemporaryDirectory(prefix="wikimind-bench-") as folder:
        environ = {"WIKIMIND_DATA_DIR": folder, "WIKIMIND_WORKER_THREADS": str(arguments.threads)}
        if arguments.processes:
            environ["WIKIMIND_WORKER_PROCESSES"] = str(arguments.processes)
        if arguments.database:
            environ |= {"DATABASE_URL": arguments.database, "REDIS_URL": arguments.redis}
        app = create_app(Settings.from_env(environ))
        with app.app_context():
            if arguments.database:
                flask_migrate.upgrade()
            run(arguments, Path(folder), environ)


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--texts", type=int, default=0, help="made-up texts of 4 KB instead of a folder")
    parser.add_argument("--processes", type=int, default=0, help="of each worker; 0: by the processors")
    parser.add_argument("--threads", type=int, default=1, help="jobs that a process runs at a time")
    parser.add_argument("--workers", type=int, default=1, help="workers")
    parser.add_argument("--database", default="", help="URL of an empty PostgreSQL database")
    parser.add_argument("--redis", default="", help="URL of its queue")
    parser.add_argument("--curve", action="store_true", help="print the cost for each tenth of the documents")
    parser.add_argument("--timeout", type=float, default=3000)
    return parser.parse_args()


def run(arguments: argparse.Namespace, folder: Path, environ: dict[str, str]) -> None:
    space = db.session.scalars(select(Space).where(Space.slug == "main")).one()
    end_read()
    began = time.monotonic()
    fed, refused = 0, 0
    for name, stream in documents(arguments):
        try:
            fed += not feed(space, stream, filename=name, user=None).duplicate
        except WikimindError as error:
            refused += 1
            print(f"refused: {name}: {error}")
    fed_in = time.monotonic() - began
    log = folder / "worker.log"
    with open(log, "ab") as output:
        workers = [
            subprocess.Popen(command(), env={**os.environ, **environ}, stdout=output, stderr=output)
            for _ in range(arguments.workers)
        ]
    try:
        began = time.monotonic()
        peaks = wait(workers, arguments.timeout)
        took = time.monotonic() - began
    finally:
        for worker in workers:
            worker.terminate()
        for worker in workers:
            worker.wait(40)
    report(log.read_text(), fed, refused, fed_in, took, peaks)
    if arguments.curve:
        print_curve(fed)


def documents(arguments: argparse.Namespace):
    if arguments.texts:
        for seed in range(arguments.texts):
            yield f"text-{seed}.md", io.BytesIO(text(seed).encode())
    else:
        for path in sorted(p for p in arguments.folder.rglob("*") if p.is_file()):
            with open(path, "rb") as stream:
                yield path.name, stream


def wait(workers: list[subprocess.Popen], timeout: float) -> dict[str, int]:
    """Wait until every job is over; the peak resident memory by process, in bytes."""
    peaks: dict[str, int] = defaultdict(int)
    end = time.monotonic() + timeout
    while time.monotonic() < end:
        for worker in workers:
            sample(worker, peaks)
        open_jobs = db.session.scalar(select(func.count()).where(Job.state.not_in((DONE, FAILED))))
        end_read()
        if not open_jobs:
            return dict(peaks)
        time.sleep(0.2)
    raise SystemExit(f"not done after {timeout} s")


def sample(worker: subprocess.Popen, peaks: dict[str, int]) -> None:
    """Of the one that watches, of each that works, and of the children that read and compile."""
    root = psutil.Process(worker.pid)
    for process in [root, *root.children(recursive=True)]:
        try:
            depth = 0 if process.pid == worker.pid else 1 if process.ppid() == worker.pid else 2
            role = ("watching process", "working process", "child")[depth]
            peaks[role] = max(peaks[role], process.memory_info().rss)
        except psutil.NoSuchProcess:
            continue


def report(log: str, fed: int, refused: int, fed_in: float, took: float, peaks: dict[str, int]) -> None:
    states = dict(
        row._tuple() for row in db.session.execute(select(Source.state, func.count()).group_by(Source.state))
    )
    pages = db.session.scalar(select(func.sum(Source.page_count))) or 0
    print(f"fed {fed} documents in {fed_in:.1f} s ({refused} refused at the door)")
    first, last = db.session.execute(
        select(func.min(Job.started_at), func.max(Job.finished_at)).where(Job.kind == JobKind.SOURCE)
    ).one()
    busy = (last - first).total_seconds()
    print(f"sources settled in {busy:.1f} s: {states}")
    print(f"everything, with concepts and the catalogue that waits for quiet, in {took:.1f} s")
    print(f"{fed / busy:.2f} documents/s, {pages / busy:.1f} pages/s ({pages} pages)")
    for role, peak in sorted(peaks.items()):
        print(f"peak memory of the {role}: {peak / 1e6:.0f} MB")
    stages: dict[str, list[float]] = defaultdict(list)
    for stage, kind, seconds in STAGE.findall(log):
        stages[f"{kind}/{stage}"].append(float(seconds))
    for stage, times in stages.items():
        times.sort()
        print(
            f"{stage:18} {len(times):6} times  median {times[len(times) // 2] * 1000:7.1f} ms"
            f"  longest {times[-1] * 1000:8.1f} ms  total {sum(times):7.1f} s"
        )


def print_curve(fed: int) -> None:
    """Seconds per document for each tenth of the documents, by when they were done."""
    done = sorted(
        moment.timestamp()
        for moment in db.session.scalars(
            select(Job.finished_at).where(Job.kind == JobKind.SOURCE, Job.finished_at.is_not(None))
        )
    )
    step = max(1, len(done) // 10)
    for at in range(step, len(done), step):
        print(f"documents {at - step:6} to {at:6}: {(done[at] - done[at - step]) / step * 1000:6.1f} ms each")


if __name__ == "__main__":
    main()
