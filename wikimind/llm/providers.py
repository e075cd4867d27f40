"""Models of providers and of compatible local servers, by way of pydantic-ai.

Imported only where such a model is set: the libraries take seconds to load (extra `llm`).
"""

from collections.abc import AsyncIterator, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from pydantic_ai import Agent, StructuredDict
from pydantic_ai.direct import model_request, model_request_stream
from pydantic_ai.exceptions import AgentRunError, ModelAPIError, UserError
from pydantic_ai.messages import (
    ModelRequest,
    PartDeltaEvent,
    PartStartEvent,
    SystemPromptPart,
    TextPart,
    TextPartDelta,
    UserPromptPart,
)
from pydantic_ai.models import Model
from pydantic_ai.settings import ModelSettings

from wikimind.llm import loop
from wikimind.llm.schema import checked
from wikimind.llm.values import Json, ModelFailure, Prompt

# provider: the names of the module below pydantic_ai.models and .providers, and of the two classes in them
PROVIDERS = {
    "openai": ("openai", "OpenAIChatModel", "OpenAIProvider"),
    "anthropic": ("anthropic", "AnthropicModel", "AnthropicProvider"),
    "google": ("google", "GoogleModel", "GoogleProvider"),
}
LOCAL_KEY = "none"  # clients insist on a key, local servers do not look at it


@dataclass(frozen=True)
class Connection:
    """How a model is reached. `url` is empty for the provider's own servers."""

    provider: str
    model: str
    key: str
    url: str
    seconds: float
    most_tokens: int


class ProviderModel:
    """A model of one of the PROVIDERS."""

    def __init__(self, connection: Connection) -> None:
        self.name = f"{connection.provider}:{connection.model}"
        self._seconds = connection.seconds
        self._most_tokens = connection.most_tokens
        with _failures(self.name):
            self._model = _model(connection)

    def complete(self, prompt: Prompt) -> str:
        with _failures(self.name):
            request = model_request(self._model, _messages(prompt), model_settings=self._settings(prompt))
            reply = loop.run(request, self._seconds)
            return "".join(part.content for part in reply.parts if isinstance(part, TextPart))

    def stream(self, prompt: Prompt) -> Generator[str, None, None]:
        with _failures(self.name):
            yield from loop.pieces(lambda: self._texts(prompt), self._seconds)

    def structured(self, prompt: Prompt, schema: Json) -> Json:
        kind: Any = StructuredDict(schema, name=prompt.purpose or "reply")
        agent = Agent(self._model, output_type=kind, instructions=prompt.system)
        with _failures(self.name):
            run = agent.run(prompt.user, model_settings=self._settings(prompt))
            return checked(loop.run(run, self._seconds).output, schema)

    async def _texts(self, prompt: Prompt) -> AsyncIterator[str]:
        settings = self._settings(prompt)
        async with model_request_stream(self._model, _messages(prompt), model_settings=settings) as stream:
            async for event in stream:
                yield _text(event)

    def _settings(self, prompt: Prompt) -> ModelSettings:
        return ModelSettings(max_tokens=prompt.most_tokens or self._most_tokens, timeout=self._seconds)


def _model(connection: Connection) -> Model:
    module, model, provider = PROVIDERS[connection.provider]
    options = {"api_key": connection.key or LOCAL_KEY, "base_url": connection.url or None}
    made = getattr(import_module(f"pydantic_ai.providers.{module}"), provider)(**options)
    found: Model = getattr(import_module(f"pydantic_ai.models.{module}"), model)(
        connection.model, provider=made
    )
    return found


def _messages(prompt: Prompt) -> list[Any]:
    return [ModelRequest(parts=[SystemPromptPart(prompt.system), UserPromptPart(prompt.user)])]


def _text(event: Any) -> str:
    if isinstance(event, PartStartEvent) and isinstance(event.part, TextPart):
        return event.part.content
    if isinstance(event, PartDeltaEvent) and isinstance(event.delta, TextPartDelta):
        return event.delta.content_delta
    return ""


@contextmanager
def _failures(name: str) -> Iterator[None]:
    """Errors of the library as ours. What a provider wrote is left out: it may hold the key or the prompt."""
    try:
        yield
    except TimeoutError as error:
        raise ModelFailure(f"The model {name} did not finish in time.", retryable=True) from error
    except ModelAPIError as error:
        raise _failure(name, getattr(error, "status_code", None)) from None
    except (AgentRunError, UserError):
        sentence = f"The model {name} gave no reply that can be used."
        raise ModelFailure(sentence, retryable=False) from None


def _failure(name: str, status: int | None) -> ModelFailure:
    if status in (401, 403):
        return ModelFailure(f"The key for {name} was refused; check WIKIMIND_MODEL_KEY.", retryable=False)
    if status == 404:
        return ModelFailure(f"There is no model {name}; check WIKIMIND_MODEL.", retryable=False)
    if status == 402:
        return ModelFailure(f"The account for {name} has no credit left.", retryable=False)
    if status == 429:
        return ModelFailure(f"The model {name} takes no more requests at present.", retryable=True)
    if status is not None and status < 500 and status != 408:
        return ModelFailure(f"The model {name} refused the request ({status}).", retryable=False)
    return ModelFailure(f"The model {name} cannot be reached at present.", retryable=True)
