"""What Office files draw: charts as the tables behind them, diagrams as their words, pictures counted."""

from collections.abc import Iterator
from typing import Any

from wikimind.extract import tables
from wikimind.extract.document import CAPTION, LIST, TABLE
from wikimind.extract.notes import CHART, DIAGRAM, EMBEDDED, SOUND, Note, counted
from wikimind.extract.package import Package, local

_MOST_POINTS = 5000

Found = tuple[str, str]  # kind, text


class Drawings:
    """Reads what is drawn in the parts of one file, and counts what is met and not read."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self.pictures = self.charts = self.diagrams = self.embedded = self.recordings = 0

    def notes(self) -> tuple[Note, ...]:
        return (
            *counted(CHART, self.charts),
            *counted(DIAGRAM, self.diagrams),
            *counted(EMBEDDED, self.embedded),
            *counted(SOUND, self.recordings),
        )

    def of(self, node: Any, part: str) -> Iterator[Found]:
        """Charts and diagrams below an element of that part; pictures, objects and recordings are counted."""
        for each in node.iter():
            name = local(each)
            if name in ("pic", "imagedata") and not _is_fallback(each):
                self.pictures += 1
            elif name == "OLEObject" or name == "oleObj" and not _is_fallback(each):
                self.embedded += 1
            elif name in ("videoFile", "audioFile"):
                self.recordings += 1
            elif name == "chart" and _target(each, "id"):
                yield from self._chart(self._part(part, _target(each, "id")))
            elif name == "relIds":
                yield from self._diagram(self._part(part, _target(each, "dm")))

    def _part(self, part: str, relationship: str) -> Any | None:
        name = self._package.related(part).get(relationship, "")
        return self._package.maybe_xml(name) if name else None

    def _chart(self, root: Any | None) -> Iterator[Found]:
        rows = _series(root) if root is not None else []
        if root is None or local(root) != "chartSpace" or not rows:
            self.charts += 1
            return
        title = next(root.iter("{*}title"), None)
        yield CAPTION, " ".join(_words(title)) if title is not None else ""
        yield from ((TABLE, block) for block in tables.blocks(rows))

    def _diagram(self, root: Any | None) -> Iterator[Found]:
        if root is None:
            self.diagrams += 1
            return
        for point in root.iter("{*}pt"):
            if point.get("type", "node") in ("node", "asst"):
                yield LIST, " ".join(_words(point))


def _series(root: Any) -> list[list[str]]:
    """The numbers of a chart: a row for each category, a column for each series."""
    columns: list[tuple[str, dict[int, str]]] = []
    categories: dict[int, str] = {}
    for series in root.iter("{*}ser"):
        names = _points(series.find("{*}tx"))
        categories |= dict(_points(series.find("{*}cat"), series.find("{*}xVal")).items())
        columns.append((names.get(0, ""), _points(series.find("{*}val"), series.find("{*}yVal"))))
    places = sorted({*categories, *(at for _, values in columns for at in values)})[:_MOST_POINTS]
    if not places:
        return []
    body = [[categories.get(at, ""), *(values.get(at, "") for _, values in columns)] for at in places]
    return [["", *(name for name, _ in columns)], *body]


def _points(*holders: Any | None) -> dict[int, str]:
    found: dict[int, str] = {}
    for holder in holders:
        for point in holder.iter("{*}pt") if holder is not None else ():
            at = point.get("idx", "")
            if at.isascii() and at.isdigit() and len(at) < 6:
                found.setdefault(int(at), _shortest(point.findtext("{*}v") or ""))
        if holder is not None and not found and (text := holder.findtext("{*}v")):
            found[0] = text
    return found


def _shortest(text: str) -> str:
    """A number without the noise of binary fractions."""
    try:
        return f"{float(text):.15g}" if "." in text else text
    except ValueError:
        return text


def _words(node: Any) -> Iterator[str]:
    """The text of each paragraph, of what Office draws."""
    for paragraph in node.iter("{*}p"):
        if text := " ".join("".join(t.text or "" for t in paragraph.iter("{*}t")).split()):
            yield text


def _target(node: Any, name: str) -> str:
    """An attribute that names a relationship, in both editions of the standard."""
    return next(
        (v for key, v in node.attrib.items() if key.endswith(f"}}{name}") and "elationships" in key), ""
    )


def _is_fallback(node: Any) -> bool:
    return next(node.iterancestors("{*}Fallback"), None) is not None
