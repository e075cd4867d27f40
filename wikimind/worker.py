"""The worker process: `huey_consumer wikimind.worker.queue -w 2 -g TERM -t 25`."""

import atexit
import logging
import os
import signal
import sys
import threading
from typing import Any

from prometheus_client import start_http_server

from wikimind.config import Settings
from wikimind.jobs import recovery, runner
from wikimind.start import ready_app

app = ready_app()
settings: Settings = app.config["WIKIMIND"]
queue = app.extensions["wikimind.queue"]

# Two threads that compute would hand the interpreter to and fro 200 times a second.
sys.setswitchinterval(0.05)

_stop = threading.Event()
_started = threading.Lock()
_create_consumer = queue.create_consumer


def _create_and_remember(**options: Any) -> Any:
    """Huey tells tasks nothing of a stop; the runner reads the consumer's flag between stages."""
    logging.getLogger("huey").handlers.clear()  # its own, beside the one that all logs go through
    consumer = _create_consumer(**options)
    app.extensions["wikimind.stopping"] = consumer.stop_flag.is_set
    return consumer


queue.create_consumer = _create_and_remember


@queue.on_startup()
def start_sweeping() -> None:
    """Called by every worker thread; the first one starts the sweep."""
    if _started.acquire(blocking=False):
        threading.Thread(target=recovery.keep_sweeping, args=(app, _stop), daemon=True).start()
        if settings.worker_metrics_port:
            start_http_server(settings.worker_metrics_port)
        if settings.worker_parent:
            threading.Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    parent = settings.worker_parent
    while not _stop.wait(1.0):
        if os.getppid() != parent:
            os.kill(os.getpid(), signal.SIGTERM)
            return


@atexit.register
def leave() -> None:
    """Hand back what is still in hand, so that nobody has to wait for the lease to run out."""
    _stop.set()
    with app.app_context():
        runner.hand_back_all()
        recovery.farewell()
