"""A model in a folder, run by onnxruntime."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from wikimind.config import BadSetting, Settings
from wikimind.embed import made
from wikimind.embed.local import LocalEmbedder


def test_vectors_have_length_one_and_stand_in_the_order_of_the_texts(model: Path) -> None:
    embedder = LocalEmbedder(model)
    texts = ["green tea and black tea and the sky", "moon", "sun and moon", *["tea leaf"] * 10]
    vectors = embedder.embed(texts)
    assert vectors.shape == (13, 8)
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


def test_a_folder_without_a_model_stops_the_start_and_says_so(tmp_path: Path, model: Path) -> None:
    with pytest.raises(BadSetting, match=r"WIKIMIND_EMBED_FOLDER.*tokenizer\.json"):
        made(Settings.from_env({"WIKIMIND_EMBED_FOLDER": str(tmp_path)}))
    (tmp_path / "tokenizer.json").write_text((model / "tokenizer.json").read_text())
    with pytest.raises(BadSetting, match=r"holds no model\.onnx"):
        LocalEmbedder(tmp_path)


def test_a_folder_with_safetensors_only_says_what_to_put_beside_them(tmp_path: Path, model: Path) -> None:
    shutil.copyfile(model / "tokenizer.json", tmp_path / "tokenizer.json")
    (tmp_path / "model.safetensors").write_bytes(b"weights")
    with pytest.raises(BadSetting, match=r"safetensors only\. Download model\.onnx of the same model"):
        LocalEmbedder(tmp_path)


def test_the_model_may_lie_in_the_folder_onnx(tmp_path: Path, model: Path) -> None:
    (tmp_path / "onnx").mkdir()
    shutil.copyfile(model / "tokenizer.json", tmp_path / "tokenizer.json")
    shutil.copyfile(model / "model.onnx", tmp_path / "onnx" / "model.onnx")
    assert np.allclose(LocalEmbedder(tmp_path).embed(["tea"]), LocalEmbedder(model).embed(["tea"]))


def test_a_text_is_the_mean_of_its_words(model: Path) -> None:
    tea, moon, both = LocalEmbedder(model).embed(["tea", "moon", "tea moon"])
    assert np.allclose(both, (tea + moon) / np.linalg.norm(tea + moon), atol=1e-5)


def test_without_settings_there_is_no_model() -> None:
    assert made(Settings.from_env({})) is None
