"""What is computed of a document in a limited child process: pure functions of JSON values, in JSON values.

`ask` puts a question to the process that waits for the answer; only that one has a database.
"""

from collections.abc import Callable, Sequence
from typing import Any

from wikimind.articles.draft import Draft
from wikimind.extract.document import Document
from wikimind.pipeline import passages
from wikimind.pipeline.keyless import compile_document

Ask = Callable[[Any], Any]


class _AskedCorpus:
    """The statistics of the space, asked for through the pipe."""

    def __init__(self, documents: int, ask: Ask) -> None:
        self.documents, self._ask = documents, ask

    def frequencies(self, keys: Sequence[str]) -> dict[str, int]:
        found: dict[str, int] = self._ask(["frequencies", list(keys)])
        return found

    def known_concepts(self, keys: Sequence[str]) -> dict[str, tuple[str, str]]:
        found = self._ask(["known_concepts", list(keys)])
        return {alias: (key, name) for alias, (key, name) in found.items()}


def compile_draft(value: dict[str, Any], ask: Ask) -> dict[str, Any]:
    """The draft of `document`, judged against the `documents` of its space."""
    corpus = _AskedCorpus(value["documents"], ask)
    draft: Draft = compile_document(Document.from_json(value["document"]), corpus, **value["about"])
    return draft.to_json()


def cut_passages(value: dict[str, Any], _ask: Ask) -> list[list[Any]]:
    """The passages of `document` as lists of start, end and heading."""
    return [[cut.start, cut.end, cut.heading] for cut in passages.cut(Document.from_json(value["document"]))]
