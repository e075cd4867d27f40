"""A sentence model of a few kilobytes, in the files in which real ones are published."""

import json
import shutil
from pathlib import Path

import pytest

WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", "a", "tea", "green", "black"]
WORDS += ["leaf", "moon", "sun", "and", "sky", "of"]
LOOKUP = Path(__file__).parent / "lookup.onnx"  # one vector of length 1 for each word


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models") / "tiny"
    folder.mkdir()
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer()))
    shutil.copyfile(LOOKUP, folder / "model.onnx")
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
