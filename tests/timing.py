"""Processor time as a machine of usual speed would take it, so that a slow or a busy one fails no test."""

import time
from collections.abc import Callable

USUAL = 0.02  # seconds that such a machine takes for the piece of work


def seconds(act: Callable[[], object]) -> float:
    """What `act` costs, told by what a piece of work costs just before and just after it."""
    before = _pace()
    spent = _spent(act)
    return spent / max(before, _pace())


def _pace() -> float:
    """How many times slower this machine is at this moment; 1 where it is faster."""
    return max(1.0, min(_spent(_piece_of_work) for _ in range(2)) / USUAL)


def _piece_of_work() -> int:
    return sum(len(str(number)) for number in range(100_000))


def _spent(act: Callable[[], object]) -> float:
    began = time.process_time()
    act()
    return time.process_time() - began
