"""Storage in an S3-compatible bucket, for hosts whose machines share no disk."""

import hashlib
import io
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import obstore
from obstore.exceptions import (
    AlreadyExistsError,
    BaseError,
    PermissionDeniedError,
    PreconditionError,
    UnauthenticatedError,
)
from obstore.store import S3Store

from wikimind.config.storage import Bucket
from wikimind.errors import NotFound, Outage
from wikimind.storage.disk import told_when_full
from wikimind.storage.keys import checked

if TYPE_CHECKING:  # is in the library's stubs only
    from obstore import PutMode
    from obstore.store import S3Config

CONNECT_SECONDS = 5
ANSWER_SECONDS = 60
RETRIES = 3
_BUFFER = 1 << 20


class BucketStorage:
    """Objects of a bucket, below a prefix. A write is one request, or one multipart upload, and so whole.

    `scratch` is a local directory for what is on its way in or out.
    """

    def __init__(self, bucket: Bucket, scratch: Path) -> None:
        self.incoming = scratch.resolve()
        self._bucket = bucket
        self._opened: tuple[int, S3Store] | None = None
        self._knows_conditions = True

    def put(self, key: str, data: bytes) -> None:
        """Write the whole of `data` under `key`, or nothing. Raises Outage."""
        with self._told(key):
            obstore.put(self._store, checked(key), data)

    def replace(self, key: str, data: bytes, expected: str | None) -> bool:
        """Write `data` under `key` if what is there has the SHA-256 `expected` (None: nothing is there).

        Anything else stays, and the answer is False. Where the server knows no conditions for a write, what
        is saved between the look and the write is lost.
        """
        sha256, tag = self._state(key)
        if sha256 != expected:
            return False
        if not self._knows_conditions:
            self.put(key, data)
            return True
        with self._told(key):
            try:
                mode: PutMode = "create" if expected is None else {"e_tag": tag}
                obstore.put(self._store, checked(key), data, mode=mode)
            except (PreconditionError, AlreadyExistsError):
                return False
            except BaseError as error:
                if "NotImplemented" not in str(error):
                    raise
                self._knows_conditions = False
        return self._knows_conditions or self.replace(key, data, expected)

    def remove(self, key: str, expected: str) -> bool:
        """Remove the object if it has the SHA-256 `expected`; whether it is gone."""
        sha256, _ = self._state(key)
        if sha256 == expected:
            self.delete(key)
        return sha256 in (expected, None)

    def displaced(self, _key: str) -> bytes | None:
        """Nothing: a bucket replaces an object in one step."""
        return None

    def forget_displaced(self, _key: str) -> None:
        """There is nothing."""

    def _state(self, key: str) -> tuple[str | None, str | None]:
        """The SHA-256 of what is there and the server's mark of it; None for both where nothing is."""
        try:
            with self._told(key):
                found = obstore.get(self._store, checked(key))
                return hashlib.sha256(found.bytes().to_bytes()).hexdigest(), found.meta["e_tag"]
        except NotFound:
            return None, None

    def adopt(self, path: Path, key: str) -> None:
        """Take the file at `path` as `key`. Raises Outage; the file is still there then."""
        with self._told(key), open(path, "rb") as file:
            obstore.put(self._store, checked(key), file)
        path.unlink()

    def open(self, key: str) -> IO[bytes]:
        """The object for reading. Raises NotFound."""
        with self._told(key):
            reader = obstore.open_reader(self._store, checked(key), buffer_size=_BUFFER)
        return io.BufferedReader(_Object(reader, lambda: self._told(key)), _BUFFER)

    def read(self, key: str) -> bytes:
        """All bytes of a small object. Raises NotFound."""
        with self._told(key):
            return obstore.get(self._store, checked(key)).bytes().to_bytes()

    @contextmanager
    def local_copy(self, key: str) -> Iterator[Path]:
        """A path at which the bytes can be read by another process. Raises NotFound."""
        self.incoming.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=self.incoming, prefix="copy-")
        try:
            with told_when_full(), os.fdopen(descriptor, "wb") as file, self._told(key):
                for piece in obstore.get(self._store, checked(key)).stream(min_chunk_size=_BUFFER):
                    file.write(piece)
            yield Path(name)
        finally:
            Path(name).unlink(missing_ok=True)

    def exists(self, key: str) -> bool:
        try:
            with self._told(key):
                obstore.head(self._store, checked(key))
        except NotFound:
            return False
        return True

    def delete(self, key: str) -> None:
        """Remove the object; a missing one is no error."""
        with self._told(key):
            obstore.delete(self._store, checked(key))

    def keys(self, prefix: str) -> Iterator[str]:
        """Every key below the directory `prefix`, in order."""
        with self._told(prefix):
            found = [object["path"] for some in obstore.list(self._store, checked(prefix)) for object in some]
        yield from sorted(found)

    @property
    def _store(self) -> S3Store:
        """The client of this process: its threads do not survive a fork."""
        if self._opened is None or self._opened[0] != os.getpid():
            self._opened = (os.getpid(), _client(self._bucket))
        return self._opened[1]

    @contextmanager
    def _told(self, key: str) -> Iterator[None]:
        """Turn the client's errors into sentences. Raises NotFound, Outage."""
        try:
            yield
        except FileNotFoundError as error:
            if "NoSuchBucket" in str(error):
                raise Outage(
                    f"There is no bucket named {self._bucket.name}; make it or correct WIKIMIND_STORAGE."
                ) from error
            raise NotFound(f"The file {key} is missing in storage; restore it from a backup.") from error
        except (PermissionDeniedError, UnauthenticatedError) as error:
            raise Outage(
                f"The bucket {self._bucket.name} refuses these keys; "
                "check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and what they may do."
            ) from error
        except BaseError as error:
            raise Outage(
                f"The bucket {self._bucket.name} does not answer at present; try again in a moment."
            ) from error


class _Object(io.RawIOBase):
    """A reader of obstore as Python's own kind of file."""

    def __init__(self, reader: Any, told: Callable[[], AbstractContextManager[None]]) -> None:
        self._reader, self._told = reader, told

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return int(self._reader.seek(offset, whence))

    def tell(self) -> int:
        return int(self._reader.tell())

    def readinto(self, buffer: Any) -> int:
        with self._told():
            piece = self._reader.read(len(buffer))
        buffer[: len(piece)] = memoryview(piece)
        return len(piece)


def _client(bucket: Bucket) -> S3Store:
    # The style with the bucket in the host's name needs an entry in DNS for each bucket.
    config: S3Config = {"region": bucket.region, "virtual_hosted_style_request": False}
    if bucket.endpoint:
        config["endpoint"] = bucket.endpoint
    if bucket.key_id:
        config |= {"access_key_id": bucket.key_id, "secret_access_key": bucket.secret}
    return S3Store(
        bucket.name,
        prefix=bucket.prefix or None,
        config=config,
        client_options={
            "allow_http": bucket.endpoint.startswith("http://"),
            "connect_timeout": timedelta(seconds=CONNECT_SECONDS),
            "timeout": timedelta(seconds=ANSWER_SECONDS),
        },
        retry_config={"max_retries": RETRIES, "retry_timeout": timedelta(seconds=ANSWER_SECONDS)},
    )
