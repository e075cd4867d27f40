"""A wiki about tea, passages as a search gives them, models that reply from scripts, and a browser."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from tests.processes import no_proxies  # noqa: F401
from wikimind.ask.keyless import answer
from wikimind.ask.retrieve import evidence_for
from wikimind.ask.values import Answer, Evidence
from wikimind.extensions import db
from wikimind.models.article import Article
from wikimind.models.space import User

TEA = """# On tea

White tea is withered in the sun for three days. It is not rolled.

## Green tea

Green tea is steamed right after it was picked, so that its leaves stay green.
The best leaves are picked in April.

## History

The tea house in Kyoto was opened by Sen Okura in 1867. He came from Osaka.
"""


@pytest.fixture
def tea(compiled: Callable[..., Article]) -> Article:
    """The article of a source about tea."""
    return compiled(TEA, "tea.md")


@pytest.fixture
def me(app: Flask) -> User:
    return db.session.query(User).filter_by(name="local").one()


@pytest.fixture
def scripted(app: Flask, tmp_path: Path) -> Callable[..., None]:
    """Let the application's model reply by these rules: `scripted({"when": …, "reply": …}, …)`."""

    def scripted(*rules: dict[str, Any], **settings: Any) -> None:
        path = tmp_path / "script.json"
        path.write_text(json.dumps(rules))
        chosen = app.config["WIKIMIND"]
        object.__setattr__(chosen, "model", f"scripted:{path}")
        for name, value in settings.items():
            object.__setattr__(chosen, name, value)
        app.extensions.pop("wikimind.llm", None)
        app.extensions.pop("wikimind.answers", None)

    return scripted


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
