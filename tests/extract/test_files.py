"""Files of every kind through the readers and the child process."""

import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from wikimind.errors import Unreadable
from wikimind.extract import read
from wikimind.extract.sniff import sniff

LEFT = [
    "The left column begins with the first half of",
    "a story about two rivers that meet below the",
    "town, and it is told in order.",
]
FARMERS = ["", "Anna", "Bela of the ridge", "Old Caspar", "The widow Dora", "Emil and his sons"]
RIGHT = [
    "Only then does the right column say how the",
    "rivers were tamed by a weir in the year 1890",
    "and how the mill was built.",
]


def pdf(draw, pages: int = 1) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    for number in range(1, pages + 1):
        draw(canvas, number)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def lines(canvas: Canvas, x: float, y: float, texts: list[str], size: float = 10) -> None:
    canvas.setFont("Helvetica", size)
    for at, text in enumerate(texts):
        canvas.drawString(x, y - at * size * 1.2, text)


def document(tmp_path: Path, data: bytes, media_type: str = "application/pdf"):
    path = tmp_path / "file"
    path.write_bytes(data)
    return read(path, media_type)


def test_two_columns_are_read_one_after_the_other(tmp_path):
    def draw(canvas, _):
        # Line by line across both columns, as some programs write them.
        for turn in range(6):
            for at, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
                y = 700 - (turn * 3 + at) * 12
                lines(canvas, 60, y, [left])
                lines(canvas, 320, y, [right])

    text = document(tmp_path, pdf(draw)).text
    assert text.rindex("left column begins") < text.index("right column say")


def test_a_word_split_at_the_end_of_a_line_is_made_whole_and_a_compound_is_kept(tmp_path):
    def draw(canvas, _):
        lines(
            canvas,
            60,
            700,
            [
                "The long-term storage of grain was a mat-",
                "ter of life and death in the long-",
                "term plans of the town council.",
            ],
        )

    text = document(tmp_path, pdf(draw)).text
    assert "a matter of life" in text
    assert "the long-term plans" in text


def test_running_heads_and_page_numbers_are_no_part_of_the_text(tmp_path):
    def draw(canvas, number):
        lines(canvas, 60, 815, ["Annual report of the mill"], 8)
        lines(canvas, 60, 600, [f"{FARMERS[number]} brought the miller more flour than in any year before."])
        lines(canvas, 290, 25, [str(number)], 8)

    text = document(tmp_path, pdf(draw, 5)).text
    assert "Annual report" not in text
    assert all(f"{farmer} brought the miller" in text for farmer in FARMERS[1:])


def test_a_paragraph_over_a_page_break_is_one_and_knows_both_pages(tmp_path):
    first = [
        "The miller wrote down every sack of flour that left the mill on",
        "the carts of the three farmers who lived beyond the ridge, and",
    ]
    second = [
        "his books were found under the floor of the mill in the spring",
        "of 1953 by a carpenter who had come to mend the stairs.",
    ]

    def draw(canvas, number):
        lines(canvas, 60, 110 if number == 1 else 780, first if number == 1 else second)

    made = document(tmp_path, pdf(draw, 2))
    assert made.page_at(made.text.index("wrote down")) == 1
    assert made.page_at(made.text.index("carpenter")) == 2
    assert any("beyond the ridge, and his books" in made.block_text(b) for b in made.blocks)


def test_headings_captions_and_references_are_told_apart(tmp_path):
    def draw(canvas, _):
        canvas.setFont("Helvetica-Bold", 18)
        canvas.drawString(60, 780, "On mills and rivers")
        canvas.setFont("Helvetica-Bold", 12)
        canvas.drawString(60, 730, "1 Introduction")
        lines(
            canvas,
            60,
            710,
            [
                "Mills need rivers, and rivers need no mills, as the old saying",
                "of the valley has it since the time of the first weir.",
            ],
        )
        lines(canvas, 60, 650, ["Figure 1: The weir in the year 1890, seen from the mill."], 9)
        canvas.setFont("Helvetica-Bold", 12)
        canvas.drawString(60, 600, "References")
        lines(
            canvas,
            60,
            580,
            [
                "[1] A. Miller. A history of flour. Journal of Mills, 1950.",
                "[2] B. Weaver. Rivers and their weirs. Water Press, 1961.",
            ],
        )

    made = document(tmp_path, pdf(draw))
    kinds = {
        kind: [made.block_text(b) for b in made.blocks if b.kind == kind]
        for kind in ("heading", "caption", "reference")
    }
    assert made.title == "On mills and rivers"
    assert any("Introduction" in heading for heading in kinds["heading"])
    assert kinds["caption"][0].startswith("Figure 1")
    assert [entry[:3] for entry in kinds["reference"]] == ["[1]", "[2]"]


