"""A model that replies from a file, for tests, for demonstrations, and to try things without a provider."""

import json
import re
import time
from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from wikimind.llm.schema import read
from wikimind.llm.values import BEAT_SECONDS, Json, ModelFailure, Prompt

_WORD = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True)
class Reply:
    """One rule of a script, by which the first that fits replies.

    `purpose` (empty: any) and `when` (a regular expression that has to be found in the prompt) choose it;
    what its groups caught stands for `\\1`, `\\2` in `reply`. `pause` seconds pass before each word. With
    `error` the reply breaks off in a failure after its words: `passing` or `final`.
    """

    reply: str = ""
    purpose: str = ""
    when: str = ""
    pause: float = 0.0
    error: str = ""


class ScriptedModel:
    """Replies by the rules of a JSON file: a list of objects with the fields of `Reply`."""

    def __init__(self, path: Path, seconds: float) -> None:
        self.name = f"scripted:{path.name}"
        self._seconds = seconds
        try:
            self._rules = [Reply(**rule) for rule in json.loads(path.read_text())]
        except (OSError, ValueError, TypeError) as error:
            sentence = f"The script {path.name} cannot be used; it has to be a JSON list of replies."
            raise ModelFailure(sentence, retryable=False) from error

    def complete(self, prompt: Prompt) -> str:
        return "".join(self.stream(prompt))

    def structured(self, prompt: Prompt, schema: Json) -> Json:
        return read(self.complete(prompt), schema)

    def stream(self, prompt: Prompt) -> Generator[str, None, None]:
        rule = self._rule(prompt)
        end = time.monotonic() + self._seconds
        for word in _WORD.findall(rule.reply):
            yield from _silence(rule.pause, end)
            yield word
        if rule.error:
            raise ModelFailure("The scripted model fails here.", retryable=rule.error == "passing")

    def _rule(self, prompt: Prompt) -> Reply:
        for rule in self._rules:
            found = re.search(rule.when, f"{prompt.system}\n{prompt.user}", re.DOTALL | re.IGNORECASE)
            if found and rule.purpose in ("", prompt.purpose):
                return replace(rule, reply=found.expand(rule.reply) if found.groups() else rule.reply)
        raise ModelFailure("The script has no reply to this.", retryable=False)


def _silence(seconds: float, end: float) -> Iterator[str]:
    """Wait, with an empty piece for every beat, as a slow provider makes one wait."""
    while seconds > 0:
        if time.monotonic() > end:
            raise ModelFailure("The model did not finish in time.", retryable=True)
        time.sleep(min(seconds, BEAT_SECONDS))
        seconds -= BEAT_SECONDS
        if seconds > 0:
            yield ""
