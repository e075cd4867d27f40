"""The works a source cites, as keys that are the same in two bibliographies."""

import re

from wikimind.extract.document import REFERENCE, Document

MOST = 400
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>,;]+", re.IGNORECASE)
_ARXIV = re.compile(r"\barxiv[:\s.]*(?:preprint\s*)?(?:arxiv:)?(\d{4}\.\d{4,5})", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]{2,}")
_NUMBER = re.compile(r"^\s*(\[\d+\]|\d+\.)\s*")


def reference_keys(document: Document) -> list[str]:
    """Distinct keys in order, at most 400."""
    keys: dict[str, None] = {}
    for block in document.blocks:
        if block.kind == REFERENCE:
            keys.update(dict.fromkeys(_keys(document.block_text(block))))
    return list(keys)[:MOST]


def _keys(entry: str) -> list[str]:
    """Identifiers where the entry has some, and the words of its title.

    >>> _keys("[3] J. Doe and R. Roe. Learning to count pebbles. In Proc. X, 2019. doi:10.1000/xyz.")
    ['doi:10.1000/xyz', 'learning to count pebbles']
    """
    keys = [f"doi:{doi.rstrip('.').lower()}" for doi in _DOI.findall(entry)[:1]]
    keys += [f"arxiv:{number}" for number in _ARXIV.findall(entry)[:1]]
    title = _title(_NUMBER.sub("", entry))
    return [key[:120] for key in [*keys, *([title] if title else [])]]


def _title(entry: str) -> str:
    """The first run between full stops that reads like a title: three or more words, most of them long."""
    for run in re.split(r"(?<=[\w)”\"?])[.?!]\s+|[“”]|,[”\"]", entry):
        words = _WORDS.findall(run.lower())
        initials = len(re.findall(r"\b[A-Z]\.", run))
        if len(words) >= 3 and not initials and run.count(",") <= len(words) / 4:
            return " ".join(words[:10])
    return ""