def encrypted(password: str) -> bytes:
    plain = pdf(lambda canvas, _: lines(canvas, 60, 700, ["Flour is ground between two stones at the mill."]))
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(plain)))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="AES-256")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def test_a_pdf_with_a_password_says_so_and_one_with_an_empty_password_is_read(tmp_path):
    with pytest.raises(Unreadable, match="password"):
        document(tmp_path, encrypted("secret"))
    assert "two stones" in document(tmp_path, encrypted("")).text


def test_a_pdf_of_drawings_and_a_broken_pdf_each_have_a_sentence(tmp_path):
    with pytest.raises(Unreadable, match="text"):
        document(tmp_path, pdf(lambda canvas, _: canvas.rect(50, 50, 300, 300, fill=1)))
    whole = pdf(lambda canvas, _: lines(canvas, 60, 700, ["Flour"]))
    with pytest.raises(Unreadable, match="damaged"):
        document(tmp_path, b"%PDF-1.4\n" + bytes(reversed(whole[20:400])))


def test_a_page_gives_its_article_with_structure_and_without_navigation(tmp_path):
    words = "The weir was raised twice before the flood of 1890 carried the mill away. " * 4
    page = (
        "<html><head><title>The weir</title></head><body>"
        "<nav><a href=/>Home</a> <a href=/x>Products</a></nav>"
        f"<article><h1>The weir</h1><p>{words}</p><h2>After the flood</h2><p>{words}</p>"
        "<ul><li>One wall still stands.</li></ul>"
        "<table><tr><td>Year</td><td>1890</td></tr></table></article>"
        "<footer>Imprint</footer><script>var x=1</script></body></html>"
    )
    made = document(tmp_path, page.encode(), "text/html")
    found = {(block.kind, made.block_text(block)) for block in made.blocks}
    assert made.title == "The weir"
    assert ("heading", "After the flood") in found
    assert ("list", "One wall still stands.") in found
    assert "Products" not in made.text and "var x" not in made.text


def test_a_page_that_is_no_article_is_not_lost(tmp_path):
    made = document(
        tmp_path,
        b"<html><body><div>Mill</div><div>Open daily from nine to five</div></body></html>",
        "text/html",
    )
    assert "Open daily from nine to five" in made.text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_in_every_usual_encoding_is_read(tmp_path, encoding):
    text = "Die Mühle am Bach gehört der Gemeinde seit dem Jahr 1890, und das Wehr ist größer als früher."
    assert document(tmp_path, text.encode(encoding), "text/plain").text == text


def test_markdown_keeps_its_structure_and_loses_its_marks(tmp_path):
    front = "---\ntitle: On mills\n---\n"
    text = front + "# Mills\n\nA *mill* [turns](http://x).\n\n- one\n- two\n\n```\ncode\n```\n"
    made = document(tmp_path, text.encode(), "text/markdown")
    assert [(b.kind, made.block_text(b)) for b in made.blocks] == [
        ("heading", "Mills"),
        ("paragraph", "A mill turns."),
        ("list", "one"),
        ("list", "two"),
        ("code", "code"),
    ]


@given(
    data=st.binary(max_size=300),
    media_type=st.sampled_from(["application/pdf", "text/html", "text/markdown", "text/plain"]),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_rubbish_is_refused_or_read_and_nothing_else(tmp_path, data, media_type):
    try:
        made = document(tmp_path, data, media_type)
    except Unreadable as error:
        assert str(error).endswith(".")
        return
    assert made.text.strip()
    starts = [block.start for block in made.blocks]
    assert starts == sorted(starts)
    assert all(0 <= b.start < b.end <= len(made.text) for b in made.blocks)


@pytest.mark.parametrize(
    ("head", "name", "media_type"),
    [
        (b"%PDF-1.7 ...", "x.txt", "application/pdf"),
        (b"junk\n%PDF-1.4\n1 0 obj", "x", "application/pdf"),
        (b"<!DOCTYPE html><html>", "x.pdf", "text/html"),
        (b"# Title\n\nSome *words* in [a link](http://x)\n\n- one\n", "x", "text/markdown"),
        (b"plain words", "x.md", "text/markdown"),
        (b"plain words", "x.txt", "text/plain"),
    ],
)
def test_the_type_is_what_the_content_says(head, name, media_type):
    assert sniff(head, name) == media_type
