"""Language models, which improve the prose and are never needed."""

from dataclasses import dataclass

from wikimind.config.field import setting
from wikimind.config.parsing import http_url, model_name, positive


@dataclass(frozen=True)
class ModelSettings:
    """Language models, which improve the prose and are never needed."""

    model: str = setting("WIKIMIND_MODEL", model_name, "", "provider:name; empty: answers without a model")
    model_key: str = setting("WIKIMIND_MODEL_KEY", str, "", "The provider's key", secret=True)
    model_url: str = setting("WIKIMIND_MODEL_URL", http_url, "", "A compatible server; empty: the provider's")
    model_seconds: int = setting("WIKIMIND_MODEL_SECONDS", positive, 60, "Longest wait for a whole reply")
    model_tokens: int = setting("WIKIMIND_MODEL_TOKENS", positive, 1000, "Most tokens of a reply")
    model_fallback: str = setting(
        "WIKIMIND_MODEL_FALLBACK", model_name, "", "provider:name of the model asked where the first fails"
    )
    model_fallback_key: str = setting(
        "WIKIMIND_MODEL_FALLBACK_KEY", str, "", "Its key; empty: that of the same provider", secret=True
    )
    model_fallback_url: str = setting("WIKIMIND_MODEL_FALLBACK_URL", http_url, "", "Its own server")
    answers_at_once: int = setting(
        "WIKIMIND_ANSWERS_AT_ONCE", positive, 4, "Answers by the model that one web process writes at a time"
    )
