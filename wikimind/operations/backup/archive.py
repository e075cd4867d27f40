"""The archive file: written under a temporary name, every member hashed and checked to its last byte."""

import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

from wikimind.errors import InvalidInput
from wikimind.storage.disk import told_when_full

FORMAT = 1
MANIFEST = "manifest.json"
CHUNK = 1 << 20
NOT_ONE_OF_OURS = "This is not a backup of WikiMind; give the file that `flask wiki backup` wrote."


@dataclass
class Manifest:
    """What an archive holds: `members` are name → SHA-256, `rows` table → number, `forms` table → kinds."""

    format: int
    written_at: str
    revision: str
    members: dict[str, str] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    forms: dict[str, dict[str, str]] = field(default_factory=dict)


class Writer:
    """Adds members to an archive and remembers their hashes."""

    def __init__(self, archive: zipfile.ZipFile, manifest: Manifest) -> None:
        self._archive = archive
        self.manifest = manifest

    @contextmanager
    def member(self, name: str, *, compressed: bool) -> Iterator["Hashing"]:
        """A member to write to; PDFs and pictures gain nothing from being compressed."""
        info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
        info.compress_type = zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED
        info.external_attr = 0o600 << 16
        with self._archive.open(info, "w", force_zip64=True) as stream:
            hashing = Hashing(stream)
            yield hashing
        self.manifest.members[name] = hashing.sha256

    def close(self) -> None:
        self._archive.writestr(MANIFEST, json.dumps(asdict(self.manifest)))


class Hashing:
    """A stream that hashes what goes through it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._digest = hashlib.sha256()

    def write(self, data: bytes) -> None:
        self._digest.update(data)
        self._stream.write(data)

    def copy(self, source: IO[bytes]) -> None:
        while chunk := source.read(CHUNK):
            self.write(chunk)

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()


@contextmanager
def written(path: Path, manifest: Manifest) -> Iterator[Writer]:
    """A new archive at `path`, or nothing there."""
    temporary = path.with_name(path.name + ".part")
    try:
        with told_when_full():
            with _private(temporary) as file, zipfile.ZipFile(file, "w", allowZip64=True) as archive:
                writer = Writer(archive, manifest)
                yield writer
                writer.close()
            _flush(temporary)
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def _private(path: Path) -> IO[bytes]:
    """A new file that its owner alone can read: it holds every text, and hashes of passwords."""
    path.unlink(missing_ok=True)
    return open(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b")


def _flush(path: Path) -> None:
    with open(path, "rb") as file:
        os.fsync(file.fileno())


@contextmanager
def opened(path: Path) -> Iterator[tuple[zipfile.ZipFile, Manifest]]:
    """An archive and its manifest. Raises InvalidInput for anything else."""
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, FileNotFoundError, IsADirectoryError) as error:
        raise InvalidInput(NOT_ONE_OF_OURS) from error
    with archive:
        try:
            manifest = Manifest(**json.loads(archive.read(MANIFEST)))
        except (KeyError, TypeError, ValueError, zipfile.BadZipFile, zlib.error) as error:
            raise InvalidInput(NOT_ONE_OF_OURS) from error
        if manifest.format > FORMAT:
            raise InvalidInput("This backup was written by a newer WikiMind; restore it with that one.")
        yield archive, manifest


def check(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    """Read every member to its end. Raises InvalidInput where one is missing, damaged or too much."""
    names = set(archive.namelist()) - {MANIFEST}
    if names != set(manifest.members):
        raise InvalidInput("The backup is incomplete; take an earlier one.")
    for name, sha256 in manifest.members.items():
        if _hash_of(archive, name) != sha256:
            raise InvalidInput(f"The backup is damaged at {name}; take an earlier one.")
    for table, expected in manifest.rows.items():
        if sum(1 for _ in lines(archive, table)) != expected:
            raise InvalidInput(f"The backup lacks rows of {table}; take an earlier one.")


def _hash_of(archive: zipfile.ZipFile, name: str) -> str:
    digest = hashlib.sha256()
    try:
        with archive.open(name) as stream:
            while chunk := stream.read(CHUNK):
                digest.update(chunk)
    except (zipfile.BadZipFile, zlib.error, EOFError):
        return ""
    return digest.hexdigest()


def rows_name(table: str) -> str:
    return f"database/{table}.jsonl"


def lines(archive: zipfile.ZipFile, table: str) -> Iterator[dict[str, Any]]:
    """The rows of a table as they stand in the archive."""
    with archive.open(rows_name(table)) as stream:
        for line in stream:
            yield json.loads(line)
