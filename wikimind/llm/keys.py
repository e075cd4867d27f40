"""Which key opens which model."""

from wikimind.settings.models import ModelSettings


def key_for(chosen: ModelSettings, name: str) -> str:
    """The key for the model `provider:name`; empty where there is none, as for local servers."""
    if name.startswith("scripted:"):
        return ""
    same_provider = name.partition(":")[0] == chosen.model.partition(":")[0]
    own = chosen.model_key if same_provider else ""
    return own if name == chosen.model else chosen.model_fallback_key or own
