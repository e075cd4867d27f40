"""A model in a folder, on numpy and on onnxruntime."""

import math
from pathlib import Path

import numpy as np
import pytest

from wikimind.config import BadSetting, Settings
from wikimind.embed import made
from wikimind.embed.bert import gelu
from wikimind.embed.local import LocalEmbedder


def test_vectors_have_length_one_and_stand_in_the_order_of_the_texts(model: Path) -> None:
    embedder = LocalEmbedder(model)
    texts = ["green tea and black tea and the sky", "moon", "sun and moon", *["tea leaf"] * 10]
    vectors = embedder.embed(texts)
    assert vectors.shape == (13, 16)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    for text, vector in zip(texts, vectors, strict=True):
        assert np.allclose(embedder.embed([text])[0], vector, atol=1e-5), "padding must not change a vector"


def test_texts_of_the_same_words_are_nearer_than_others(model: Path) -> None:
    tea, same, moon = LocalEmbedder(model).embed(["green tea leaf", "green tea leaf the", "moon sun sky"])
    assert tea @ same > tea @ moon


def test_nothing_gives_nothing_and_an_empty_text_a_vector(model: Path) -> None:
    embedder = LocalEmbedder(model)
    assert embedder.embed([]).shape == (0, 0)
    assert np.isfinite(embedder.embed(["", "tea"])).all()


def test_gelu_is_x_times_the_normal_distribution() -> None:
    x = np.linspace(-4, 4, 41, dtype=np.float32)
    exact = [v * 0.5 * (1 + math.erf(v / math.sqrt(2))) for v in x]
    assert np.allclose(gelu(x), exact, atol=1e-6)


def test_a_folder_without_a_model_stops_the_start_and_says_so(tmp_path: Path, model: Path) -> None:
    with pytest.raises(BadSetting, match=r"WIKIMIND_EMBED_FOLDER.*tokenizer\.json"):
        made(Settings.from_env({"WIKIMIND_EMBED_FOLDER": str(tmp_path)}))
    (tmp_path / "tokenizer.json").write_text((model / "tokenizer.json").read_text())
    with pytest.raises(BadSetting, match="model.safetensors"):
        LocalEmbedder(tmp_path)


def test_an_onnx_file_is_run_by_onnxruntime(tmp_path: Path, model: Path) -> None:
    (tmp_path / "tokenizer.json").write_text((model / "tokenizer.json").read_text())
    (tmp_path / "model.onnx").write_bytes((Path(__file__).parent / "lookup.onnx").read_bytes())
    vectors = LocalEmbedder(tmp_path).embed(["tea", "moon", "tea moon"])
    # The file holds one vector of length 1 for each word, so a text is the mean of its words.
    mean = vectors[0] + vectors[1]
    assert np.allclose(vectors[2], mean / np.linalg.norm(mean), atol=1e-5)


def test_without_settings_there_is_no_model() -> None:
    assert made(Settings.from_env({})) is None
