"""What codes mean in fonts that do not say it in Unicode: TeX's encodings, Symbol, dingbats, private codes.

Sources: D. Knuth, Computer Modern Typefaces (OT1, OML, OMS, OMX); PDF 32000-1 annex D.5 (Symbol); Adobe
Glyph List, corporate use area.
"""

import re
import unicodedata
from collections.abc import Mapping


def _row(start: int, signs: str) -> dict[int, str]:
    return {start + at: sign for at, sign in enumerate(signs) if sign != " "}


_LETTERS = {code: chr(code) for code in (*range(0x41, 0x5B), *range(0x61, 0x7B))}
_ASCII = {code: chr(code) for code in range(0x21, 0x7F)}
_GREEK_CAPITALS = "ΓΔΘΛΞΠΣΥΦΨΩ"

# Text: where other encodings have control codes stand Greek capitals, ligatures and accents.
OT1: Mapping[int, str] = {
    **_ASCII,
    **_row(0x00, _GREEK_CAPITALS),
    **dict(enumerate(("ff", "fi", "fl", "ffi", "ffl", "ı", "ȷ", "`", "´", "ˇ", "˘", "¯", "˚", "¸"), 0x0B)),
    **_row(0x19, "ßæœøÆŒØ"),
    0x22: "”",
    0x27: "’",
    0x3C: "¡",
    0x3E: "¿",
    0x5C: "“",
    0x5E: "ˆ",
    0x5F: "˙",
    0x60: "‘",
    0x7B: "–",
    0x7C: "—",
    0x7D: "˝",
    0x7E: "˜",
    0x7F: "¨",
}
# Text of European languages: the ligatures are elsewhere, and letters with accents above 0xBF as in Latin-1.
T1: Mapping[int, str] = {
    **_ASCII,
    **{code: chr(code) for code in range(0xC0, 0x100)},
    **dict(enumerate(("ff", "fi", "fl", "ffi", "ffl"), 0x1B)),
    0x10: "“",
    0x11: "”",
    0x12: "„",
    0x13: "«",
    0x14: "»",
    0x15: "–",
    0x16: "—",
    0x19: "ı",
    0x1A: "ȷ",
    0x22: '"',
    0x27: "’",
    0x60: "‘",
    0x7F: "-",
    0xFF: "ß",
    0xDF: "SS",
    0xD7: "Œ",
    0xF7: "œ",
    **_row(0x80, "ĂĄĆČĎĚĘĞĹĽŁŃŇŊŐŔŘŚŠŞŤŢŰŮŸŹŽŻĲİđ§ăąćčďěęğĺľłńňŋőŕřśšşťţűůÿźžżĳ¡¿£"),
}
_MATH_LETTERS: Mapping[int, str] = {
    **_LETTERS,
    **_row(0x00, _GREEK_CAPITALS + "αβγδϵζηθικλμνξπρστυϕχψωεϑϖϱςφ"),
    **{code: chr(code) for code in range(0x30, 0x3A)},
    **_row(0x3A, ".,</>⋆∂"),
    0x60: "ℓ",
    0x7B: "ı",
    0x7C: "ȷ",
    0x7D: "℘",
    0x7E: "\u20d7",
}
_MATH_SIGNS: Mapping[int, str] = {
    **_row(0x00, "−·×∗÷⋄±∓⊕⊖⊗⊘⊙◯∘•≍≡⊆⊇≤≥⪯⪰∼≈⊂⊃≪≫≺≻←→↑↓↔↗↘≃⇐⇒⇑⇓⇔↖↙∝′∞∈∋△▽"),
    0x36: "\u0338",
    0x37: "↦",  # the stroke of ≠, which goes over the sign after it; the tail of ↦
    **_row(0x38, "∀∃¬∅ℜℑ⊤⊥ℵ"),
    **{code: chr(code) for code in range(0x41, 0x5B)},
    **_row(0x5B, "∪∩⊎∧∨⊢⊣⌊⌋⌈⌉{}⟨⟩|∥↕⇕\\≀√∐∇∫⊔⊓⊑⊒§†‡¶♣♢♡♠"),
}
# Brackets that are put together from pieces, and operators in two sizes.
_MATH_LARGE: Mapping[int, str] = {
    **_row(
        0x00,
        "()[]⌊⌋⌈⌉{}⟨⟩|∥/\\()()[]⌊⌋⌈⌉{}⟨⟩/\\()[]⌊⌋⌈⌉{}⟨⟩/\\/\\⎛⎞⎡⎤⎣⎦⎢⎥⎧⎫⎩⎭⎨⎬⎪⏐⎝⎠⎜⎟⟨⟩⊔⊔∮∮⊙⊙⊕⊕⊗⊗∑∏∫∪∩⊎∧∨∑∏∫∪∩⊎∧∨∐∐",
    ),
    **dict.fromkeys((0x62, 0x63, 0x64), "ˆ"),
    **dict.fromkeys((0x65, 0x66, 0x67), "˜"),
    **_row(0x68, "[]⌊⌋⌈⌉{}√√√√√"),
    **dict.fromkeys(range(0x7A, 0x7E), "⏞"),
}
_MORE_SIGNS: Mapping[int, str] = {0x03: "□", 0x04: "■", 0x36: "⩽", 0x3E: "⩾", 0x5C: "∠", 0x5D: "∡"}
_MORE_RELATIONS: Mapping[int, str] = {0x28: "⊊", 0x29: "⊋", 0x3F: "∅", 0x40: "∄"}
_TEX = (
    (re.compile(r"^cmsy\d|^cmbsy\d|^mtsy"), _MATH_SIGNS),
    (re.compile(r"^cmmi\d|^cmmib\d|^mtmi"), _MATH_LETTERS),
    (re.compile(r"^cmex\d|^mtex"), _MATH_LARGE),
    (re.compile(r"^msam\d"), _MORE_SIGNS),
    (re.compile(r"^msbm\d"), _MORE_RELATIONS),
    (re.compile(r"^cm(?:r|bx|b|ti|sl|bxti|bxsl|ss|ssi|ssbx|u|dunh)\d"), OT1),
)

