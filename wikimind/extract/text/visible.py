"""What of a page is seen: hidden words go, formulas become characters, readings beside ideographs go.

The same for web pages, books and the HTML in Markdown, before anything else looks at the elements.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from wikimind.extract.mathematics import lowered, mathml, raised

# Names that style sheets give to words for screen readers alone.
_UNSEEN = frozenset(
    [
        "sr-only",
        "visually-hidden",
        "visuallyhidden",
        "screen-reader-text",
        "screen-reader-only",
        "screenreader-only",
        "sr-text",
        "sronly",
        "a11y-hidden",
        "hidden-visually",
        "u-hidden-visually",
        "u-visually-hidden",
        "cdk-visually-hidden",
        "element-invisible",
        "assistive-text",
        "is-hidden",
        "is-visually-hidden",
        "offscreen",
        "off-screen",
        "katex-html",
        "mathjax_preview",
        "mwe-math-fallback-image-inline",
        "mwe-math-fallback-image-display",
    ]
)
_HIDDEN = frozenset(("hidden", "d-none", "hide", "invisible"))
# “hidden md:block”, “d-none d-lg-flex”: hidden on small screens only.
_SHOWN_AGAIN = re.compile(r"\w:(?:block|inline|flex|grid|table|contents|visible)|\bd-\w+-(?!none)\w")
_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_ANCHOR = re.compile(
    r"(?:^|[\s_-])(?:headerlink|anchor|anchor-?link|header-?anchor|hash-?link|permalink)(?:[\s_-]|$)", re.I
)
_PICTURED = re.compile(r"emoji|emoticon|smiley|(?:^|[\s_-])(?:math|tex|latex|katex)", re.IGNORECASE)
_TEX = re.compile(r"math/(?:la)?tex", re.IGNORECASE)
_EXPONENT = re.compile(r"[+−-]?\d+[^\W\d_]")  # ²ˣ, of which Unicode has only half
_CARD = 4  # elements between the picture of a card and the card


def prepare(root: Any) -> int:
    """Take out what is not seen, in place; how many readings beside characters were among it."""
    readings = 0
    for node in list(root.iter(*_CHANGES)):
        readings += node.tag == "rt"
        _CHANGES[node.tag](node)
    for node in list(root.iter("math", "{*}math", "m:math", "mml:math")):
        _becomes(_wrapping(node), mathml(node))
    _drop_hidden(root)
    return readings


def length(node: Any) -> int:
    """Characters below the element, without white space."""
    return sum(len("".join(text.split())) for text in node.itertext())


def drop(node: Any) -> None:
    """Take the element out; what follows it stays."""
    parent = node.getparent()
    if parent is None:
        return
    if node.tail:
        before = node.getprevious()
        if before is None:
            parent.text = (parent.text or "") + node.tail
        else:
            before.tail = (before.tail or "") + node.tail
    parent.remove(node)


def _becomes(node: Any, text: str) -> None:
    """The element as a plain run of words."""
    tail = node.tail
    node.clear()
    node.tag, node.text, node.tail = "span", text, tail


def _wrapping(node: Any) -> Any:
    """A formula, or what hides it for the benefit of a picture of it."""
    above = node.getparent()
    return (
        above if above is not None and len(above) == 1 and _STYLE.search(above.get("style") or "") else node
    )


def _script(node: Any) -> None:
    if _TEX.search(node.get("type") or "") and (tex := (node.text or "").strip()):
        _becomes(node, f"${tex}$")


def _raise(node: Any) -> None:
    text = "".join(node.itertext()).strip()
    if found := raised(text) or (f"^{text}" if _EXPONENT.fullmatch(text) else ""):
        _becomes(node, found)


def _lower(node: Any) -> None:
    if found := lowered("".join(node.itertext()).strip()):
        _becomes(node, found)


def _picture(node: Any) -> None:
    """A picture that stands for a character or a formula is read as what it stands for."""
    text = " ".join((node.get("alt") or "").split())
    tex = re.fullmatch(r"\{\\(?:displaystyle|textstyle) (.*)\}", text)
    if text and (tex or _PICTURED.search(node.get("class") or "")):
        _becomes(node, f"${tex[1].strip()}$" if tex else text)
    else:
        _drop_card(node)


def _drop_card(picture: Any) -> None:
    """Take out a card that pops up over a name: in a sentence, a picture with nothing but links beside it."""
    card = None
    for above, _ in zip(picture.iterancestors(), range(_CARD), strict=False):
        if above.tag != "span":
            break
        links = list(above.iter("a"))
        if len(links) > 1 and sum(map(length, links)) == length(above):
            card = above
    if card is not None and (card.tail or "").strip():
        drop(card)


def _anchor(node: Any) -> None:
    """The mark behind a heading that links to it."""
    if _ANCHOR.search(node.get("class") or "") and length(node) < 3:
        drop(node)


_CHANGES: dict[str, Callable[[Any], None]] = {
    "script": _script,
    "sup": _raise,
    "sub": _lower,
    "img": _picture,
    "a": _anchor,
    "rt": drop,
    "rp": drop,
    "rtc": drop,
    "mjx-math": drop,  # drawn from the formula that stands beside it
}


def _drop_hidden(root: Any) -> None:
    """Hidden elements go, unless most of the page is hidden: then a script was to show it."""
    hidden = [node for node in root.iter("*") if node.keys() and _is_hidden(node)]
    most = length(root) / 2 if hidden else 0
    for node in hidden:
        if node.getparent() is None:
            continue
        if length(node) < most:
            drop(node)
        else:
            _show(node)


def _show(node: Any) -> None:
    for name in ("style", "hidden", "aria-hidden"):
        node.attrib.pop(name, None)


def _is_hidden(node: Any) -> bool:
    given = node.attrib
    if "hidden" in given and given["hidden"] != "until-found":
        return True
    if given.get("aria-hidden") == "true" or _STYLE.search(given.get("style", "")):
        return True
    return "class" in given and _is_named_hidden(given["class"])


@lru_cache(maxsize=2_000)
def _is_named_hidden(classes: str) -> bool:
    names = classes.lower().split()
    if _UNSEEN.intersection(names) or "mw-editsection" in names:
        return True
    return bool(_HIDDEN.intersection(names)) and not _SHOWN_AGAIN.search(" ".join(names))
