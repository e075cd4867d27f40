"""Texts of one kind alone are read, cut and compiled in a time that grows as they do."""

import pytest

from bench.hardest import HARDEST, taken_in
from tests.timing import seconds
from wikimind.extract.text_kinds import text_kind

SIZE = 60_000  # characters; twice the square of this would be minutes


@pytest.mark.parametrize("name", HARDEST)
def test_a_hard_text_is_taken_in_within_seconds(name, tmp_path):
    path = tmp_path / "text.md"
    path.write_text(HARDEST[name](SIZE))
    assert seconds(lambda: taken_in(path)) < 5


def test_fifty_thousand_headings_are_taken_in_within_seconds(tmp_path):
    path = tmp_path / "headings.md"
    path.write_text("# a\n" * 50_000)
    assert seconds(lambda: taken_in(path)) < 10


@pytest.mark.parametrize(
    "unit", ["\n", " ", "\t", "[", "`", "<", "|", "=\n", "> ", "a: b\n", "[a](", "<!--", "\\", ":a:"]
)
def test_the_kind_of_a_text_is_told_soon(unit):
    assert seconds(lambda: text_kind((unit * 65_536)[:65_536], "txt")) < 0.5
