"""Glyph names in the encodings of a PDF's fonts: "/eight" says what code 8 draws, where Unicode does not."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pypdf._codecs.adobe_glyphs import adobe_glyphs
from pypdf.generic import ArrayObject, DictionaryObject

from wikimind.extract.pdf.info import read_with_pypdf

_BY_NUMBER = re.compile(r"/(?:uni([0-9A-F]{4})|u([0-9A-F]{4,6}))$")
_OTHERWISE = {"/negationslash": "\u0338"}  # goes over the sign after it; on its own in Adobe's list
_COUNTED = re.compile(r"/[A-Za-z]{1,2}\d+$")  # a number that a program gave; Adobe's list has dingbats there
_DEEPEST = 3  # of drawings within drawings, which have fonts of their own
_MOST = 60  # fonts of a page

Names = dict[str, dict[int, str]]  # by font: what its own table of names makes of its codes, "" for nothing


def names_on(path: Path, pages: Mapping[int, set[str]]) -> dict[int, Names]:
    """What the codes of the named fonts mean on each of the pages; nothing where pypdf cannot read it."""

    def reading(reader: PdfReader) -> dict[int, Names]:
        return {number: _names(reader.pages[number - 1], fonts) for number, fonts in pages.items()}

    return read_with_pypdf(path, reading, "The encodings of a PDF's fonts cannot be read")


def _names(page: Any, wanted: set[str]) -> Names:
    names: Names = {}
    called = {_without_prefix(name): name for name in wanted}
    for font in _fonts(page.get("/Resources"), 0):
        name = called.get(_without_prefix(_font_name(font)))
        if name is None:
            continue
        meanings = dict(_meanings(font))
        known = names.setdefault(name, meanings)
        # Fonts of one name, or of none, may count differently.
        names[name] = {
            code: meanings.get(code, "") if known.get(code) == meanings.get(code) else ""
            for code in known.keys() | meanings.keys()
        }
    return names


def _fonts(resources: Any, depth: int) -> Iterator[DictionaryObject]:
    resources = resources.get_object() if resources is not None else None
    if not isinstance(resources, DictionaryObject):
        return
    for each in list(_values(resources, "/Font"))[:_MOST]:
        yield each
    for each in list(_values(resources, "/XObject"))[:_MOST]:
        if depth < _DEEPEST and each.get("/Subtype") == "/Form":
            yield from _fonts(each.get("/Resources"), depth + 1)


def _values(resources: DictionaryObject, kind: str) -> Iterator[DictionaryObject]:
    held = resources.get(kind)
    held = held.get_object() if held is not None else None
    if isinstance(held, DictionaryObject):
        for each in held.values():
            value = each.get_object()
            if isinstance(value, DictionaryObject):
                yield value


def _font_name(font: DictionaryObject) -> str:
    described = font.get("/FontDescriptor")
    described = described.get_object() if described is not None else {}
    name = font.get("/BaseFont") or described.get("/FontName") or font.get("/Name") or ""
    return str(name).removeprefix("/")


def _without_prefix(name: str) -> str:
    """The name of a font without the mark of the letters that were taken from it."""
    return re.sub(r"^[A-Z]{6}\+", "", name)


def _meanings(font: DictionaryObject) -> Iterator[tuple[int, str]]:
    encoding = font.get("/Encoding")
    encoding = encoding.get_object() if encoding is not None else None
    differences = encoding.get("/Differences") if isinstance(encoding, DictionaryObject) else None
    differences = differences.get_object() if differences is not None else None
    code = 0
    for entry in differences if isinstance(differences, ArrayObject) else ():
        entry = entry.get_object()
        if isinstance(entry, int):
            code = int(entry)
            continue
        yield code, meaning_of(str(entry))
        code += 1


def meaning_of(name: str) -> str:
    """The character that a glyph of this name draws; "" where the name says nothing.

    >>> meaning_of("/eight"), meaning_of("/uni0416"), meaning_of("/f_i.alt"), meaning_of("/a41")
    ('8', 'Ж', 'fi', '')
    """
    name = name.partition(".")[0]
    if name in _OTHERWISE:
        return _OTHERWISE[name]
    if numbered := _BY_NUMBER.match(name):
        code = int(numbered[1] or numbered[2], 16)
        return chr(code) if code < 0xD800 or 0xE000 <= code < 0x110000 else ""
    if _COUNTED.match(name):
        return ""
    if "_" in name[1:]:
        return "".join(meaning_of("/" + part) for part in name[1:].split("_"))
    return adobe_glyphs.get(name, "")
