"""Edge: key ⇄ bytes. Keys carry their space: `spaces/<slug>/raw/<sha256>`, `spaces/<slug>/wiki/<path>`."""

import re
from typing import cast

from flask import Flask, current_app

from wikimind.config import Settings
from wikimind.storage.bucket import BucketStorage
from wikimind.storage.cache import Cache
from wikimind.storage.local import LocalStorage

Storage = LocalStorage | BucketStorage

_SHA256 = re.compile(r"[0-9a-f]{64}")


def init_app(app: Flask) -> None:
    settings: Settings = app.config["WIKIMIND"]
    app.extensions["wikimind.storage"] = opened(settings)
    app.extensions["wikimind.cache"] = Cache(settings.data_dir / "cache")


def opened(settings: Settings) -> Storage:
    """The storage that the settings name."""
    if settings.bucket:
        return BucketStorage(settings.bucket, settings.data_dir / "tmp")
    return LocalStorage(settings.data_dir)


def current() -> Storage:
    """The storage of the running application."""
    return cast(Storage, current_app.extensions["wikimind.storage"])


def cache() -> Cache:
    """What the running application keeps of what it can make again."""
    return cast(Cache, current_app.extensions["wikimind.cache"])


def raw_key(space_slug: str, sha256: str) -> str:
    """Where the bytes of a source lie."""
    if not _SHA256.fullmatch(sha256):
        raise ValueError(f"not a SHA-256: {sha256!r}")
    return f"spaces/{space_slug}/raw/{sha256}"


def wiki_key(space_slug: str, path: str) -> str:
    """Where a file of the wiki directory lies; `path` is relative to it."""
    return f"spaces/{space_slug}/wiki/{path}"
