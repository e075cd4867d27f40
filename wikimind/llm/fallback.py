"""One model after another: the next is asked where the one before fails without having said anything."""

import logging
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from typing import TypeVar

from wikimind.llm.values import Json, LanguageModel, ModelFailure, Prompt

log = logging.getLogger(__name__)

T = TypeVar("T")


class FallbackModel:
    """The first of `models` that replies."""

    def __init__(self, models: Sequence[LanguageModel]) -> None:
        self.name = models[0].name
        self._models = models

    def complete(self, prompt: Prompt) -> str:
        return self._first(lambda model: model.complete(prompt))

    def structured(self, prompt: Prompt, schema: Json) -> Json:
        return self._first(lambda model: model.structured(prompt, schema))

    def stream(self, prompt: Prompt) -> Generator[str, None, None]:
        for number, model in enumerate(self._models):
            said = False
            try:
                with closing(model.stream(prompt)) as pieces:
                    for piece in pieces:
                        said = said or bool(piece)
                        yield piece
                return
            except ModelFailure as failure:
                if said or number == len(self._models) - 1:
                    raise
                log.warning("%s Asking %s instead.", failure, self._models[number + 1].name)

    def _first(self, ask: Callable[[LanguageModel], T]) -> T:
        for model in self._models[:-1]:
            try:
                return ask(model)
            except ModelFailure as failure:
                log.warning("%s Asking another model instead.", failure)
        return ask(self._models[-1])
