"""How gunicorn serves WikiMind. PORT, WEB_CONCURRENCY and WEB_THREADS are read from the environment."""

import fcntl
import os
import shutil
import tempfile
from pathlib import Path

from wikimind.config.cores import cores

MOST_WORKERS = 4
# Not on a slow disk, and the root of the container is read-only.
IN_MEMORY = Path("/dev/shm" if os.path.isdir("/dev/shm") else tempfile.gettempdir())
LOCK = "in-use"


def occupy(folder: Path) -> None:
    """Mark the folder as in use for as long as this process or one that it forks lives, however it ends."""
    fresh = folder / f".{LOCK}.{os.getpid()}"
    fcntl.flock(os.open(fresh, os.O_RDWR | os.O_CREAT, 0o600), fcntl.LOCK_EX)
    os.replace(fresh, folder / LOCK)  # locked before anybody can find it


def remove_left_behind() -> None:
    """The folders of processes that were killed. One without a lock may be in use by an older release."""
    for path in IN_MEMORY.glob(f"wikimind-*-metrics/{LOCK}"):
        try:
            with open(path, "rb+") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(path.parent, ignore_errors=True)
        except OSError:  # in use, another person's, or gone this moment
            continue


# gunicorn's processes share their figures in files there; prometheus_client looks for it when it is imported.
remove_left_behind()
METRICS = Path(
    os.environ.get("PROMETHEUS_MULTIPROC_DIR") or tempfile.mkdtemp("-metrics", "wikimind-", IN_MEMORY)
)
METRICS.mkdir(parents=True, exist_ok=True)
occupy(METRICS)
os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(METRICS)

bind = f"0.0.0.0:{os.environ.get('PORT') or 7842}"
# Waits for the database and brings its schema up to date, too: before anything is served.
wsgi_app = "wikimind.start:ready_app()"

# One loop holds all connections; a thread is held by a request that is whole, or by a stream.
worker_class = "wikimind.web.frame.front.Worker"
workers = int(os.environ.get("WEB_CONCURRENCY") or min(MOST_WORKERS, cores() + 1))
threads = int(os.environ.get("WEB_THREADS") or 8)

# The application is made once, before the workers: a setting that cannot be used ends gunicorn with its
# sentence instead of a loop of dying workers, and a recycled worker is there at once.
preload_app = True

# A worker that ends finishes what it has in hand. The containers' grace is longer than this.
timeout = 120
graceful_timeout = 30
keepalive = 15
worker_connections = 1000

# Recycled now and then, at different times, so that a leak in a library never grows.
max_requests = 5000
max_requests_jitter = 1000

worker_tmp_dir = str(IN_MEMORY)
control_socket_disable = True

# All logs go through the application's handler, which writes a line for each request, with its id.
accesslog = None
logconfig_dict = {
    "version": 1,
    "disable_existing_loggers": False,
    "root": {"level": "INFO", "handlers": []},
    "loggers": {"gunicorn.error": {"handlers": [], "propagate": True}},
}


def on_starting(server):
    """Begin with no figures: those of an earlier run would count again."""
    for left in METRICS.glob("*.db"):
        left.unlink()


def when_ready(server):
    """Say what is odd among the settings; without an administrator, write the link that makes one."""
    from sqlalchemy.exc import SQLAlchemyError

    from wikimind.access import first_start
    from wikimind.extensions import db

    app = server.app.wsgi()
    for sentence in app.config["WIKIMIND"].doubts():
        server.log.warning(sentence)
    if app.config["WIKIMIND"].mode == "production":
        with app.app_context():
            try:
                first_start.prepare(again=True)
            except SQLAlchemyError as error:  # the page that asks for the link writes another one
                server.log.warning("whether there is an administrator cannot be told yet: %s", error)
            db.session.remove()


def post_fork(server, worker):
    """A connection must not be used by two processes: the worker makes its own."""
    from wikimind.extensions import db

    app = server.app.wsgi()
    with app.app_context():
        db.engine.dispose(close=False)


def child_exit(server, worker):
    from prometheus_client import multiprocess

    from wikimind.web.frame.front import LOADS

    multiprocess.mark_process_dead(worker.pid)
    LOADS.leave(worker.place)


def on_exit(server):
    shutil.rmtree(METRICS, ignore_errors=True)
