"""What goes to a language model and what comes back, whoever made the model."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any, Protocol

from wikimind.errors import Unavailable

Json = dict[str, Any]


@dataclass(frozen=True)
class Prompt:
    """What a model is asked. `purpose` names the kind of request, for logs and for scripted replies.

    `system` is ours alone; whatever strangers wrote belongs into `user`. `most_tokens` (0: the setting)
    bounds the reply.
    """

    purpose: str
    system: str
    user: str
    most_tokens: int = 0


class LanguageModel(Protocol):
    """A model. Every method raises ModelFailure."""

    @property
    def name(self) -> str:
        """What is told to people, as `provider:model`."""

    def complete(self, prompt: Prompt) -> str:
        """The whole reply."""

    def stream(self, prompt: Prompt) -> Generator[str, None, None]:
        """The reply piece by piece; an empty piece whenever BEAT_SECONDS passed without one.

        Closing the iterator ends the request, so that nobody pays for what nobody reads.
        """

    def structured(self, prompt: Prompt, schema: Json) -> Json:
        """A reply that fits `schema`, a JSON Schema of type object."""


BEAT_SECONDS = 1.0


class ModelFailure(Unavailable):
    """The model gave no usable reply; `retryable` says whether asking again can help.

    The sentence never holds what a provider sent: that may repeat the key or the prompt.
    """

    def __init__(self, sentence: str, *, retryable: bool) -> None:
        super().__init__(sentence)
        self.retryable = retryable
