"""A sentence model of a few kilobytes with weights of chance, written as real ones are published."""

import json
import struct
from pathlib import Path

import numpy as np
import pytest

WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", "a", "tea", "green", "black"]
WORDS += ["leaf", "moon", "sun", "and", "sky", "of"]
WIDTH, HEADS, LAYERS, INNER = 16, 2, 2, 32


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models") / "tiny"
    folder.mkdir()
    config = {"num_attention_heads": HEADS, "num_hidden_layers": LAYERS, "layer_norm_eps": 1e-12}
    (folder / "config.json").write_text(json.dumps(config))
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer()))
    write_safetensors(folder / "model.safetensors", weights())
    return folder


def tokenizer() -> dict:
    """Whole words, as the format of the tokenizers library has them."""
    ids = {word: number for number, word in enumerate(WORDS)}
    return {
        "version": "1.0",
        "added_tokens": [],
        "normalizer": {"type": "Lowercase"},
        "pre_tokenizer": {"type": "Whitespace"},
        "model": {"type": "WordLevel", "vocab": ids, "unk_token": "[UNK]"},
    }


def weights() -> dict[str, np.ndarray]:
    chance = np.random.default_rng(3)

    def some(*shape: int) -> np.ndarray:
        return chance.normal(0, 0.3, shape).astype(np.float32)

    def linear(name: str, rows: int, columns: int) -> dict[str, np.ndarray]:
        return {f"{name}.weight": some(rows, columns), f"{name}.bias": some(rows)}

    def normal(name: str) -> dict[str, np.ndarray]:
        return {f"{name}.weight": np.ones(WIDTH, np.float32), f"{name}.bias": np.zeros(WIDTH, np.float32)}

    made = {
        "embeddings.word_embeddings.weight": some(len(WORDS), WIDTH),
        "embeddings.position_embeddings.weight": some(300, WIDTH),
        "embeddings.token_type_embeddings.weight": some(2, WIDTH),
        **normal("embeddings.LayerNorm"),
    }
    for number in range(LAYERS):
        layer = f"encoder.layer.{number}"
        for name in ("query", "key", "value"):
            made |= linear(f"{layer}.attention.self.{name}", WIDTH, WIDTH)
        made |= linear(f"{layer}.attention.output.dense", WIDTH, WIDTH)
        made |= linear(f"{layer}.intermediate.dense", INNER, WIDTH)
        made |= linear(f"{layer}.output.dense", WIDTH, INNER)
        made |= normal(f"{layer}.attention.output.LayerNorm") | normal(f"{layer}.output.LayerNorm")
    return made


def write_safetensors(path: Path, found: dict[str, np.ndarray]) -> None:
    header, data = {}, b""
    for name, values in found.items():
        end = len(data) + values.nbytes
        header[name] = {"dtype": "F32", "shape": values.shape, "data_offsets": [len(data), end]}
        data += values.tobytes()
    encoded = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(encoded)) + encoded + data)
