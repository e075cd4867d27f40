"""The worker: `python -m wikimind.worker`. Processes by the number of processors, each a Huey consumer.

Importing this has no effects.
"""

import gc
import logging
import signal
import sys
import threading

from flask import Flask
from huey.consumer import Consumer
from prometheus_client import start_http_server

from wikimind.config import Settings
from wikimind.config.cores import cores
from wikimind.extensions import db
from wikimind.jobs import recovery, runner
from wikimind.jobs.crew import Crew, Pulse, end_with
from wikimind.jobs.heartbeat import Heartbeats
from wikimind.jobs.watch import Watch
from wikimind.start import ready_app

MOST_PROCESSES = 4
STOP_SECONDS = 25  # in which a stage in hand is finished; containers are given longer

log = logging.getLogger(__name__)


def main() -> None:
    app = ready_app()
    settings: Settings = app.config["WIKIMIND"]
    if settings.worker_parent:
        end_with(settings.worker_parent)
    with app.app_context():
        db.session.remove()
        db.engine.dispose()  # two processes must not use one connection
    size = settings.worker_processes or min(MOST_PROCESSES, cores())
    log.info("a worker of %s processes", size)
    Heartbeats(settings.heartbeat_folder).forget()
    gc.collect()
    gc.freeze()  # what is there by now stays shared by all processes
    sys.exit(Crew(size, lambda number, pulse: consume(app, number, size, pulse)).run())


def consume(app: Flask, number: int, size: int, pulse: Pulse) -> None:
    """Do jobs until this process is told to stop; `number` is its place among the `size` of this worker."""
    settings: Settings = app.config["WIKIMIND"]
    # Two threads that compute would hand the interpreter to and fro 200 times a second.
    sys.setswitchinterval(0.05)
    consumer = _consumer(app, settings.worker_threads)
    stop = threading.Event()
    if settings.worker_metrics_port:
        start_http_server(settings.worker_metrics_port + number)
    shown = Heartbeats(settings.heartbeat_folder)

    def show() -> None:
        pulse()
        shown.beat(number)

    Watch(app, stop, show, number=number, of=size).start()
    try:
        consumer.run()
    finally:
        stop.set()
        _leave(app)


def _consumer(app: Flask, threads: int) -> Consumer:
    """Huey tells tasks nothing of a stop; the runner reads the consumer's flag between stages."""
    consumer = _Consumer(
        app.extensions["wikimind.queue"],
        workers=threads,
        periodic=False,
        initial_delay=0.1,
        max_delay=1.0,  # how long a nudge in a SQLite queue may lie unseen
        scheduler_interval=60,  # nothing is ever scheduled
        shutdown_timeout=STOP_SECONDS,
        graceful_signal="TERM",
    )
    app.extensions["wikimind.stopping"] = consumer.stop_flag.is_set
    return consumer


class _Consumer(Consumer):
    """One of several: it must not begin anew by itself, as Huey's does at SIGHUP."""

    def start(self) -> None:
        super().start()
        signal.signal(signal.SIGHUP, signal.SIG_IGN)


def _leave(app: Flask) -> None:
    """Hand back what is still in hand, so that nobody has to wait for the lease to run out."""
    with app.app_context():
        runner.hand_back_all()
        recovery.farewell()


if __name__ == "__main__":
    main()
