"""PDFs made by hand, byte by byte: each kind of odd file in a few lines, with fonts of rectangles."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

A4 = (595, 842)
_SMALL = frozenset("acegmnopqrsuvwxyz")


class Pdf:
    """Objects of a PDF in the order in which they are added."""

    def __init__(self) -> None:
        self._objects: list[bytes] = []

    def add(self, value: str | bytes) -> str:
        """The object's reference."""
        self._objects.append(value.encode("latin-1") if isinstance(value, str) else value)
        return f"{len(self._objects)} 0 R"

    def stream(self, data: str | bytes, entries: str = "") -> str:
        data = data.encode("latin-1") if isinstance(data, str) else data
        return self.add(f"<< /Length {len(data)} {entries} >>\nstream\n".encode() + data + b"\nendstream")

    def reserve(self) -> int:
        self.add("null")
        return len(self._objects)

    def put(self, number: int, value: str) -> None:
        self._objects[number - 1] = value.encode("latin-1")

    def bytes(self, root: str, trailer: str = "") -> bytes:
        parts, offsets = [b"%PDF-1.7\n"], []
        for number, value in enumerate(self._objects, 1):
            offsets.append(sum(map(len, parts)))
            parts.append(f"{number} 0 obj\n".encode() + value + b"\nendobj\n")
        start = sum(map(len, parts))
        table = [f"xref\n0 {len(self._objects) + 1}\n0000000000 65535 f \n"]
        table += [f"{offset:010} 00000 n \n" for offset in offsets]
        size = len(self._objects) + 1
        table.append(f"trailer\n<< /Size {size} /Root {root} {trailer} >>\nstartxref\n{start}\n%%EOF\n")
        return b"".join([*parts, "".join(table).encode("latin-1")])


@dataclass(frozen=True)
class Drawn:
    """A Type 3 font: each letter is a rectangle as high as such letters are, 500 units wide.

    `letters` are what its codes stand for. It says so by ToUnicode (`told`) or not at all; `named` gives its
    glyphs names that mean something. `bitmap` scales it as old programs do: one unit is one point.
    """

    letters: Mapping[int, str]
    told: bool = True
    named: Mapping[int, str] = field(default_factory=dict)
    bitmap: bool = False
    name: str = ""

    def text(self, text: str) -> str:
        codes = {letter: code for code, letter in self.letters.items()}
        return "<" + "".join(f"{codes[letter]:02x}" for letter in text) + ">"

    def into(self, pdf: Pdf) -> str:
        codes = sorted(self.letters)
        procs = {code: pdf.stream(self._shape(self.letters[code])) for code in codes}
        names = {code: self.named.get(code, f"a{code}") for code in codes}
        drawings = " ".join(f"/{names[code]} {procs[code]}" for code in codes)
        differences = " ".join(f"{code} /{names[code]}" for code in codes)
        widths = " ".join("500" if code in self.letters else "0" for code in range(256))
        told = f"/ToUnicode {pdf.stream(unicode_table(self.letters, 1))}" if self.told else ""
        matrix, box = ("1 0 0 1 0 0", "0 0 0 0") if self.bitmap else ("0.001 0 0 0.001 0 0", "0 -200 500 800")
        called = f"/BaseFont /{self.name}" if self.name else ""
        return pdf.add(
            f"<< /Type /Font /Subtype /Type3 {called} /FontMatrix [{matrix}] /FontBBox [{box}] /FirstChar 0"
            f" /LastChar 255 /Widths [{widths}] /CharProcs << {drawings} >> {told}"
            f" /Encoding << /Type /Encoding /Differences [{differences}] >> /Resources << >> >>"
        )

    @staticmethod
    def _shape(letter: str) -> str:
        if letter == " ":
            return "500 0 0 0 0 0 d1"
        height = 450 if letter in _SMALL else 700
        return f"500 0 20 0 480 {height} d1 20 0 460 {height} re f"


def unicode_table(letters: Mapping[int, str], width: int) -> str:
    """A ToUnicode table for codes of so many bytes."""
    rows = [
        f"<{code:0{2 * width}x}> <{letter.encode('utf-16-be').hex()}>" for code, letter in letters.items()
    ]
    blocks = [rows[at : at + 100] for at in range(0, len(rows), 100)]
    chars = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    low, high = "00" * width, "ff" * width
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        f"1 begincodespacerange <{low}> <{high}> endcodespacerange\n{chars}\nendcmap end end"
    )


def alphabet(text: str, start: int = 33) -> dict[int, str]:
    """Codes for the letters of a text that have nothing to do with what the letters are."""
    return {start + at: letter for at, letter in enumerate(dict.fromkeys(text))}


def coded(
    text: str, font: Drawn | None, name: str, x: float, y: float, size: float = 11, turn: str = "1 0 0 1"
) -> str:
    shown = font.text(text) if font else "(" + text.replace("(", r"\(").replace(")", r"\)") + ")"
    return f"BT /{name} {size} Tf {turn} {x} {y} Tm {shown} Tj ET\n"


def made(
    pages: Iterable[str],
    fonts: Mapping[str, Drawn] | None = None,
    *,
    size: tuple[int, int] = A4,
    annotations: Sequence[str] = (),
    root: str = "",
    page: str = "",
    info: str = "",
) -> bytes:
    """A PDF of these content streams; /F is Helvetica, /B its bold, the other fonts are named."""
    pdf = Pdf()
    known = {
        "F": pdf.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"),
        "B": pdf.add(
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>"
        ),
        **{name: font.into(pdf) for name, font in (fonts or {}).items()},
    }
    resources = " ".join(f"/{name} {reference}" for name, reference in known.items())
    tree = pdf.reserve()
    notes = " ".join(pdf.add(each) for each in annotations)
    kids = [
        pdf.add(
            f"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 {size[0]} {size[1]}]"
            f" /Contents {pdf.stream(content)} /Resources << /Font << {resources} >> >>"
            f" /Annots [{notes}] {page} >>"
        )
        for content in pages
    ]
    pdf.put(tree, f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>")
    trailer = f"/Info {pdf.add(f'<< {info} >>')}" if info else ""
    return pdf.bytes(pdf.add(f"<< /Type /Catalog /Pages {tree} 0 R {root} >>"), trailer)


def lines(texts: Sequence[str], x: float, y: float, size: float = 11, font: str = "F") -> str:
    return "".join(coded(text, None, font, x, y - at * 1.2 * size, size) for at, text in enumerate(texts))
