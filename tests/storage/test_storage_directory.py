"""What only a directory can promise, or lose."""

import io
import os
from pathlib import Path

import pytest

from wikimind.errors import Unavailable
from wikimind.storage.local import LocalStorage
from wikimind.storage.spool import spooled


@pytest.fixture
def storage(tmp_path: Path) -> LocalStorage:
    return LocalStorage(tmp_path)


def test_a_write_that_fails_leaves_the_old_bytes_and_no_rubbish(storage, monkeypatch):
    storage.put("spaces/main/wiki/a.md", b"old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Unavailable, match="disk is full"):
        storage.put("spaces/main/wiki/a.md", b"new")
    assert storage.read("spaces/main/wiki/a.md") == b"old"
    assert list(storage.incoming.iterdir()) == []


def test_an_adopted_file_cannot_be_written(storage):
    with spooled(io.BytesIO(b"abc"), storage.incoming, limit=10) as file:
        storage.adopt(file.path, "spaces/main/raw/abc")
    assert (storage.root / "spaces/main/raw/abc").stat().st_mode & 0o222 == 0
