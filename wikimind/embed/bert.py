"""A BERT encoder in numpy: what small sentence models are, run from their published weights alone."""

import json
from collections.abc import Callable
from math import sqrt
from pathlib import Path

import numpy as np

from wikimind.embed.safetensors import tensors

Array = np.ndarray


class Bert:
    """Hidden states of a batch of token ids. Devlin et al. (2019); the weights' names are Hugging Face's."""

    def __init__(self, folder: Path) -> None:
        self._weights = {
            name.removeprefix("bert."): value for name, value in tensors(folder / "model.safetensors").items()
        }
        config = json.loads((folder / "config.json").read_text())
        self._heads = int(config["num_attention_heads"])
        self._layers = int(config["num_hidden_layers"])
        self._epsilon = float(config.get("layer_norm_eps", 1e-12))

    def __call__(self, ids: Array, mask: Array) -> Array:
        """(texts, tokens, dimensions) of ids (texts, tokens); `mask` is 0 where there is no token."""
        w = self._weights
        length = ids.shape[1]
        x = w["embeddings.word_embeddings.weight"][ids]
        x = x + w["embeddings.position_embeddings.weight"][:length]
        x = self._normal(x + w["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
        blind = (1.0 - mask[:, None, None, :].astype(np.float32)) * -1e9
        for number in range(self._layers):
            layer = f"encoder.layer.{number}"
            attended = self._linear(self._attention(x, blind, layer), f"{layer}.attention.output.dense")
            x = self._normal(x + attended, f"{layer}.attention.output.LayerNorm")
            inner = gelu(self._linear(x, f"{layer}.intermediate.dense"))
            x = self._normal(x + self._linear(inner, f"{layer}.output.dense"), f"{layer}.output.LayerNorm")
        return x

    def _attention(self, x: Array, blind: Array, layer: str) -> Array:
        texts, length, width = x.shape
        size = width // self._heads

        def heads(name: str) -> Array:
            made = self._linear(x, f"{layer}.attention.self.{name}")
            return made.reshape(texts, length, self._heads, size).transpose(0, 2, 1, 3)

        scores = heads("query") @ heads("key").transpose(0, 1, 3, 2) / sqrt(size) + blind
        scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
        shares = scores / scores.sum(axis=-1, keepdims=True)
        return (shares @ heads("value")).transpose(0, 2, 1, 3).reshape(texts, length, width)

    def _linear(self, x: Array, name: str) -> Array:
        return x @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]

    def _normal(self, x: Array, name: str) -> Array:
        x = x - x.mean(axis=-1, keepdims=True)
        x = x / np.sqrt((x * x).mean(axis=-1, keepdims=True) + self._epsilon)
        return x * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]


def gelu(x: Array) -> Array:
    """x · Φ(x), with Φ by the approximation of Abramowitz and Stegun 7.1.26, right to 1.5e-7."""
    z = np.abs(x) / sqrt(2)
    t = 1 / (1 + 0.3275911 * z)
    series = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t
    erf = np.sign(x) * (1 - series * np.exp(-z * z))
    return (0.5 * x * (1 + erf)).astype(np.float32)


Encoder = Callable[[Array, Array], Array]
