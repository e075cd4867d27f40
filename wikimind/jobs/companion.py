"""A consumer beside `flask run`: started when no worker is alive, gone with the server."""

import atexit
import os
import subprocess
import sys
import threading

from flask import Flask, request

from wikimind.extensions import db
from wikimind.jobs.recovery import worker_alive

CHECK_SECONDS = 5.0


def init_app(app: Flask) -> None:
    """Watch for a worker from the first request to the development server on; gunicorn never does."""
    started = threading.Lock()

    @app.before_request
    def start_once() -> None:
        served_by = request.environ.get("SERVER_SOFTWARE", "")
        if served_by.startswith("Werkzeug") and started.acquire(blocking=False):
            threading.Thread(target=_watch, args=(app,), daemon=True).start()


def command() -> list[str]:
    """The worker as every host starts it."""
    return [sys.executable, "-m", "wikimind.worker"]


def _watch(app: Flask) -> None:
    consumer: subprocess.Popen[bytes] | None = None
    wait = threading.Event()
    while True:
        if consumer is None or consumer.poll() is not None:
            with app.app_context():
                alive = worker_alive()
                db.session.remove()
            if not alive:
                app.logger.info("no worker is alive: starting one beside this server")
                consumer = _start(app)
        wait.wait(CHECK_SECONDS)


def _start(app: Flask) -> "subprocess.Popen[bytes]":
    settings = app.config["WIKIMIND"]
    environ = {
        **os.environ,
        "WIKIMIND_WORKER_PARENT": str(os.getpid()),
        "WIKIMIND_DATA_DIR": str(settings.data_dir.resolve()),
    }
    consumer = subprocess.Popen(command(), env=environ)
    atexit.register(consumer.terminate)
    return consumer
