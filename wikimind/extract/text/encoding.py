"""Bytes as text: byte order marks, UTF-16 without one, UTF-8, a declared charset, else a guess."""

import codecs
import re

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65_536
_FEW = 24  # foreign bytes; below, a guess is worse than the commonest legacy encoding
_FOREIGN = re.compile(rb"[^\n\x80-\xff]{0,80}[\x80-\xff][^\n]{0,200}")
_CONTROL = dict.fromkeys((*range(9), 11, *range(14, 32), 127, 0xFEFF, 0xFFFE, 0xFFFF))
# What browsers understand by these names: https://encoding.spec.whatwg.org/#names-and-labels
_LABELS = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252"}
_LABELS |= {"ascii": "cp1252", "iso-8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
_LABELS |= {"shift_jis": "cp932", "x-sjis": "cp932", "ks_c_5601-1987": "cp949", "euc-kr": "cp949"}


def decode(data: bytes, declared: str = "") -> str:
    """The text with `\\n` as its only line end and without control characters; never fails.

    UTF-8 that decodes without an error is believed before `declared`, because servers often lie.
    """
    text = _decode(data, declared)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    # Only where needed: translate() costs seconds on a hundred megabytes.
    return text.translate(_CONTROL) if _has_control(text) else text


def unicode_name(data: bytes) -> tuple[str, int]:
    """The UTF-8, UTF-16 or UTF-32 that the bytes begin with and the length of its mark; "" and 0 if none.

    >>> unicode_name("é".encode("utf-16-le") + "abc".encode("utf-16-le"))
    ('utf-16-le', 0)
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name, len(mark)
    head = data[:4096]
    # Text without a mark: the upper bytes of Latin letters, digits, spaces and line ends are zero.
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) / 2
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le", 0
    if even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be", 0
    return "", 0


def _decode(data: bytes, declared: str) -> str:
    name, mark = unicode_name(data)
    if name:
        return data[mark:].decode(name, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    name = _LABELS.get(declared.strip().lower(), declared.strip())
    try:
        return data.decode(name or "ascii")
    except (LookupError, UnicodeDecodeError, ValueError):
        return data.decode(_guess(data), errors="replace")


def _guess(data: bytes) -> str:
    """The likeliest encoding, from the lines that hold bytes above ASCII."""
    sample, foreign = bytearray(), 0
    for found in _FOREIGN.finditer(data):
        sample += found[0] + b"\n"
        foreign += sum(byte > 127 for byte in found[0])
        if len(sample) > _SAMPLE:
            break
    damaged = bytes(sample).decode("utf-8", errors="replace").count("\ufffd")
    if damaged * 10 < foreign:
        return "utf-8"
    if foreign < _FEW:
        return "cp1252"
    best = from_bytes(bytes(sample)).best()
    return best.encoding if best else "cp1252"


def _has_control(text: str) -> bool:
    return any(chr(code) in text for code in _CONTROL)
