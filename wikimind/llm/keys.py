"""Which key opens which model."""

from collections.abc import Callable

from wikimind.settings.models import ModelSettings

StoredKey = Callable[[str], str]  # provider → key, empty where there is none


def nothing_stored(_provider: str) -> str:
    return ""


def key_for(chosen: ModelSettings, name: str, stored_key: StoredKey = nothing_stored) -> str:
    """The key for the model `provider:name`: the settings' first; empty where there is none at all."""
    provider = name.partition(":")[0]
    if provider == "scripted":
        return ""
    same_provider = provider == chosen.model.partition(":")[0]
    own = chosen.model_key if same_provider else ""
    set_here = own if name == chosen.model else chosen.model_fallback_key or own
    return set_here or stored_key(provider)
