"""What a worker process does beside its jobs: it shows that it lives, and looks after all jobs."""

import logging
import threading
import time
from collections.abc import Callable

from flask import Flask

from wikimind.extensions import db
from wikimind.jobs import pruning, recovery
from wikimind.jobs.outages import outage_in
from wikimind.jobs.recovery import Lapsed

log = logging.getLogger(__name__)

SECONDS_BETWEEN_CHORES = 600.0


class Watch:
    """A thread of a worker process, until it is told to stop; `pulse` shows outside that it goes on.

    Process `number` of the `of` that a worker is made of: they take turns at writing the worker's sign of
    life and at looking after the jobs of all.
    """

    def __init__(
        self,
        app: Flask,
        stop: threading.Event,
        pulse: Callable[[], None] = lambda: None,
        *,
        number: int = 0,
        of: int = 1,
    ) -> None:
        self._app, self._stop, self._pulse = app, stop, pulse
        self._turns, self._of = number, of
        self._lapsed: Lapsed = {}
        self._next_chores = 0.0

    def start(self) -> None:
        threading.Thread(target=self._keep_on, name="watch", daemon=True).start()

    def _keep_on(self) -> None:
        while True:
            self._pulse()
            with self._app.app_context():
                self.turn()
            if self._stop.wait(self._app.config["WIKIMIND"].sweep_seconds):
                return

    def turn(self) -> None:
        """Once around; whatever fails is tried again at the next turn."""
        try:
            self._turns += 1
            if self._turns % self._of == 0:
                recovery.beat()
                self._look_after_all()
        except Exception as error:  # the database may be away for a while; the loop must outlive that
            if sentence := outage_in(error):
                log.warning("the sweep waits: %s", sentence)
            else:
                log.exception("the sweep failed")
        finally:
            db.session.remove()

    def _look_after_all(self) -> None:
        self._lapsed = recovery.take_back(self._lapsed)
        recovery.promote()
        recovery.request_waiting_files()
        recovery.sweep()
        if time.monotonic() >= self._next_chores:
            self._next_chores = time.monotonic() + SECONDS_BETWEEN_CHORES
            pruning.prune_now_and_then(self._stop)
