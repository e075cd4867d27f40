"""Word, PowerPoint and Excel files: which of them it is, its content says, whatever its name is."""

from dataclasses import replace
from pathlib import Path

from wikimind.errors import Unreadable
from wikimind.extract.document import Document
from wikimind.extract.hints import Hints
from wikimind.extract.notes import MACRO, counted
from wikimind.extract.office import docx, pptx, xlsx
from wikimind.extract.package import Package, local, opened

_MAIN = "/officeDocument"  # the end of the relationship's type, in both editions of the standard
_READERS = {
    "wordprocessingml": docx.document,
    "presentationml": pptx.document,
    "spreadsheetml": xlsx.document,
}
_PROPERTIES = {"title": "title", "creator": "author", "created": "date", "description": "description"}


def read(path: Path, hints: Hints = Hints()) -> Document:
    """The document. Raises Unreadable."""
    with opened(path) as package:
        main = _main_part(package)
        family = _family(package, main)
        if family is None:
            raise Unreadable("This Office file is of a kind that is not read; save it as PDF and feed that.")
        document = _READERS[family](package, main, _metadata(package), hints)
    macros = any(name.lower().endswith("vbaproject.bin") for name in package.names)
    return replace(document, notes=(*document.notes, *counted(MACRO, int(macros))))


def _main_part(package: Package) -> str:
    root = package.xml("_rels/.rels")
    for each in root:
        if (each.get("Type") or "").endswith(_MAIN) and each.get("Id"):
            return package.related("").get(each.get("Id"), "")
    raise Unreadable("This Office file has no main part; open it in its own program and save it again.")


def _family(package: Package, main: str) -> str | None:
    for each in package.xml("[Content_Types].xml"):
        if each.get("PartName", "").lstrip("/").casefold() == main.casefold():
            kind = each.get("ContentType", "")
            if family := next((family for family in _READERS if family in kind), ""):
                return family
    # Files with macros have types of Microsoft's own.
    folders = {"word": "wordprocessingml", "ppt": "presentationml", "xl": "spreadsheetml"}
    return folders.get(main.partition("/")[0].lower())


def _metadata(package: Package) -> dict[str, str]:
    root = package.maybe_xml("docProps/core.xml")
    found: dict[str, str] = {}
    for each in root if root is not None else ():
        name = _PROPERTIES.get(local(each))
        text = " ".join("".join(each.itertext()).split())
        if name and text:
            found[name] = text[:500]
    return found
