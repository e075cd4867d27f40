"""Boxes sit on the words that a page shows, however the page is turned, cut or scaled."""

import base64
import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from pypdf import PdfReader, PdfWriter, Transformation
from pypdf.generic import ArrayObject, FloatObject, NameObject, RectangleObject
from reportlab.lib.colors import black, red
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from wikimind.errors import Unreadable
from wikimind.extract.child.sandbox import Sandbox

WIDTH = 900
NEAR = 5  # pixels: how far a box may reach beyond the ink of its letters, within a line's height
LINES = [
    (60, 700, "The mill was built of", black),
    (60, 686, "stone in the year of the", red),
    (60, 672, "great flood", red),
    (118, 672, "and it still turns.", black),
    (330, 700, "Another column tells of", black),
    (330, 686, "the bridge and its toll.", black),
]
QUOTE = "stone in the year of the great flood"


def pdf(lines=LINES, change=None) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    for x, y, text, colour in lines:
        canvas.setFillColor(colour)
        canvas.setFont("Helvetica", 11)
        canvas.drawString(x, y, text)
    canvas.save()
    if change is None:
        return file.getvalue()
    reader, writer = PdfReader(io.BytesIO(file.getvalue())), PdfWriter()
    writer.append(reader)
    change(writer.pages[0])
    changed = io.BytesIO()
    writer.write(changed)
    return changed.getvalue()


def moved(page) -> None:
    """The same page with an origin of its own."""
    page.add_transformation(Transformation().translate(-150, 2000))
    page.mediabox = page.cropbox = RectangleObject((-150, 2000, -150 + A4[0], 2000 + A4[1]))


def cropped(page) -> None:
    page.cropbox = RectangleObject((40, 400, 520, 800))


def cropped_and_turned(page) -> None:
    cropped(page)
    page.rotate(270)


def in_other_units(page) -> None:
    page[NameObject("/UserUnit")] = FloatObject(2)


def set_across(page) -> None:
    """Text that runs upwards, on a page that is turned so that one can read it."""
    page.add_transformation(Transformation().rotate(90).translate(A4[1], 0))
    page.mediabox = page.cropbox = RectangleObject((0, 0, A4[1], A4[0]))
    page[NameObject("/Annots")] = ArrayObject()


CHANGES = {
    "as it is": None,
    "turned by 90": lambda page: page.rotate(90),
    "turned by 180": lambda page: page.rotate(180),
    "turned by 270": lambda page: page.rotate(270),
    "with an odd origin": moved,
    "cropped": cropped,
    "cropped and turned": cropped_and_turned,
    "in other units": in_other_units,
    "set across": set_across,
}


def drawn(parser: Sandbox, path: Path, page: int = 1) -> Image.Image:
    answer = parser.run(path, {"task": "picture", "page": page, "width": WIDTH})
    return Image.open(io.BytesIO(base64.b64decode(answer["png"]))).convert("RGB")


def placed(parser: Sandbox, path: Path, *stretches: tuple[str, str, str], page: int = 1):
    return parser.run(path, {"task": "places", "page": page, "stretches": stretches})


def red_bounds(image: Image.Image) -> tuple[int, int, int, int]:
    red_band, green_band, _ = image.split()
    mask = ImageChops.subtract(red_band, green_band).point(lambda value: 255 if value > 60 else 0)
    return mask.getbbox()


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_boxes_hold_the_ink_of_the_quote_and_no_other(tmp_path, parser, change):
    path = tmp_path / "mill.pdf"
    path.write_bytes(pdf(change=change))
    image = drawn(parser, path)
    boxes = placed(parser, path, ("The mill was built of ", QUOTE, " and it still"))["boxes"][0]
    assert len(boxes) == 2
    wide, high = image.size
    edges = [(x * wide, y * high, (x + w) * wide, (y + h) * high) for x, y, w, h in boxes]
    ink = red_bounds(image)
    around = (*(min(e[i] for e in edges) for i in (0, 1)), *(max(e[i] for e in edges) for i in (2, 3)))
    assert all(around[i] <= ink[i] + 1 for i in (0, 1))
    assert all(around[i] >= ink[i] - 1 for i in (2, 3))
    assert all(abs(a - b) < NEAR for a, b in zip(around, ink, strict=True))


def test_a_quote_over_a_hyphen_and_a_column_is_boxed_line_by_line(tmp_path, parser):
    lines = [
        (60, 700, "Of all the rivers it is the Ash that", black),
        (60, 686, "has turned most wheels in the moun-", black),
        (330, 700, "tains above the town, and its mills", black),
        (330, 686, "are known far beyond them.", black),
    ]
    path = tmp_path / "ash.pdf"
    path.write_bytes(pdf(lines))
    found = placed(parser, path, ("", "most wheels in the mountains above the town", ""))["boxes"][0]
    assert [round(box[0] * A4[0]) // 270 for box in found] == [0, 1]
    assert found[0][1] > found[1][1]


def test_words_that_stand_twice_are_told_apart_by_what_stands_around_them(tmp_path, parser):
    lines = [
        (60, 700 - 14 * n, f"In {year} the mill burned down.", black) for n, year in enumerate((1801, 1853))
    ]
    path = tmp_path / "fires.pdf"
    path.write_bytes(pdf(lines))
    first, second = placed(
        parser, path, ("In 1801 the ", "mill burned", ""), ("In 1853 the ", "mill burned", "")
    )["boxes"]
    assert first[0][1] < second[0][1]


def test_words_that_are_not_on_the_page_have_no_box(tmp_path, parser):
    path = tmp_path / "mill.pdf"
    path.write_bytes(pdf())
    assert placed(parser, path, ("", "a windmill", ""), ("", " ", ""))["boxes"] == [[], []]


@pytest.mark.parametrize("task", ["picture", "places"])
def test_a_page_that_is_not_there_is_told(tmp_path, parser, task):
    path = tmp_path / "mill.pdf"
    path.write_bytes(pdf())
    with pytest.raises(Unreadable, match="Page 7"):
        parser.run(path, {"task": task, "page": 7, "width": WIDTH, "stretches": []})


def test_a_page_of_any_size_is_drawn_within_bounds(tmp_path, parser):
    def endless(page) -> None:
        page.mediabox = page.cropbox = RectangleObject((0, 0, 100, 14_000))

    path = tmp_path / "endless.pdf"
    path.write_bytes(pdf(change=endless))
    image = drawn(parser, path)
    assert image.width * image.height <= 6_100_000


def test_drawing_that_takes_too_long_is_ended(tmp_path):
    path = tmp_path / "mill.pdf"
    path.write_bytes(pdf([(60, 700, "word " * 15, black)] * 400))
    sandbox = Sandbox(seconds=60, memory_mb=1024)
    with pytest.raises(Unreadable, match="longer"):
        sandbox.run(path, {"task": "picture", "page": 1, "width": WIDTH}, seconds=0.001)
    assert sandbox.run(path, {"task": "places", "page": 1, "stretches": []})["boxes"] == []
    sandbox.close()


def test_colours_and_greys_arrive_as_they_were_drawn(tmp_path, parser):
    path = tmp_path / "mill.pdf"
    path.write_bytes(pdf())
    colours = drawn(parser, path).getcolors(1_000_000)
    assert max(colours)[1] == (255, 255, 255)
    assert any(colour == (255, 0, 0) for _, colour in colours)
    path.write_bytes(pdf([(60, 700, "Black and white", black)]))
    colours = drawn(parser, path).getcolors(1_000_000)
    assert len(colours) <= 16
    assert {colour for _, colour in colours} >= {(255, 255, 255), (0, 0, 0)}
