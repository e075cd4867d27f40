"""Text is read by several threads at a time."""

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from wikimind.nlp import words


@pytest.fixture
def restless():
    """Threads take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def test_threads_stem_words_without_disturbing_each_other(restless):
    shapes = ("generalisations", "running", "hopefulness", "fly", "operational", "sensibilities")
    texts = [f"{shape}{chr(97 + n)}" for shape in shapes for n in range(20)]
    alone = {text: words.stem.__wrapped__(text) for text in texts}

    def stem_all(_: int) -> dict[str, str]:
        return {text: words.stem.__wrapped__(text) for text in texts}

    with ThreadPoolExecutor(8) as pool:
        assert all(found == alone for found in pool.map(stem_all, range(16)))
