"""What costs seconds: few at a time, with places of their own for strangers, who keep nobody waiting."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import BoundedSemaphore

from flask import current_app

from wikimind.access.identity import known_so_far
from wikimind.errors import Unavailable

BUSY = "Too much is being drawn at the moment; try again in a minute."


@dataclass
class Places:
    """So many at a time in one web process; so many more may wait, for so many seconds, each in a thread."""

    at_once: int
    waiting: int
    seconds: float
    _work: BoundedSemaphore = field(init=False)
    _entered: BoundedSemaphore = field(init=False)

    def __post_init__(self) -> None:
        self._work = BoundedSemaphore(self.at_once)
        self._entered = BoundedSemaphore(self.at_once + self.waiting)

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Raises Unavailable where too many wait already, or where none becomes free in time."""
        if not self._entered.acquire(blocking=False):
            raise Unavailable(BUSY)
        try:
            if not self._work.acquire(timeout=self.seconds):
                raise Unavailable(BUSY)
            try:
                yield
            finally:
                self._work.release()
        finally:
            self._entered.release()


class Pools:
    """The places of members and of strangers."""

    def __init__(self) -> None:
        # An article asks for the pictures of its figures together.
        self.members = Places(at_once=2, waiting=5, seconds=30)
        self.strangers = Places(at_once=1, waiting=1, seconds=5)


@contextmanager
def place() -> Iterator[None]:
    """A place for who asks. Raises Unavailable."""
    pools: Pools = current_app.extensions.setdefault("wikimind.pools", Pools())
    with (pools.members if known_so_far().user else pools.strangers).taken():
        yield
