"""A server that does not answer is left alone for a while, so that not everybody waits for it in turn."""

import threading
import time

PAUSE_SECONDS = 10.0


class Breaker:
    """After a failure one caller in PAUSE_SECONDS tries again; the others go on without."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._try_again_at: float | None = None

    def lets_through(self) -> bool:
        with self._lock:
            if self._try_again_at is None:
                return True
            if time.monotonic() < self._try_again_at:
                return False
            self._pause()
            return True

    def failed(self) -> None:
        with self._lock:
            self._pause()

    def answered(self) -> None:
        with self._lock:
            self._try_again_at = None

    def _pause(self) -> None:
        self._try_again_at = time.monotonic() + PAUSE_SECONDS
