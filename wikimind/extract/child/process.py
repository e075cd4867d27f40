"""A process that reads files within limits: `python -m wikimind.extract.child.process MEMORY_MB READERS`.

Requests are lines of JSON on standard input, answers eight bytes of length and JSON on standard output.
"""

import ctypes
import errno
import json
import os
import resource
import signal
import struct
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from wikimind.errors import Unreadable
from wikimind.extract import read
from wikimind.extract.hints import Hints

OUT_OF_MEMORY = 71  # exit status
# What no file is to blame for: it is told to the parent, whose job then waits.
SURROUNDINGS = {errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS, errno.EMFILE, errno.ENFILE, errno.ESTALE}
BROKE_OFF = 1  # exit status of Python after an error that nobody expected; it has written where it happened
# What else is done to a file here: a function of its path and the request, which answers in JSON.
TASKS = {
    "picture": "wikimind.extract.pdf.render.picture",
    "places": "wikimind.extract.pdf.render.places",
    "figure": "wikimind.extract.pdf.figures.figure",
}
_PR_SET_PDEATHSIG = 1  # linux/prctl.h


def main(memory_mb: int, readers: str) -> None:
    """Answer requests until standard input ends."""
    requests, answers = _private_pipes()
    _limit(memory_mb)
    try:
        table = _named(readers)
        for line in requests:
            _send(
                answers,
                _answer(json.loads(line), table, lambda question: _asked(question, requests, answers)),
            )
    except MemoryError:
        # Whatever was half done is of no use, and there may be too little left to say more.
        os._exit(OUT_OF_MEMORY)


def _send(answers: BinaryIO, value: dict[str, Any]) -> None:
    answer = json.dumps(value, ensure_ascii=False).encode(errors="replace")
    answers.write(struct.pack(">Q", len(answer)))
    answers.write(answer)
    answers.flush()


def _asked(question: Any, requests: BinaryIO, answers: BinaryIO) -> Any:
    """What the parent answers to a question that comes up on the way."""
    _send(answers, {"question": question})
    return json.loads(requests.readline())


def _answer(request: dict[str, Any], table: dict[str, str], ask: Callable[[Any], Any]) -> dict[str, Any]:
    try:
        if function := request.get("function"):
            return {"done": _named(function)(request["value"], ask)}
        path = Path(request["path"])
        if task := request.get("task"):
            done: dict[str, Any] = _named(TASKS[task])(path, request)
            return done
        hints = Hints(request.get("name", ""), request.get("charset", ""))
        return {"document": read(path, request["media_type"], table, hints).to_json()}
    except Unreadable as error:
        return {"unreadable": str(error)}
    except OSError as error:
        if error.errno not in SURROUNDINGS:
            raise
        return {"outage": error.errno}


def _private_pipes() -> tuple[BinaryIO, BinaryIO]:
    """The two pipes under descriptors of their own: what libraries print goes to standard error instead."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    return requests, answers


def _limit(memory_mb: int) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":  # macOS knows neither
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        memory = memory_mb * 1024 * 1024
        memory = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        # A parent that is killed while this process is busy closes a pipe nobody looks at.
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _named(dotted: str) -> Any:
    module, _, name = dotted.rpartition(".")
    return getattr(import_module(module), name)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
