"""Files are read in child processes with limits, so that a hostile one costs an error and nothing else."""

import json
import os
import select
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from threading import Lock
from typing import Any

from wikimind.errors import Unreadable
from wikimind.extract.child.process import BROKE_OFF, OUT_OF_MEMORY
from wikimind.extract.document import Document
from wikimind.extract.hints import Hints

_READERS = "wikimind.extract.READERS"
_DOCUMENTS = 200  # that one child reads before a fresh one takes its place: libraries leak
_CHUNK = 1 << 20


class OutOfTime(Exception):
    """A child was ended because it took longer than it may."""


def _checked(answer: dict[str, Any]) -> dict[str, Any]:
    if "unreadable" in answer:
        raise Unreadable(answer["unreadable"])
    if "outage" in answer:
        raise OSError(answer["outage"], os.strerror(answer["outage"]))
    return answer


class Sandbox:
    """A pool of warm children, one for each caller at a time; safe to share between threads."""

    def __init__(
        self, seconds: int, memory_mb: int, *, readers: str = _READERS, documents: int = _DOCUMENTS
    ) -> None:
        self._seconds, self._memory_mb, self._documents = seconds, memory_mb, documents
        self._command = [sys.executable, "-m", "wikimind.extract.child.process", str(memory_mb), readers]
        # Linux ends a child with the thread that started it, so all are started by one that stays.
        self._starter = ThreadPoolExecutor(max_workers=1, thread_name_prefix="sandbox")
        self._lock = Lock()
        self._idle: list[_Child] = []
        self._closed = False

    def read(self, path: Path, media_type: str, hints: Hints = Hints()) -> Document:
        """The document at `path`. Raises Unreadable, also where reading hangs, crashes or takes too much."""
        return Document.from_json(self.run(path, {"media_type": media_type, **asdict(hints)})["document"])

    def run(self, path: Path, request: dict[str, Any], seconds: float = 0) -> dict[str, Any]:
        """What a child answers to a request about the file (`child.TASKS`). Raises Unreadable as `read` does.

        It may take as long as reading a file, or as `seconds` say.
        """
        if not path.is_file():
            raise Unreadable("The stored file is gone; remove this source and add it again.")
        child = self._borrow()
        try:
            answer = child.ask({**request, "path": str(path.resolve())}, seconds or self._seconds)
        except TimeoutError as error:
            if seconds:
                raise Unreadable(
                    f"This took longer than {seconds:g} seconds; read the text instead."
                ) from error
            raise Unreadable(
                f"Reading this file took longer than the {self._seconds} seconds that"
                " WIKIMIND_PARSE_SECONDS allows; raise it or add the file in parts."
            ) from error
        except EOFError as error:
            raise Unreadable(self._death(child.status())) from error
        finally:
            self._give_back(child)
        return _checked(answer)

    def compute(
        self, function: str, value: dict[str, Any], seconds: float, answer: Callable[[Any], Any]
    ) -> Any:
        """What the named function of a JSON value gives in a child; `answer` replies to what it asks.

        Raises OutOfTime after `seconds`, Unreadable where it crashes or takes too much memory.
        """
        child = self._borrow()
        try:
            done = child.ask({"function": function, "value": value}, seconds, answer)
        except TimeoutError as error:
            raise OutOfTime from error
        except EOFError as error:
            raise Unreadable(self._death(child.status())) from error
        finally:
            self._give_back(child)
        return _checked(done)["done"]

    def close(self) -> None:
        """End the children that rest; those at work end when they are given back."""
        with self._lock:
            self._closed = True
            resting, self._idle = self._idle, []
        for child in resting:
            child.end()
        self._starter.shutdown()

    def _borrow(self) -> "_Child":
        while True:
            with self._lock:
                child = self._idle.pop() if self._idle else None
            if child is None:
                return self._starter.submit(_Child, self._command).result()
            if child.is_alive():
                return child
            child.end()

    def _give_back(self, child: "_Child") -> None:
        with self._lock:
            if child.is_idle and child.answered < self._documents and not self._closed:
                self._idle.append(child)
                return
        child.end()

    def _death(self, status: int) -> str:
        if status == OUT_OF_MEMORY:
            return (
                f"Reading this file needs more than the {self._memory_mb} MB of memory that"
                " WIKIMIND_PARSE_MEMORY_MB allows; raise it or add the file in parts."
            )
        if status == BROKE_OFF:
            return (
                "Something in this file is not as its format demands, and reading broke off; open it in its"
                " own program and feed a newly saved copy. The log says where it happened."
            )
        return (
            "The reader broke down on this file, so it is damaged or needs more memory than the"
            f" {self._memory_mb} MB of WIKIMIND_PARSE_MEMORY_MB; repair it or raise the setting."
        )


class _Child:
    """One process and the pipes to it, used by one thread at a time."""

    def __init__(self, command: list[str]) -> None:
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
            env=_environment(),
            # Ctrl-C in a terminal reaches the whole group; the parent decides when reading ends.
            start_new_session=True,
        )
        assert self._process.stdin and self._process.stdout
        self._requests, self._answers = self._process.stdin, self._process.stdout
        self._poll = select.poll()
        self._poll.register(self._answers, select.POLLIN)
        self.is_idle = True
        self.answered = 0

    def is_alive(self) -> bool:
        return self._process.poll() is None

    def ask(
        self, request: dict[str, Any], seconds: float, reply: Callable[[Any], Any] | None = None
    ) -> dict[str, Any]:
        """The answer; on the way `reply` answers questions of the child.

        Raises TimeoutError after `seconds`, EOFError where the process died.
        """
        self.is_idle = False
        deadline = time.monotonic() + seconds
        self._write(request)
        while "question" in (answer := self._read(deadline)) and reply:
            self._write(reply(answer["question"]))
        self.is_idle = True
        self.answered += 1
        return answer

    def _write(self, value: Any) -> None:
        rest = memoryview(json.dumps(value).encode() + b"\n")
        try:
            while rest:
                rest = rest[os.write(self._requests.fileno(), rest) :]
        except BrokenPipeError as error:
            raise EOFError from error

    def _read(self, deadline: float) -> dict[str, Any]:
        (size,) = struct.unpack(">Q", self._receive(8, deadline))
        answer: dict[str, Any] = json.loads(self._receive(size, deadline))
        return answer

    def status(self) -> int:
        """The exit status of a process whose pipe has broken."""
        try:
            return self._process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return self._process.wait()

    def end(self) -> None:
        self._process.kill()
        self._requests.close()
        self._answers.close()
        self._process.wait()

    def _receive(self, size: int, deadline: float) -> bytearray:
        received = bytearray()
        while len(received) < size:
            left = deadline - time.monotonic()
            if left <= 0 or not self._poll.poll(left * 1000):
                raise TimeoutError
            chunk = os.read(self._answers.fileno(), min(size - len(received), _CHUNK))
            if not chunk:
                raise EOFError
            received += chunk
        return received


def _environment() -> dict[str, str]:
    """Where modules are found, and no secrets for a file that takes the process over."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "LANG": "C.UTF-8",
        "PYTHONPATH": os.pathsep.join(str(Path(entry).resolve()) for entry in sys.path),
        # Each thread of the linear algebra behind language detection reserves memory of its own.
        "OPENBLAS_NUM_THREADS": "1",
    }
