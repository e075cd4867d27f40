"""Storage in a directory: complete files only, by temporary name, fsync and rename."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from wikimind.errors import NotFound
from wikimind.storage import swapping
from wikimind.storage.disk import told_when_full
from wikimind.storage.keys import checked


class LocalStorage:
    """Files below `root`. Keys are relative POSIX paths; none leads out of `root`."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()

    @property
    def incoming(self) -> Path:
        """A folder on the same file system, for files that are not complete yet."""
        return self.root / "tmp"

    def put(self, key: str, data: bytes) -> None:
        """Write the whole of `data` under `key`, or nothing."""
        target = self._path(key)
        with told_when_full(), self._complete(data) as new:
            target.parent.mkdir(parents=True, exist_ok=True)
            os.replace(new, target)
            _sync_directory(target.parent)

    def replace(self, key: str, data: bytes, expected: str | None) -> bool:
        """Write `data` under `key` if what is there has the SHA-256 `expected` (None: nothing is there).

        Anything else stays, and the answer is False, at whatever moment another program put it there.
        """
        target = self._path(key)
        with told_when_full(), self._complete(data) as new:
            target.parent.mkdir(parents=True, exist_ok=True)
            done = swapping.replace(new, target, expected, self._aside(key))
            _sync_directory(target.parent)
        return done

    def remove(self, key: str, expected: str) -> bool:
        """Remove the file if it has the SHA-256 `expected`; whether it is gone."""
        with told_when_full():
            return swapping.remove(self._path(key), expected, self._aside(key))

    def displaced(self, key: str) -> bytes | None:
        """What a process that was killed while it replaced the file had taken from there."""
        try:
            return self._aside(key).read_bytes()
        except FileNotFoundError:
            return None

    def forget_displaced(self, key: str) -> None:
        self._aside(key).unlink(missing_ok=True)

    def _aside(self, key: str) -> Path:
        """Where the file is put for the moment in which another one takes its place."""
        folder = self.root / "displaced"
        folder.mkdir(parents=True, exist_ok=True)
        return folder / hashlib.sha256(checked(key).encode()).hexdigest()

    @contextmanager
    def _complete(self, data: bytes) -> Iterator[Path]:
        """A file with the whole of `data`, which is on the disk; gone at the end unless it was renamed."""
        self.incoming.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=self.incoming, prefix="put-")
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(name, 0o644)
            yield Path(name)
        finally:
            Path(name).unlink(missing_ok=True)

    def adopt(self, path: Path, key: str) -> None:
        """Take the file at `path`, which lies in `incoming`, as `key`."""
        target = self._path(key)
        with told_when_full():
            target.parent.mkdir(parents=True, exist_ok=True)
            with open(path, "rb") as file:
                os.fsync(file.fileno())
            os.chmod(path, 0o444)
            os.replace(path, target)
            _sync_directory(target.parent)

    def open(self, key: str) -> IO[bytes]:
        """The file for reading. Raises NotFound."""
        try:
            return open(self._path(key), "rb")
        except FileNotFoundError as error:
            raise NotFound(f"The file {key} is missing in storage; restore it from a backup.") from error

    def read(self, key: str) -> bytes:
        """All bytes of a small file. Raises NotFound."""
        with self.open(key) as file:
            return file.read()

    @contextmanager
    def local_copy(self, key: str) -> Iterator[Path]:
        """A path at which the bytes can be read by another process. Raises NotFound."""
        self.open(key).close()
        yield self._path(key)

    def exists(self, key: str) -> bool:
        return self._path(key).is_file()

    def delete(self, key: str) -> None:
        """Remove the file; a missing one is no error."""
        with told_when_full():
            self._path(key).unlink(missing_ok=True)

    def keys(self, prefix: str) -> Iterator[str]:
        """Every key below the directory `prefix`, in order."""
        for folder, folders, files in os.walk(self._path(prefix)):
            folders.sort()
            for name in sorted(files):
                yield (Path(folder) / name).relative_to(self.root).as_posix()

    def _path(self, key: str) -> Path:
        return self.root / checked(key)


def _sync_directory(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
