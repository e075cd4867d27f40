"""How long a text is for its reader."""

import re

WORDS_PER_MINUTE = 230  # of silent reading; Brysbaert 2019 found 238 in English prose, fewer in what is dense
WIDE_WORD = 1.25  # letters of a script without spaces that read as long as a word

_WIDE = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uff00-\uffef]")


def word_count(text: str) -> float:
    """Words; letters of scripts without spaces count four fifths of a word each.

    >>> word_count("Tea cools. 茶は冷める。")
    7.0
    """
    wide = len(_WIDE.findall(text))
    return len(_WIDE.sub(" ", text).split()) + wide / WIDE_WORD
