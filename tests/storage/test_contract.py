"""The contract of storage, on a directory and in a bucket."""

import hashlib
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import buckets
from wikimind.config import Settings
from wikimind.errors import NotFound, TooLarge
from wikimind.storage import Storage, opened
from wikimind.storage.spool import spooled


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.fixture(params=["directory", "bucket"])
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Storage]:
    environment = buckets.new() if request.param == "bucket" else {}
    yield opened(Settings.from_env({**environment, "WIKIMIND_DATA_DIR": str(tmp_path)}))
    if environment:
        buckets.remove(environment)


def test_what_is_put_can_be_read_listed_and_deleted(storage):
    storage.put("spaces/main/wiki/a.md", b"tea")
    assert storage.read("spaces/main/wiki/a.md") == b"tea"
    assert list(storage.keys("spaces/main/wiki")) == ["spaces/main/wiki/a.md"]
    storage.delete("spaces/main/wiki/a.md")
    assert not storage.exists("spaces/main/wiki/a.md")
    storage.delete("spaces/main/wiki/a.md")


def test_a_second_write_takes_the_place_of_the_first(storage):
    storage.put("spaces/main/wiki/a.md", b"old and long")
    storage.put("spaces/main/wiki/a.md", b"new")
    assert storage.read("spaces/main/wiki/a.md") == b"new"


def test_a_file_is_replaced_only_where_it_holds_what_is_expected(storage):
    key = "spaces/main/wiki/a.md"
    assert not storage.replace(key, b"new", sha256(b"old"))
    assert storage.replace(key, b"old", None)
    assert not storage.replace(key, b"new", None)
    assert not storage.replace(key, b"new", sha256(b"other"))
    assert storage.read(key) == b"old"
    assert storage.replace(key, b"new", sha256(b"old"))
    assert storage.read(key) == b"new"
    assert storage.displaced(key) is None
    assert not storage.incoming.exists() or list(storage.incoming.iterdir()) == []


def test_a_file_is_removed_only_where_it_holds_what_is_expected(storage):
    key = "spaces/main/wiki/a.md"
    storage.put(key, b"mine")
    assert not storage.remove(key, sha256(b"yours"))
    assert storage.read(key) == b"mine"
    assert storage.remove(key, sha256(b"mine"))
    assert not storage.exists(key)
    assert storage.remove(key, sha256(b"mine"))


def test_keys_are_those_below_a_folder_in_order_and_not_of_a_neighbour(storage):
    for key in (
        "spaces/ab/raw/2",
        "spaces/a/wiki/sources/x y.md",
        "spaces/a/wiki/index.md",
        "spaces/a/raw/1",
    ):
        storage.put(key, b"x")
    assert list(storage.keys("spaces/a")) == [
        "spaces/a/raw/1",
        "spaces/a/wiki/index.md",
        "spaces/a/wiki/sources/x y.md",
    ]
    assert list(storage.keys("spaces/a/wiki/")) == ["spaces/a/wiki/index.md", "spaces/a/wiki/sources/x y.md"]
    assert list(storage.keys("spaces/none")) == []


@pytest.mark.parametrize(
    "name", ["naïve.md", "100 % & more?.md", "日本語.md", "a+b=c;d.md", "it's “quoted”.md"]
)
def test_a_name_may_hold_what_titles_hold(storage, name):
    storage.put(f"spaces/main/wiki/{name}", b"x")
    assert list(storage.keys("spaces/main/wiki")) == [f"spaces/main/wiki/{name}"]
    assert storage.read(f"spaces/main/wiki/{name}") == b"x"


def test_a_file_is_read_in_pieces_and_from_where_one_likes(storage):
    data = bytes(range(256)) * 20_000
    storage.put("spaces/main/raw/big", data)
    with storage.open("spaces/main/raw/big") as file:
        assert file.read(3) == data[:3]
        file.seek(4_000_000)
        assert file.read(1_000) == data[4_000_000:4_001_000]
        file.seek(0)
        assert file.read() == data


def test_another_process_can_read_a_local_copy(storage):
    storage.put("spaces/main/raw/abc", b"tea")
    with storage.local_copy("spaces/main/raw/abc") as path:
        assert path.read_bytes() == b"tea"
    assert storage.read("spaces/main/raw/abc") == b"tea"
    assert not storage.incoming.exists() or list(storage.incoming.iterdir()) == []


@pytest.mark.parametrize("key", ["../x", "/etc/passwd", "a/../../b", "a//b", "a/./b", "", "a\0b"])
def test_no_key_leads_out_of_the_directory(storage, key):
    with pytest.raises(ValueError, match="not a storage key"):
        storage.put(key, b"")


def test_a_missing_file_is_not_found(storage):
    for ask in (storage.open, storage.read, lambda key: storage.local_copy(key).__enter__()):
        with pytest.raises(NotFound, match="restore it from a backup"):
            ask("spaces/main/raw/none")
    assert not storage.exists("spaces/main/raw/none")


def test_a_stream_is_spooled_with_its_hash_and_gone_unless_adopted(storage):
    with spooled(io.BytesIO(b"abc"), storage.incoming, limit=10) as file:
        assert file.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        assert (file.size, file.head) == (3, b"abc")
    assert list(storage.incoming.iterdir()) == []


def test_an_adopted_file_stays_and_leaves_its_first_place(storage):
    with spooled(io.BytesIO(b"abc"), storage.incoming, limit=10) as file:
        storage.adopt(file.path, "spaces/main/raw/abc")
        assert not file.path.exists()
    assert storage.read("spaces/main/raw/abc") == b"abc"


def test_a_large_file_is_adopted_whole(storage):
    data = bytes(range(256)) * 80_000
    with spooled(io.BytesIO(data), storage.incoming, limit=10**9) as file:
        storage.adopt(file.path, f"spaces/main/raw/{file.sha256}")
    assert sha256(storage.read(f"spaces/main/raw/{file.sha256}")) == file.sha256


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