_SYMBOL: Mapping[int, str] = {
    **_row(0x21, "!∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"),
    **_row(0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"),
    **_row(0xA0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"),
    **_row(0xE0, "◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪ 〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"),
}
_WINGDINGS: Mapping[int, str] = {
    **_row(0x6C, "●❍■□❐❑❒⬧⧫◆❖⬥"),
    0x9F: "•",
    0xA7: "▪",
    0xA8: "◻",
    0xD8: "➢",
    0xDC: "➲",
    0xDF: "←",
    0xE0: "→",
    0xE1: "↑",
    0xE2: "↓",
    0xE8: "➔",
    0xEF: "⇦",
    0xF0: "⇨",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
# Pieces of brackets and arrows of Adobe's corporate use area.
_PIECES: Mapping[int, str] = _row(0xF8E6, "⏐⎯®©™⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪⎮⎞⎟⎠⎤⎥⎦⎫⎬⎭")


def by_font_name(name: str, code: int) -> str:
    """What a code without Unicode means in a font of this name; "" where that is not laid down.

    >>> by_font_name("ABCDEF+CMSY10", 0x32), by_font_name("CMEX10", 0xA1), by_font_name("Frutiger", 0x41)
    ('∈', '(', '')
    """
    plain = name.rpartition("+")[2].lower()
    for pattern, table in _TEX:
        if pattern.match(plain):
            return table.get(_low(code), "")
    if plain.startswith("symbol"):
        return _SYMBOL.get(code & 0xFF, "")
    if re.match(r"wingdings(?![ -]?\d)", plain):
        return _WINGDINGS.get(code & 0xFF, "")
    return ""


def _low(code: int) -> int:
    """Type 1 fonts of TeX hold codes below 33 a second time above 160, for programs that skip those."""
    if 0xA1 <= code <= 0xAA:
        return code - 0xA1
    return code - 0xA3 if 0xAD <= code <= 0xC4 else code


def private(name: str, code: int) -> str:
    """What a code of the private use area means; "" where only the font knows."""
    if code in _PIECES:
        return _PIECES[code]
    if 0xF720 < code < 0xF800:  # small capitals and old-style figures
        return _visible(code - 0xF700).lower()
    if 0xF000 < code < 0xF100:
        return by_font_name(name, code & 0xFF)
    return ""


def _visible(code: int) -> str:
    char = chr(code)
    return "" if unicodedata.category(char)[0] in "CZ" else char
