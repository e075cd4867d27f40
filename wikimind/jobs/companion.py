"""A consumer beside `flask run`: started when no worker is alive, gone with the server."""

import atexit
import os
import subprocess
import sys
import threading

import click
from flask import Flask
from flask.cli import run_command
from flask.helpers import get_debug_flag
from werkzeug.serving import is_running_from_reloader

from wikimind.extensions import db
from wikimind.jobs.recovery import worker_alive

CHECK_SECONDS = 5.0


def init_app(app: Flask) -> None:
    """Watch for a worker as long as `flask run` serves; gunicorn and other commands never do."""
    if _is_served_by_flask_run():
        threading.Thread(target=_watch, args=(app,), daemon=True).start()


def _is_served_by_flask_run() -> bool:
    """Whether this very process will serve: with the reloader its parent makes the application as well."""
    context = click.get_current_context(silent=True)
    if context is None or context.command is not run_command:
        return False
    reloads = context.params["reload"]
    return is_running_from_reloader() or not (get_debug_flag() if reloads is None else reloads)


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
