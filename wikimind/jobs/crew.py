"""Processes that do the same work: forked from one, started again when they end, and gone when it goes.

Huey has worker processes too, but those outlive a parent that is killed and go on taking nudges.
"""

import contextlib
import ctypes
import logging
import mmap
import os
import signal
import struct
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import NoReturn

log = logging.getLogger(__name__)

STOP_SECONDS = 30.0  # in which a process that is told to stop has to end
SILENT_SECONDS = 600.0  # a process that showed no pulse for so long stands still
SHORT_LIFE_SECONDS = 10.0
MOST_SHORT_LIVES = 5  # of one place in a row; then there is no use in starting it again
LOOK_SECONDS = 1.0
_PULSE = struct.Struct("d")
_PR_SET_PDEATHSIG = 1  # linux/prctl.h

Pulse = Callable[[], None]
Work = Callable[[int, Pulse], None]


@dataclass
class _Member:
    """A place in the crew and the process that holds it; 0 where it is `due` to be started."""

    number: int
    pid: int = 0
    began: float = 0.0
    due: float = 0.0
    short_lives: int = 0


class Crew:
    """`size` processes that each run `work(number, pulse)`; by `pulse()` it shows that it goes on."""

    def __init__(self, size: int, work: Work) -> None:
        self._work = work
        self._members = [_Member(number) for number in range(size)]
        self._pulses = mmap.mmap(-1, _PULSE.size * size)  # which all processes see
        self._wake = threading.Event()
        self._stopping = False

    def run(self) -> int:
        """Until it is told to stop; the exit status."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        signal.signal(signal.SIGCHLD, lambda *_: self._wake.set())
        while not self._stopping:
            for member in self._members:
                self._tend(member)
            if any(member.short_lives >= MOST_SHORT_LIVES for member in self._members):
                log.error("processes end as soon as they begin, so none is started any more")
                self._end()
                return 1
            self._wake.wait(LOOK_SECONDS)
            self._wake.clear()
        self._end()
        return 0

    def _stop(self, *_: object) -> None:
        self._stopping = True
        self._wake.set()

    def _tend(self, member: _Member) -> None:
        moment = time.monotonic()
        if member.pid and _has_ended(member.pid):
            self._note_end(member, moment)
        if member.pid and moment - self._pulse_of(member) > SILENT_SECONDS:
            log.error("process %s stands still and is ended", member.pid)
            _send(member, signal.SIGKILL)
        if not member.pid and moment >= member.due and not self._stopping:
            self._start(member)

    def _note_end(self, member: _Member, moment: float) -> None:
        lived = moment - member.began
        member.short_lives = member.short_lives + 1 if lived < SHORT_LIFE_SECONDS else 0
        member.due = moment + (2.0 ** (member.short_lives - 1) if member.short_lives else 0.0)
        log.warning("process %s ended after %.0f s; another takes its place", member.pid, lived)
        member.pid = 0

    def _start(self, member: _Member) -> None:
        parent = os.getpid()
        member.began = time.monotonic()
        self._beat(member.number)
        member.pid = os.fork()
        if not member.pid:
            self._begin(member.number, parent)

    def _begin(self, number: int, parent: int) -> NoReturn:
        """In the new process, which never returns to what its parent was doing."""
        status = 1
        try:
            for name in (signal.SIGTERM, signal.SIGINT, signal.SIGCHLD):
                signal.signal(name, signal.SIG_DFL)
            end_with(parent)
            self._work(number, lambda: self._beat(number))
            status = 0
        except BaseException:  # whatever it is, this process ends here
            log.exception("process %s broke down", os.getpid())
        finally:
            logging.shutdown()
            os._exit(status)

    def _beat(self, number: int) -> None:
        _PULSE.pack_into(self._pulses, number * _PULSE.size, time.monotonic())

    def _pulse_of(self, member: _Member) -> float:
        (moment,) = _PULSE.unpack_from(self._pulses, member.number * _PULSE.size)
        return float(moment)

    def _end(self) -> None:
        """Let all finish what they have in hand; a process that takes longer than is allowed is killed."""
        deadline = time.monotonic() + STOP_SECONDS
        for member in self._members:
            _send(member, signal.SIGTERM)
        while left := [member for member in self._members if member.pid and not _has_ended(member.pid)]:
            if time.monotonic() > deadline:
                for member in left:
                    _send(member, signal.SIGKILL)
            time.sleep(0.05)


def end_with(parent: int) -> None:
    """Make the system stop this process when its parent ends, in whatever way."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:  # it went before this was said
            os.kill(os.getpid(), signal.SIGTERM)
    else:
        threading.Thread(target=_follow, args=(parent,), daemon=True).start()


def _follow(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1.0)
    os.kill(os.getpid(), signal.SIGTERM)


def _has_ended(pid: int) -> bool:
    try:
        return os.waitpid(pid, os.WNOHANG)[0] == pid
    except ChildProcessError:
        return True


def _send(member: _Member, number: int) -> None:
    if member.pid:
        with contextlib.suppress(ProcessLookupError):
            os.kill(member.pid, number)
