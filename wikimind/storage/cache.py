"""What can be made again at any time, kept on this machine's disk as long as there is room for it."""

import os
import shutil
import tempfile
from pathlib import Path
from random import random

ROOM = 300_000_000  # bytes
_TIDIED = 0.02  # of all writes look whether there is still room
_KEPT = 0.8  # of the room is kept when it is tidied


class Cache:
    """Small files below `root` under keys such as `space/sha256/name`; the longest unread go first."""

    def __init__(self, root: Path, room: int = ROOM) -> None:
        self._root, self._room = root, room

    def get(self, key: str) -> bytes | None:
        path = self._path(key)
        try:
            data = path.read_bytes()
            os.utime(path)
        except FileNotFoundError:
            return None
        return data

    def put(self, key: str, data: bytes) -> None:
        """Keep `data`, complete or not at all; a disk without room for it keeps nothing."""
        path = self._path(key)
        name = ""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".put-")
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
            os.replace(name, path)
        except OSError:
            if name:
                Path(name).unlink(missing_ok=True)
        if random() < _TIDIED:
            self.tidy()

    def forget(self, prefix: str) -> None:
        """Remove all below the directory `prefix`."""
        shutil.rmtree(self._path(prefix), ignore_errors=True)

    def tidy(self) -> None:
        """Remove what was not read for longest, where there is more than there is room for."""
        found = sorted(self._files())
        size = sum(bytes_ for _, bytes_, _ in found)
        if size <= self._room:
            return
        for _, bytes_, path in found:
            path.unlink(missing_ok=True)
            size -= bytes_
            if size <= _KEPT * self._room:
                return

    def _files(self) -> list[tuple[float, int, Path]]:
        """(last read, size, path) of every file; others may remove them meanwhile."""
        found = []
        for folder, _, names in os.walk(self._root):
            for name in names:
                path = Path(folder) / name
                try:
                    status = path.stat()
                except FileNotFoundError:
                    continue
                found.append((status.st_mtime, status.st_size, path))
        return found

    def _path(self, key: str) -> Path:
        parts = key.split("/")
        if any(part in ("", ".", "..") for part in parts) or "\0" in key:
            raise ValueError(f"not a key: {key!r}")
        return self._root.joinpath(*parts)
