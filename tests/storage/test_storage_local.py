"""The contract of storage, on a directory."""

import io
import os
from pathlib import Path

import pytest

from wikimind.errors import NotFound, TooLarge, Unavailable
from wikimind.storage.local import LocalStorage
from wikimind.storage.spool import spooled


@pytest.fixture
def storage(tmp_path: Path) -> LocalStorage:
    return LocalStorage(tmp_path)


def test_what_is_put_can_be_read_listed_and_deleted(storage):
    storage.put("spaces/main/wiki/a.md", b"tea")
    assert storage.read("spaces/main/wiki/a.md") == b"tea"
    assert list(storage.keys("spaces/main/wiki")) == ["spaces/main/wiki/a.md"]
    storage.delete("spaces/main/wiki/a.md")
    assert not storage.exists("spaces/main/wiki/a.md")
    storage.delete("spaces/main/wiki/a.md")


def test_a_write_that_fails_leaves_the_old_bytes_and_no_rubbish(storage, monkeypatch):
    storage.put("spaces/main/wiki/a.md", b"old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Unavailable, match="disk is full"):
        storage.put("spaces/main/wiki/a.md", b"new")
    assert storage.read("spaces/main/wiki/a.md") == b"old"
    assert list(storage.incoming.iterdir()) == []


@pytest.mark.parametrize("key", ["../x", "/etc/passwd", "a/../../b", "a//b", "a/./b", "", "a\0b"])
def test_no_key_leads_out_of_the_directory(storage, key):
    with pytest.raises(ValueError, match="not a storage key"):
        storage.put(key, b"")


def test_a_missing_file_is_not_found(storage):
    with pytest.raises(NotFound):
        storage.open("spaces/main/raw/none")


def test_a_stream_is_spooled_with_its_hash_and_gone_unless_adopted(storage):
    with spooled(io.BytesIO(b"abc"), storage.incoming, limit=10) as file:
        assert file.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        assert (file.size, file.head) == (3, b"abc")
    assert list(storage.incoming.iterdir()) == []


def test_an_adopted_file_stays_and_cannot_be_written(storage):
    with spooled(io.BytesIO(b"abc"), storage.incoming, limit=10) as file:
        storage.adopt(file.path, "spaces/main/raw/abc")
    assert storage.read("spaces/main/raw/abc") == b"abc"
    assert (storage.root / "spaces/main/raw/abc").stat().st_mode & 0o222 == 0


def test_a_stream_over_the_limit_is_refused_and_leaves_nothing(storage):
    with (
        pytest.raises(TooLarge, match="WIKIMIND_MAX_UPLOAD_MB"),
        spooled(io.BytesIO(b"x" * 11), storage.incoming, limit=10),
    ):
        pass
    assert list(storage.incoming.iterdir()) == []


def test_a_long_stream_is_never_held_whole(storage):
    class Endless(io.RawIOBase):
        """Remembers the largest piece that anybody asked it for."""

        largest = 0
        left = 5_000_000

        def read(self, size: int = -1) -> bytes:
            assert size > 0
            self.largest = max(self.largest, size)
            piece = b"x" * min(size, self.left)
            self.left -= len(piece)
            return piece

    stream = Endless()
    with spooled(stream, storage.incoming, limit=10_000_000) as file:
        assert file.size == 5_000_000
    assert stream.largest <= 1 << 20
