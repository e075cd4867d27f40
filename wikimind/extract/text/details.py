"""What a page says of its code and pictures beside their words: a language, an address."""

import re
from itertools import islice
from typing import Any

from wikimind.extract.document import CAPTION, CODE
from wikimind.extract.text.markup import Piece

_LANGUAGE = re.compile(r"(?:^|\s)(?:lang(?:uage)?-|highlight-(?:source-)?|brush:\s*)([\w+#-]+)")
_NAMED = re.compile(r"[a-z][\w+#.-]{0,30}")
_LONGEST_ADDRESS = 2000


def detail_of(piece: Piece) -> str:
    """The language of code, the address of the picture that a caption is of."""
    if piece.kind == CODE:
        return _language(piece.node)
    if piece.kind == CAPTION and piece.node.tag != "table":
        figure = next(piece.node.iterancestors("figure"), piece.node.getparent())
        picture = next(figure.iter("img"), None) if figure is not None else None
        return (picture.get("src") or "").strip()[:_LONGEST_ADDRESS] if picture is not None else ""
    return ""


def _language(node: Any) -> str:
    """What the classes of code, or of what is around it, say of its language."""
    for each in (*node.iter("code"), node, *islice(node.iterancestors(), 2)):
        if match := _LANGUAGE.search(each.get("class") or ""):
            return named_language(match[1])
    return ""


def named_language(info: str) -> str:
    """The first word of what stands beside a fence, where it can be the name of a language.

    >>> named_language("python title=x"), named_language("{.rust}"), named_language("see: below")
    ('python', 'rust', '')
    """
    word = next(iter(info.replace("{", " ").split()), "").strip(".}").partition(",")[0].lower()
    return word if _NAMED.fullmatch(word) else ""
