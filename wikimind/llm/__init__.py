"""Edge: Prompt → Reply. Providers, compatible local servers, and scripts for tests; none by default."""

from importlib import import_module
from pathlib import Path
from typing import cast

from flask import current_app

from wikimind.config.models import ModelSettings
from wikimind.extensions import settings
from wikimind.llm.fallback import FallbackModel
from wikimind.llm.keys import key_for
from wikimind.llm.scripted import ScriptedModel
from wikimind.llm.values import LanguageModel, ModelFailure

_HELD = "wikimind.llm"


def configured() -> bool:
    """Whether a model is set. Nothing is loaded to find out."""
    return bool(settings().model)


def current() -> LanguageModel | None:
    """The model of the running application, or None. Raises ModelFailure where it cannot be used.

    It is made when it is first asked for, and again after the key was changed.
    """
    chosen = settings()
    if not chosen.model:
        return None
    names = [name for name in (chosen.model, chosen.model_fallback) if name]
    keys = tuple(key_for(chosen, name) for name in names)
    held = current_app.extensions.get(_HELD)
    if held is None or held[0] != keys:
        made = [_made(chosen, name, key) for name, key in zip(names, keys, strict=True)]
        held = keys, FallbackModel(made) if len(made) > 1 else made[0]
        current_app.extensions[_HELD] = held
    return cast(LanguageModel, held[1])


def _made(chosen: ModelSettings, name: str, key: str) -> LanguageModel:
    provider, _, model = name.partition(":")
    if provider == "scripted":
        return ScriptedModel(Path(model), chosen.model_seconds)
    url = chosen.model_url if name == chosen.model else chosen.model_fallback_url
    if not key and not url:
        raise ModelFailure(
            f"There is no key for {name}; set WIKIMIND_MODEL_KEY, or let an administrator store one.",
            retryable=False,
        )
    try:
        providers = import_module("wikimind.llm.providers")
    except ImportError as error:
        raise ModelFailure(
            "The libraries for models are not installed; install requirements-full.lock.", retryable=False
        ) from error
    connection = providers.Connection(provider, model, key, url, chosen.model_seconds, chosen.model_tokens)
    return cast(LanguageModel, providers.ProviderModel(connection))
