"""One thread with an event loop for each process, in which all requests to providers run.

A loop for each request would leak descriptors, and `run_sync` fails where another loop runs already.
"""

import asyncio
import os
import queue
import threading
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Generator, Iterator
from concurrent.futures import Future
from typing import Any, TypeVar

from wikimind.llm.values import BEAT_SECONDS

T = TypeVar("T")

_lock = threading.Lock()
_loops: dict[int, asyncio.AbstractEventLoop] = {}  # by process: a fork has no thread for its parent's loop


def run(coroutine: Coroutine[Any, Any, T], seconds: float) -> T:
    """The coroutine's result. Raises TimeoutError after `seconds`, and the request is ended."""
    future = asyncio.run_coroutine_threadsafe(coroutine, _loop())
    try:
        return future.result(seconds)
    finally:
        future.cancel()


def pieces(open_stream: Callable[[], AsyncIterator[str]], seconds: float) -> Generator[str, None, None]:
    """What the asynchronous iterator yields, with an empty piece for every BEAT_SECONDS of silence.

    Raises what it raises, and TimeoutError where it is not through after `seconds` in all.
    """
    arrived: queue.SimpleQueue[str | None] = queue.SimpleQueue()

    async def collect() -> None:
        try:
            async for piece in open_stream():
                arrived.put(piece)
        finally:
            arrived.put(None)

    future = asyncio.run_coroutine_threadsafe(collect(), _loop())
    try:
        yield from _until_end(arrived, future, time.monotonic() + seconds)
    finally:
        future.cancel()


def _until_end(arrived: "queue.SimpleQueue[str | None]", future: "Future[None]", end: float) -> Iterator[str]:
    while True:
        if time.monotonic() > end:
            raise TimeoutError
        try:
            piece = arrived.get(timeout=BEAT_SECONDS)
        except queue.Empty:
            yield ""
            continue
        if piece is None:
            future.result(BEAT_SECONDS)  # raises what ended it early
            return
        if piece:
            yield piece


def _loop() -> asyncio.AbstractEventLoop:
    with _lock:
        if os.getpid() not in _loops:
            loop = asyncio.new_event_loop()
            threading.Thread(target=loop.run_forever, name="models", daemon=True).start()
            _loops[os.getpid()] = loop
        return _loops[os.getpid()]
