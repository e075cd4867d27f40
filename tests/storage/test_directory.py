"""What only a directory can promise, or lose."""

import hashlib
import io
import os
import threading
from pathlib import Path

import pytest

from wikimind.errors import Unavailable
from wikimind.storage import swapping
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


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


KEY = "spaces/main/wiki/a.md"


@pytest.fixture(params=["in one step", "step by step"])
def swapping_storage(request, storage, monkeypatch) -> LocalStorage:
    """On systems that let two files change places, and on others."""
    if request.param == "step by step":
        monkeypatch.setattr(swapping, "_renameat2", None)
    return storage


def saved_meanwhile(storage, monkeypatch, name: str, text: bytes) -> None:
    """Another program saves, by a new file as editors do, once our look at the old one is over."""
    look = swapping.sha256_of
    done = []

    def look_and_then(path: Path) -> str | None:
        found = look(path)
        if path.name == name and not done:
            done.append(True)
            (storage.root / "editor").write_bytes(text)
            os.replace(storage.root / "editor", path)
        return found

    monkeypatch.setattr(swapping, "sha256_of", look_and_then)


def test_what_is_saved_in_the_last_instant_stays(swapping_storage, monkeypatch):
    storage = swapping_storage
    storage.put(KEY, b"old")
    saved_meanwhile(storage, monkeypatch, "a.md", b"theirs")
    assert not storage.replace(KEY, b"ours", sha256(b"old"))
    assert storage.read(KEY) == b"theirs"
    assert storage.displaced(KEY) is None
    assert storage.replace(KEY, b"ours", sha256(b"theirs"))


def test_what_is_saved_in_the_last_instant_is_not_removed(storage, monkeypatch):
    storage.put(KEY, b"old")
    saved_meanwhile(storage, monkeypatch, "a.md", b"theirs")
    assert not storage.remove(KEY, sha256(b"old"))
    assert storage.read(KEY) == b"theirs"


def test_a_file_that_was_removed_in_the_last_instant_is_not_replaced(swapping_storage, monkeypatch):
    storage = swapping_storage
    storage.put(KEY, b"old")
    look = swapping.sha256_of

    def look_and_remove(path: Path) -> str | None:
        found = look(path)
        path.unlink()
        return found

    monkeypatch.setattr(swapping, "sha256_of", look_and_remove)
    assert not storage.replace(KEY, b"ours", sha256(b"old"))
    assert not storage.exists(KEY)
    assert storage.displaced(KEY) is None


def test_an_editor_that_saves_all_the_time_loses_nothing_to_writes(storage):
    """Every text that the editor saved was either replaced by itself or seen by us: none vanishes unseen."""
    storage.put(KEY, b"0")
    path, seen, stop = storage.root / KEY, set(), threading.Event()
    saved: list[bytes] = []

    def save_on_and_on() -> None:
        while not stop.is_set():
            text = b"editor %d" % len(saved)
            beside = path.with_suffix(".swp")
            beside.write_bytes(text)
            os.replace(beside, path)
            saved.append(text)

    editor = threading.Thread(target=save_on_and_on)
    editor.start()
    ours = 0
    for number in range(300):
        there = storage.read(KEY)
        seen.add(there)
        ours += storage.replace(KEY, b"ours %d" % number, sha256(there))
    stop.set()
    editor.join()
    assert saved
    last = storage.read(KEY)
    # The last text that the editor saved stands, unless a write replaced it that had read it.
    assert last == saved[-1] or saved[-1] in seen
    assert storage.displaced(KEY) is None
