"""Vectors from a model in a folder, as Hugging Face has sentence models: tokenizer.json beside model.onnx."""

import importlib
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from wikimind.config import BadSetting

LONGEST = 256  # tokens; sentence models were trained on no more
AT_ONCE = 8  # texts; padding costs more than a larger batch saves
ONNX_FILES = ("model.onnx", "onnx/model.onnx")

Encoder = Callable[[np.ndarray, np.ndarray], np.ndarray]


class LocalEmbedder:
    """The mean of a model's hidden states (Reimers and Gurevych 2019)."""

    def __init__(self, folder: Path) -> None:
        if not (folder / "tokenizer.json").is_file():
            raise BadSetting(f"WIKIMIND_EMBED_FOLDER: {folder} holds no tokenizer.json and so is no model.")
        self.name = f"local:{folder.resolve().parent.name}/{folder.name}"[:100]
        tokenizer = _library("tokenizers").Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.enable_truncation(LONGEST)
        tokenizer.enable_padding()
        self._tokenizer = tokenizer
        self._encoder = _encoder(folder)
        self._turn = threading.Lock()  # many at once would take the memory of many

    def embed(self, texts: list[str]) -> np.ndarray:
        """One row of length 1 for each text; those of like length are read together."""
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        rows: list[np.ndarray] = [np.zeros(0, np.float32)] * len(texts)
        for start in range(0, len(order), AT_ONCE):
            some = order[start : start + AT_ONCE]
            with self._turn:
                vectors = self._vectors([texts[i] for i in some])
            for i, vector in zip(some, vectors, strict=True):
                rows[i] = vector
        return np.stack(rows) if rows else np.zeros((0, 0), np.float32)

    def _vectors(self, texts: list[str]) -> np.ndarray:
        encoded = self._tokenizer.encode_batch(texts)
        ids = np.array([one.ids for one in encoded], np.int64)
        mask = np.array([one.attention_mask for one in encoded], np.int64)
        states = self._encoder(ids, mask)
        weights = mask[:, :, None].astype(np.float32)
        means = (states * weights).sum(axis=1) / np.maximum(weights.sum(axis=1), 1e-9)
        return unit_length(means)


def unit_length(vectors: np.ndarray) -> np.ndarray:
    """Each row with a length of 1, so that a product of two is the cosine between them."""
    unit: np.ndarray = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return unit.astype(np.float32)


def _encoder(folder: Path) -> Encoder:
    path = next((path for name in ONNX_FILES if (path := folder / name).is_file()), None)
    if path is None:
        weights = any(folder.glob("*.safetensors"))
        raise BadSetting(
            f"WIKIMIND_EMBED_FOLDER: {folder} holds "
            f"{'weights as safetensors only' if weights else 'no model.onnx'}. "
            "Download model.onnx of the same model into it; most models have one in their folder onnx."
        )
    runtime = _library("onnxruntime")
    options = runtime.SessionOptions()
    options.intra_op_num_threads = 1  # requests and jobs share the cores already
    session = runtime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    names = {known.name for known in session.get_inputs()}

    def encode(ids: np.ndarray, mask: np.ndarray) -> np.ndarray:
        inputs = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        states: np.ndarray = session.run(None, {name: inputs[name] for name in names})[0]
        return states

    return encode


def _library(name: str) -> Any:
    """A library of the extra; without it the setting is the mistake."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise BadSetting(
            f"WIKIMIND_EMBED_FOLDER needs the package {name}: install requirements-full.lock."
        ) from error
