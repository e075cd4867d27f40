"""A hostile file costs an error and nothing else."""

import pytest

from wikimind.errors import Unreadable
from wikimind.extract.child.sandbox import Sandbox

HOSTILE = "tests.extract.hostile_readers.READERS"


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [("hang", "WIKIMIND_PARSE_SECONDS"), ("bomb", "WIKIMIND_PARSE_MEMORY_MB"), ("crash", r"\.$")],
)
def test_a_reader_that_hangs_bursts_or_dies_is_told_and_the_next_file_is_read(tmp_path, kind, sentence):
    path = tmp_path / "file"
    path.write_text("Some words that can be read.")
    sandbox = Sandbox(seconds=3, memory_mb=600, readers=HOSTILE)
    with pytest.raises(Unreadable, match=sentence):
        sandbox.read(path, kind)
    with pytest.raises(Unreadable):  # a fresh child answers again, and knows no such type
        sandbox.read(path, "text/unknown")
    sandbox.close()


def test_an_error_in_a_reader_is_told_as_one_and_logged_with_its_place(tmp_path, capfd):
    path = tmp_path / "file"
    path.write_text("Some words that can be read.")
    sandbox = Sandbox(seconds=10, memory_mb=600, readers=HOSTILE)
    with pytest.raises(Unreadable, match="not as its format demands") as refusal:
        sandbox.read(path, "stumble")
    sandbox.close()
    assert "memory" not in str(refusal.value).lower()
    assert "hostile_readers.py" in capfd.readouterr().err


def test_what_the_reader_says_arrives_as_it_was_said(tmp_path, parser):
    path = tmp_path / "file"
    path.write_bytes(b"%PDF-1.4 and nothing behind it")
    with pytest.raises(Unreadable, match="damaged|not a PDF"):
        parser.read(path, "application/pdf")
    path.write_text("Some words that can be read.")
    assert parser.read(path, "text/plain").text == "Some words that can be read."
