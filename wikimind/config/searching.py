"""What search can do beyond words."""

from dataclasses import dataclass
from pathlib import Path

from wikimind.config.field import setting
from wikimind.config.parsing import http_url


@dataclass(frozen=True)
class SearchingSettings:
    """What search can do beyond words."""

    embed_folder: Path | None = setting(
        "WIKIMIND_EMBED_FOLDER", Path, None, "A sentence model; search then finds by meaning too"
    )
    embed_url: str = setting(
        "WIKIMIND_EMBED_URL", http_url, "", "An embeddings API instead, such as …/v1/embeddings"
    )
    embed_model: str = setting(
        "WIKIMIND_EMBED_MODEL", str, "text-embedding-3-small", "The API's name for its model"
    )
    embed_key: str = setting("WIKIMIND_EMBED_KEY", str, "", "The key for the embeddings API", secret=True)
