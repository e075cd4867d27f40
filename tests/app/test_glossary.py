"""The glossary speaks of what is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def words() -> list[str]:
    """The first cell of each row."""
    rows = re.findall(r"^\| ([^|]+) \|", (ROOT / "docs" / "glossary.md").read_text(), re.MULTILINE)
    return [row.strip().strip("`") for row in rows if row.strip() not in ("word", "---")]


CODE = "\n".join(path.read_text() for path in sorted((ROOT / "wikimind").rglob("*.py")))


def test_no_word_has_two_meanings():
    assert len(words()) == len(set(words())) > 40


@pytest.mark.parametrize("word", words())
def test_every_word_of_the_glossary_is_one_of_the_code(word):
    last = re.sub(r" \(.*\)", "", word).split()[-1]
    assert re.search(rf"\b{last}(?:s|es|d|ed)?\b|(?<=_){last}|{last}(?=_)|{last.capitalize()}", CODE), word
