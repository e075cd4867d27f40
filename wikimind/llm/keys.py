"""Which key opens which model."""

from wikimind import secrets
from wikimind.config.models import ModelSettings


def key_for(chosen: ModelSettings, name: str) -> str:
    """The key for the model `provider:name`; empty where there is none, as for local servers.

    The keys that belong to a provider are never sent to a server of somebody else.
    """
    provider = name.partition(":")[0]
    if provider == "scripted":
        return ""
    first = name == chosen.model
    own = chosen.model_key if provider == chosen.model.partition(":")[0] else ""
    given = own if first else chosen.model_fallback_key or own
    elsewhere = chosen.model_url if first else chosen.model_fallback_url
    return given or ("" if elsewhere else secrets.provider_key(provider))
