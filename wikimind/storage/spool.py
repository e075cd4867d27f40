"""Bytes on their way in: written to a temporary file while they are hashed, never held whole in memory."""

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

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
    with told_when_full():
        folder.mkdir(parents=True, exist_ok=True)
    digest, size, head = hashlib.sha256(), 0, b""
    # Closing the file writes what is buffered, and may be what meets the full disk.
    with told_when_full(), tempfile.NamedTemporaryFile(dir=folder, prefix="in-", delete=False) as file:
        path = Path(file.name)
        with _removed_at_the_end(path):
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
            file.flush()
            yield Spooled(path, digest.hexdigest(), size, head)


@contextmanager
def _removed_at_the_end(path: Path) -> Iterator[None]:
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
