"""Storage in a directory: complete files only, by temporary name, fsync and rename."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from wikimind.errors import NotFound
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
        with told_when_full():
            target.parent.mkdir(parents=True, exist_ok=True)
            self.incoming.mkdir(parents=True, exist_ok=True)
            descriptor, name = tempfile.mkstemp(dir=self.incoming, prefix="put-")
            try:
                with os.fdopen(descriptor, "wb") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
                os.chmod(name, 0o644)
                os.replace(name, target)
            finally:
                Path(name).unlink(missing_ok=True)  # gone already if all went well
            _sync_directory(target.parent)

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
