"""Bytes on their way in: written to a temporary file while they are hashed, never held whole in memory."""

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from wikimind.errors import TooLarge
from wikimind.storage.disk import told_when_full

CHUNK = 1 << 20
HEAD = 1 << 16


@dataclass(frozen=True)
class Spooled:
    """A complete file at `path`; `head` is its first 64 KB."""

    path: Path
    sha256: str
    size: int
    head: bytes


@contextmanager
def spooled(stream: IO[bytes], folder: Path, *, limit: int) -> Iterator[Spooled]:
    """The stream as a temporary file in `folder`, gone at the end unless it was moved away.

    Raises TooLarge as soon as more than `limit` bytes have arrived.
    """
    file = kept_spooled(stream, folder, limit=limit)
    try:
        yield file
    finally:
        file.path.unlink(missing_ok=True)


def kept_spooled(stream: IO[bytes], folder: Path, *, limit: int) -> Spooled:
    """The same, for a caller who sees to the file; where an error is raised there is none."""
    with told_when_full():
        folder.mkdir(parents=True, exist_ok=True)
    digest, size, head = hashlib.sha256(), 0, b""
    # Closing the file writes what is buffered, and may be what meets the full disk.
    with told_when_full(), _whole_file(folder) as file:
        while chunk := stream.read(CHUNK):
            size += len(chunk)
            if size > limit:
                raise TooLarge(
                    f"This file is larger than {limit / 1e6:g} MB, the most that is accepted; "
                    "split it or raise WIKIMIND_MAX_UPLOAD_MB."
                )
            head += chunk[: HEAD - len(head)]
            digest.update(chunk)
            file.write(chunk)
    return Spooled(Path(file.name), digest.hexdigest(), size, head)


@contextmanager
def _whole_file(folder: Path) -> Iterator[Any]:
    """A new file, closed at the end; gone if that went wrong."""
    file = tempfile.NamedTemporaryFile(dir=folder, prefix="in-", delete=False)  # noqa: SIM115
    complete = False
    try:
        with file:
            yield file
        complete = True
    finally:
        if not complete:
            Path(file.name).unlink(missing_ok=True)
