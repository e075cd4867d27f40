"""What the engine asks of the other sources of a space."""

from collections.abc import Sequence
from typing import Protocol


class Corpus(Protocol):
    """Answers in batches: one call for all keys of a document."""

    documents: int  # how many sources are counted

    def frequencies(self, keys: Sequence[str]) -> dict[str, int]:
        """In how many sources each key is a key phrase; keys never met are left out."""
        ...

    def known_concepts(self, keys: Sequence[str]) -> dict[str, tuple[str, str]]:
        """The canonical key and name of the concepts that some of `keys` name."""
        ...


class EmptyCorpus:
    """A space without any other source."""

    documents = 0

    def frequencies(self, keys: Sequence[str]) -> dict[str, int]:
        return {}

    def known_concepts(self, keys: Sequence[str]) -> dict[str, tuple[str, str]]:
        return {}
