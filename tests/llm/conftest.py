"""Models for tests."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.processes import no_proxies  # noqa: F401
from wikimind.llm.scripted import ScriptedModel


@pytest.fixture
def script(tmp_path: Path) -> Callable[..., ScriptedModel]:
    """A model that replies by these rules."""

    def script(*rules: dict, seconds: float = 5.0) -> ScriptedModel:
        path = tmp_path / f"script-{len(list(tmp_path.iterdir()))}.json"
        path.write_text(json.dumps(rules))
        return ScriptedModel(path, seconds)

    return script
