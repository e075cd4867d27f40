"""Bytes as text: byte order marks, UTF-16 without one, UTF-8, escapes, a declared charset, else a guess.

What is too short to be told apart is asked for, never garbled silently.
"""

import codecs
import re
import unicodedata
from collections import Counter

from charset_normalizer import from_bytes

from wikimind.errors import Unreadable
from wikimind.nlp.language import FLOOR, detect

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65_536
_MANY = 200  # foreign bytes: enough for statistics
_POOR = 0.5  # below, no encoding makes words of it
_LANGUAGES = {
    "cp1252": (
        "en",
        "de",
        "fr",
        "es",
        "it",
        "pt",
        "nl",
        "sv",
        "da",
        "no",
        "fi",
        "is",
        "ca",
        "gl",
        "eu",
        "ga",
        "cy",
        "sq",
        "id",
        "ms",
        "sw",
        "af",
    ),
    "cp1250": ("cs", "sk", "pl", "hu", "ro", "sl", "hr"),
    "iso8859-2": ("cs", "sk", "pl", "hu", "ro", "sl", "hr"),
    "cp1254": ("tr",),
    "cp1257": ("lt", "lv", "et"),
    "mac-roman": ("en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "no"),
}
# Encodings that few files have left: between two that read alike, the other one is meant.
_RARE = {
    "mac-cyrillic": 0.15,
    "iso8859-5": 0.04,
    "cp866": 0.04,
    "cp437": 0.2,
    "cp850": 0.12,
    "iso8859-2": 0.03,
    "koi8-u": 0.01,
}
_RARE |= {
    "cp1257": 0.02,
    "cp1254": 0.02,
    "euc_jp": 0.02,
    "big5": 0.02,
    "cp949": 0.02,
    "iso8859-7": 0.05,
    "iso8859-8": 0.05,
}
_RARE |= {"mac-roman": 0.02}
_MARGIN = 0.03  # by which one encoding has to read better than another
_ESCAPES = re.compile(rb"\x1b\$(?:[@B]|\([DOPQ]|\)C)")
_SIGN_IN_WORD = re.compile(r"(?<=[^\W\d_])[^\w\s\x00-\x7f’‘´–—·](?=[^\W\d_])")
_WORDS = re.compile(r"[^\W\d_]+")
_CANDIDATES: tuple[str, ...] = (
    "cp1252",
    "cp1251",
    "koi8-r",
    "koi8-u",
    "cp866",
    "iso8859-5",
    "mac-cyrillic",
    "cp1250",
    "iso8859-2",
    "cp1253",
)
_CANDIDATES += (
    "cp1254",
    "cp1257",
    "cp1255",
    "cp1256",
    "tis-620",
    "cp932",
    "euc_jp",
    "gb18030",
    "big5",
    "cp949",
    "cp437",
    "cp850",
    "mac-roman",
)
_COMMON = frozenset(
    "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґАБВГДЕЖЗИКЛМНОПРСТУФЧШЭЯ"
    "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώ"
    "אבגדהוזחטיכלמנסעפצקרשתםןץףך"
    "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإآئؤء،"
    "éèêàâçôûùîïäöüßñáíóúãõåøæœëìòœ"
    "ěščřžýůąćęłśźżőűășțşğıäöüÄÖÜÉÅØ"
    "กขคงจชซญดตถทนบปผพฟมยรลวศษสหอะาิีึืุูเแโใไ่้็์ำ"
    "のはをにがてでとしれさるりなもかあいうえおくこそたちつみめよらわんーアイウエオカキクコサシスセタチツテトナニネノハフマミムメモラリルレロワン、。"
    "的一是不了人我在有他这中大来上国们和以可们"
    "이가는을를의에다하고도한사지로기리나자어"
)
_COMMON_IDEOGRAPHS = frozenset(
    "日本人大年中会国出時行見月分生上前下間東後高長部三方地目手小事場者立合内明水新市毎夜油海守灯台九点灯明治京道屋山川木火土金"
    "的一是不了我在有他这来们和以可个到说时要就也对子里后自之会过家学如都去能好看起发当没成只么经十年那"
)
_USUAL_SIGNS = frozenset("“”‘’«»„–—…°§€£©®·•№ ¿¡½¼²³´`¨")
_UNKNOWN = (
    "It is not certain in which encoding this text is written, and its letters would be garbled;"
    " open it in its"
    " own program, save it as UTF-8 and add that."
)
_FEWEST_IDEOGRAPHS = 10
_EAST_ASIAN = re.compile("[\u2010-\u2027\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef]+")
_FOREIGN = re.compile(rb"[^\n\x80-\xff]{0,80}[\x80-\xff][^\n]{0,200}")
_CONTROL = dict.fromkeys((*range(9), 11, *range(14, 32), 127, 0xFEFF, 0xFFFE, 0xFFFF))
_CONTROL_BYTES = tuple(code for code in _CONTROL if code < 128)
_CONTROL_MARKS = tuple(chr(code) for code in _CONTROL if code > 127)
# What browsers understand by these names: https://encoding.spec.whatwg.org/#names-and-labels
_LABELS = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252"}
_LABELS |= {"ascii": "cp1252", "iso-8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
_LABELS |= {"shift_jis": "cp932", "x-sjis": "cp932", "ks_c_5601-1987": "cp949", "euc-kr": "cp949"}


def decode(data: bytes, declared: str = "") -> str:
    """The text with `\\n` as its only line end and without control characters. Raises Unreadable where
    nothing tells its encoding.

    UTF-8 that decodes without an error is believed before `declared`, because servers often lie.
    """
    text = _decode(data, declared)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    # Only where needed: translate() costs seconds on a hundred megabytes.
    return text.translate(_CONTROL) if _has_control(data, text) else text


def unicode_name(data: bytes) -> tuple[str, int]:
    """The UTF-8, UTF-16 or UTF-32 that the bytes begin with and the length of its mark; "" and 0 if none.

    >>> unicode_name("é".encode("utf-16-le") + "abc".encode("utf-16-le"))
    ('utf-16-le', 0)
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name, len(mark)
    head = data[:4096]
    if 0 not in head:
        return _ideographic_name(head), 0
    # Text without a mark: the upper bytes of Latin letters, digits, spaces and line ends are zero.
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) / 2
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le", 0
    if even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be", 0
    return _wide_name(head), 0


def _wide_name(head: bytes) -> str:
    """UTF-16 of other scripts: spaces and line ends have zero bytes, and everything else makes letters."""
    best = max(("utf-16-le", "utf-16-be"), key=lambda name: _letters_in(head, name))
    return best if _letters_in(head, best) > 0.9 else ""


def _ideographic_name(head: bytes) -> str:
    """UTF-16 of Chinese or Japanese without a space: nothing but its scripts, and common letters among them.

    Other encodings, read as UTF-16, give letters from everywhere, of which few are common.
    """
    if head.isascii():
        return ""
    for name in ("utf-16-le", "utf-16-be"):
        text = head[: len(head) // 2 * 2].decode(name, errors="replace")
        common = sum(c in _COMMON or c in _COMMON_IDEOGRAPHS for c in text)
        if len(text) >= _FEWEST_IDEOGRAPHS and _EAST_ASIAN.fullmatch(text) and common > 0.15 * len(text):
            return name
    return ""


def _letters_in(head: bytes, name: str) -> float:
    """The share of the characters that stand in texts, of no more than three blocks of Unicode."""
    try:
        text = head[: len(head) // 2 * 2].decode(name)
    except UnicodeDecodeError:
        return 0.0
    usual = sum(unicodedata.category(c)[0] in "LNPZ" or c in "\t\r\n" for c in text)
    blocks = Counter(ord(c) >> 8 for c in text if c.isalpha() and ord(c) < 0x3000)
    main = sum(count for _, count in blocks.most_common(3))
    return usual / max(1, len(text)) if main >= 0.95 * sum(blocks.values()) else 0.0


def _decode(data: bytes, declared: str) -> str:
    name, mark = unicode_name(data)
    if name:
        return data[mark:].decode(name, errors="replace")
    try:
        if not _ESCAPES.search(data):
            return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    name = _LABELS.get(declared.strip().lower(), declared.strip())
    for each in (name, _escaped(data)):
        try:
            if each and each.lower() not in ("utf-8", "utf8"):
                return data.decode(each)
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    return data.decode(_guess(data), errors="replace")


def _escaped(data: bytes) -> str:
    """The encoding that announces its characters by escapes: those of Japanese and Korean mail."""
    if match := _ESCAPES.search(data):
        return "iso2022_kr" if match[0] == b"\x1b$)C" else "iso2022_jp_2"
    return ""


def _guess(data: bytes) -> str:
    """The likeliest encoding, from the lines that hold bytes above ASCII. Raises Unreadable for a toss-up."""
    sample, foreign = bytearray(), 0
    for found in _FOREIGN.finditer(data):
        sample += found[0] + b"\n"
        foreign += sum(byte > 127 for byte in found[0])
        if len(sample) > _SAMPLE:
            break
    damaged = bytes(sample).decode("utf-8", errors="replace").count("\ufffd")
    if damaged * 10 < foreign:
        return "utf-8"
    if foreign >= _MANY:
        best = from_bytes(bytes(sample)).best()
        if best is not None and _score(bytes(sample), best.encoding) > 0:
            return best.encoding
    return _likeliest(bytes(sample))


def _likeliest(sample: bytes) -> str:
    """The encoding under which a short text reads most like words. Raises Unreadable."""
    scores: dict[str, tuple[float, str]] = {}
    for name in _CANDIDATES:
        score = _score(sample, name) - _RARE.get(name, 0.0)
        text = sample.decode(name, errors="replace") if score > 0 else ""
        if text and (text not in scores or scores[text][0] < score):
            scores[text] = (score, name)
    ranked = sorted(scores.values(), reverse=True)
    if not ranked or ranked[0][0] < _POOR:
        raise Unreadable(_UNKNOWN)
    tied = [name for score, name in ranked if score > ranked[0][0] - _MARGIN]
    if len(tied) == 1:
        return tied[0]
    # Languages of Latin letters use much the same places for other letters: the rest of the text tells which.
    plain = sample.decode("ascii", errors="ignore")
    language = detect(plain) if sum(map(str.isalpha, plain)) >= FLOOR else ""
    for name in tied:
        if language in _LANGUAGES.get(name, ()):
            return name
    raise Unreadable(_UNKNOWN)


def _score(sample: bytes, encoding: str) -> float:
    """How much the bytes read like words under an encoding, at most 1; 0 where they cannot be that."""
    try:
        text = sample.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return 0.0
    foreign = [c for c in text if ord(c) > 127]
    if not foreign or any(unicodedata.category(c) in ("Cc", "Cn", "Co") for c in foreign):
        return 0.0
    good = (sum(map(_weight, foreign)) - len(_SIGN_IN_WORD.findall(text))) / len(foreign)
    words = _WORDS.findall(text)
    broken = sum(_is_broken(word) for word in words if not word.isascii())
    return good - 0.6 * broken / max(1, sum(not word.isascii() for word in words))


def _weight(character: str) -> float:
    """How usual a character is in texts that are not in Unicode: common letters 1, rare ones less."""
    if character in _COMMON:
        return 1.0
    category = unicodedata.category(character)
    if category == "Lo":
        if "\uac00" <= character <= "\ud7a3":
            return 0.9 if _is_usual_hangul(character) else 0.3
        return 0.9 if character in _COMMON_IDEOGRAPHS else 0.6
    if category[0] == "L":
        return 0.45 if category == "Ll" else 0.35
    return 0.7 if character in _USUAL_SIGNS else 0.1


def _is_usual_hangul(character: str) -> bool:
    """Whether it is one of the 2,350 syllables of KS X 1001, which are nearly all that is written."""
    try:
        return len(character.encode("euc_kr")) == 2
    except UnicodeEncodeError:
        return False


def _is_broken(word: str) -> bool:
    """A word with scripts mixed in it, or with capitals behind small letters."""
    letters = [c for c in word if c.isalpha()]
    scripts = {unicodedata.name(c, "?").split()[0] for c in letters if ord(c) > 127} | {
        "LATIN" for c in letters if c.isascii()
    }
    scripts -= {"HIRAGANA", "KATAKANA", "CJK", "FULLWIDTH", "KATAKANA-HIRAGANA"}
    inner = any(a.islower() and b.isupper() for a, b in zip(letters, letters[1:], strict=False))
    # Words of Latin letters are not made of accents.
    accents = (
        scripts == {"LATIN"} and len(letters) > 2 and 2 * sum(ord(c) > 127 for c in letters) > len(letters)
    )
    return len(scripts) > 1 or inner or accents


def _has_control(data: bytes, text: str) -> bool:
    """Whether there may be any; bytes are looked through faster than characters of two bytes."""
    return any(map(data.__contains__, _CONTROL_BYTES)) or any(map(text.__contains__, _CONTROL_MARKS))
