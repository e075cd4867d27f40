"""Passages as a search would give them, and a wiki that can be asked."""

from collections.abc import Callable

import pytest

from wikimind.ask.keyless import answer
from wikimind.ask.retrieve import evidence_for
from wikimind.ask.values import Answer, Evidence


@pytest.fixture
def evidence() -> Callable[..., list[Evidence]]:
    """One passage for each text, the first found best."""

    def evidence(*texts: str, language: str = "en", title: str = "") -> list[Evidence]:
        return [
            Evidence(
                number=number,
                passage_id=number,
                source_id=number,
                source_name=title,
                sha256="",
                heading="",
                page=None,
                start=0,
                text=text,
                language=language,
                score=10.0 / number,
            )
            for number, text in enumerate(texts, start=1)
        ]

    return evidence


@pytest.fixture
def shown(evidence) -> Callable[..., str]:
    """The text of the answer that these passages give."""

    def shown(question: str, *texts: str, language: str = "en", title: str = "") -> str:
        found = answer(question, evidence(*texts, language=language, title=title))
        return " ".join(sentence.text for sentence in found.sentences)

    return shown


@pytest.fixture
def ask(space, compiled) -> Callable[..., Answer]:
    """Feed texts, then ask."""

    def ask(question: str, *texts: str) -> Answer:
        for number, text in enumerate(texts):
            compiled(text, f"text-{number}.md")
        return answer(question, evidence_for(space, question))

    return ask
