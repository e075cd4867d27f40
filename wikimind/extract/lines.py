"""White space as readers understand it: one space between words, none where a script has none."""

import re

# Scripts without spaces whose letters fill a square: a line may break between any two of them. Hangul has
# spaces. https://www.w3.org/TR/css-text-3/#line-break-transform
_IDEOGRAPHS = (
    "\u2e80-\u2fff\u3001-\u30ff\u3100-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\ufe30-\ufe4f\uff01-\uff60\uff61-\uff9f\uffe0-\uffe6\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
_QUOTES = "“”‘’…—·"  # as wide as their neighbours are
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
_WIDE = re.compile(f"[{_IDEOGRAPHS}]")
_WIDE_OR_QUOTE = re.compile(f"[{_IDEOGRAPHS}{_QUOTES}]")
_NARROW = re.compile(f"[{_UNSPACED}]")
_WIDE_BREAK = re.compile(
    rf"(?:(?<=[{_IDEOGRAPHS}])[ \t]*\n\s*(?=[{_IDEOGRAPHS}{_QUOTES}])"
    rf"|(?<=[{_QUOTES}])[ \t]*\n\s*(?=[{_IDEOGRAPHS}]))"
)


def squeezed(text: str) -> str:
    """On one line, with single spaces; a line end between ideographs leaves nothing.

    >>> squeezed("two  lines\\n of text"), squeezed("潮汐発電は\\n  海の"), squeezed("Flask は\\nPython")
    ('two lines of text', '潮汐発電は海の', 'Flask は Python')
    """
    if "\n" in text and not text.isascii():
        text = _WIDE_BREAK.sub("", text)
    return " ".join(text.split())


def joint(left: str, right: str) -> str:
    """What stands between the end of a line and the next one where the text was merely wrapped.

    >>> joint("潮", "汐"), joint("น้ำ", "ขึ้น"), joint("물", "레"), joint("mill", "race")
    ('', '', ' ', ' ')
    """
    before, after = left[-1:], right[:1]
    if before < "\u0e00" and after < "\u0e00":  # nearly all texts: quicker than looking closer
        return " "
    if _NARROW.match(before) and _NARROW.match(after):
        return ""
    wide = _WIDE.match(before) or _WIDE.match(after)
    return "" if wide and _WIDE_OR_QUOTE.match(before) and _WIDE_OR_QUOTE.match(after) else " "
