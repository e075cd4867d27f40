"""Edge: texts → vectors of their meaning, by a model in a folder, or an API; by none where none is named."""

from typing import Protocol

import numpy as np
from flask import Flask, current_app

from wikimind.config import Settings
from wikimind.embed.api import ApiEmbedder
from wikimind.embed.local import LocalEmbedder

Vectors = np.ndarray


class Embedder(Protocol):
    """A model. Vectors of different models cannot be compared, so each is kept under the model's `name`."""

    name: str

    def embed(self, texts: list[str]) -> Vectors:
        """One row of length 1 for each text, float32. Raises Unavailable."""


def current() -> Embedder | None:
    """The model of the running application, or None. It is loaded when it is first asked for."""
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    if "wikimind.embedder" not in app.extensions:
        app.extensions["wikimind.embedder"] = made(app.config["WIKIMIND"])
    found: Embedder | None = app.extensions["wikimind.embedder"]
    return found


def made(settings: Settings) -> Embedder | None:
    """What the settings name. Raises BadSetting for a folder without a model."""
    if settings.embed_folder:
        return LocalEmbedder(settings.embed_folder)
    if settings.embed_url:
        return ApiEmbedder(settings.embed_url, settings.embed_model, settings.embed_key)
    return None
