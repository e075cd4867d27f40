"""Hostile files cost a sentence: nothing crashes, hangs, eats memory, or leaves the folder it belongs in."""

import io
import json
import struct
import zipfile

import pytest
from pypdf import PdfWriter
from pypdf.generic import FloatObject, RectangleObject

from tests.extract.office_files import W, docx, epub, paragraph, pptx, shape, xlsx, zipped
from wikimind.errors import Unreadable
from wikimind.extract import package
from wikimind.extract.child.sandbox import Sandbox
from wikimind.extract.sniff import sniff

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<!DOCTYPE x [<!ENTITY l0 "lol">{LAUGHS}]>'
QUADRATIC = f'<!DOCTYPE x [<!ENTITY l9 "{"a" * 50_000}">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>'
PARAMETER = '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:1/x.dtd">%p;<!ENTITY l9 "x">]>'
ENTITIES = {"laughs": BOMB, "quadratic": QUADRATIC, "outside": OUTSIDE, "parameter": PARAMETER}


@pytest.fixture(scope="module")
def strict():
    """Children with little time and memory, as hostile files have to fail early."""
    sandbox = Sandbox(seconds=20, memory_mb=700)
    yield sandbox
    sandbox.close()


@pytest.fixture
def reading(tmp_path, strict):
    def reading(data: bytes, name: str = "file"):
        path = tmp_path / "file"
        path.write_bytes(data)
        return strict.read(path, sniff(data[:65536], name))

    return reading


@pytest.mark.parametrize("entities", ENTITIES.values(), ids=ENTITIES)
@pytest.mark.parametrize("kind", ["docx", "pptx", "xlsx", "epub", "opf", "svg", "core"])
def test_no_entity_is_expanded_or_loaded(reading, kind, entities):
    many = "&l9;" * (2000 if "aaaa" in entities else 1)
    row = f"<sheetData><row><c t='str'><v>{many} word</v></c></row></sheetData>"
    slide = f"<a>{shape(many).replace('p:', '').replace('a:', '')}</a>"
    files = {
        "docx": lambda: docx(paragraph(many + " word"), head=entities),
        "pptx": lambda: with_part(pptx(""), "ppt/slides/slide1.xml", entities + slide),
        "xlsx": lambda: with_part(
            xlsx({"a": ""}), "xl/worksheets/sheet1.xml", f"{entities}<worksheet xmlns='x'>{row}</worksheet>"
        ),
        "epub": lambda: epub({"a.xhtml": f"{entities}<html><body><p>{many} words</p></body></html>"}),
        "opf": lambda: with_part(
            epub({"a.xhtml": ""}), "OEBPS/book.opf", f"{entities}<package>{many}</package>"
        ),
        "svg": lambda: (
            f'{entities}<svg xmlns="http://www.w3.org/2000/svg"><text>{many}</text></svg>'.encode()
        ),
        "core": lambda: docx(
            paragraph("word"), **{"docProps/core.xml": f"{entities}<p><title>{many}</title></p>"}
        ),
    }
    try:
        text = reading(files[kind]()).text
    except Unreadable as error:
        assert "memory" not in str(error) and "seconds" not in str(error)
        return
    assert len(text) < 100_000 and "root:" not in text and "lollol" not in text


def with_part(data: bytes, name: str, part: str | bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    return zipped({**parts, name: part}, stored=("mimetype",))


@pytest.mark.parametrize("size", [30_000_000, 300_000_000])
def test_a_small_part_that_unpacks_to_a_huge_one_is_not_unpacked(reading, size):
    with pytest.raises(Unreadable, match="unpacks to a huge one"):
        reading(with_part(docx(paragraph("x")), "word/document.xml", bytes(size)))


def test_a_part_that_is_larger_than_it_says_is_not_believed(reading):
    data = docx(paragraph("x" * 3_000_000))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        honest = archive.getinfo("word/document.xml").file_size
    with pytest.raises(Unreadable):
        reading(data.replace(struct.pack("<L", honest), struct.pack("<L", 100)))


def test_parts_that_overlap_are_refused(reading):
    """One compressed kernel that every entry of the directory points at, as in 42.zip's better successors."""
    data = zipped({"a.txt": bytes(4_000_000), "b.txt": "b" * 1000})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        second = archive.getinfo("b.txt").header_offset
    directory = data.rindex(b"PK\x01\x02")
    at = data.index(struct.pack("<L", second), directory)
    with pytest.raises(Unreadable, match="overlap"):
        reading(data[:at] + struct.pack("<L", 0) + data[at + 4 :])


def test_two_parts_of_one_name_are_refused(reading):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive, pytest.warns(UserWarning):
        archive.writestr("a.md", "one")
        archive.writestr("a.md", "two")
    with pytest.raises(Unreadable, match="one name"):
        reading(file.getvalue())


def test_more_parts_than_any_program_writes_are_refused(reading):
    many = {f"{n}": "" for n in range(package.MOST_ENTRIES + 1)}
    with pytest.raises(Unreadable, match="more than"):
        reading(zipped(many))


@pytest.mark.parametrize("cut", [3, 30, 200, -30, -5])
def test_a_file_cut_short_is_damaged(reading, cut):
    for data in (docx(paragraph("word")), epub({"a.xhtml": "<p>words</p>"}), zipped({"a.md": "x" * 500})):
        with pytest.raises(Unreadable):
            reading(data[:cut], "x.docx")


@pytest.mark.parametrize("depth", [200, 5000, 200_000])
def test_deep_nesting_is_read_or_refused(reading, depth):
    nested = "<div>" * depth + "Words at the bottom of it, enough to be read as a text." + "</div>" * depth
    files = {
        "a.html": f"<!doctype html><html><body>{nested}</body></html>".encode(),
        "b.md": (
            ">" * min(depth, 20_000) + " Words of a quote\n\n" + "[" * depth + "\n\n" + "  - x\n" * 50
        ).encode(),
        "c.json": ("[" * depth + "]" * depth).encode(),
        "d.docx": docx(
            "<w:p><w:r>" + "<w:ins>" * depth + "<w:t>word</w:t>" + "</w:ins>" * depth + "</w:r></w:p>"
        ),
        "e.epub": epub({"a.xhtml": f"<html><body>{nested}</body></html>"}),
        "f.svg": f"<svg>{'<g>' * depth}<text>w</text>{'</g>' * depth}</svg>".encode(),
        "g.md": ("---\na: " + "[" * depth + "\n---\ntext").encode(),
        "h.md": ("* " * min(depth, 5000) + "item\n").encode(),
    }
    for name, data in files.items():
        try:
            assert isinstance(reading(data, name).text, str)
        except Unreadable as error:
            assert "WIKIMIND_PARSE" not in str(error), name


def pdf(change) -> bytes:
    writer, file = PdfWriter(), io.BytesIO()
    change(writer)
    writer.write(file)
    return file.getvalue()


def test_giant_pages_and_thousands_of_them_are_read_or_refused(reading):
    def giant(writer):
        page = writer.add_blank_page(10, 10)
        page.mediabox = RectangleObject((0, 0, FloatObject("1e30"), FloatObject("1e30")))

    def inverted(writer):
        page = writer.add_blank_page(10, 10)
        page.mediabox = RectangleObject((1e9, 1e9, -1e9, -1e9))

    def many(writer):
        for _ in range(8000):
            writer.add_blank_page(10, 10)

    for change in (giant, inverted, many):
        with pytest.raises(Unreadable) as refused:
            reading(pdf(change))
        assert "WIKIMIND_PARSE" not in str(refused.value)


def test_a_pdf_whose_pages_lead_in_a_circle_ends(reading):
    tree = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    tree += b"2 0 obj<</Type/Pages/Count 9999999/Kids[2 0 R]>>endobj\n"
    with pytest.raises(Unreadable):
        reading(tree + b"trailer<</Root 1 0 R>>\n%%EOF")


def test_a_workbook_that_claims_far_away_cells_costs_nothing(reading):
    rows = '<row r="1048576"><c r="XFD1048576" t="str"><v>far</v></c></row>'
    assert (
        "far"
        in reading(xlsx({"a": rows, "b": '<row><c t="s"><v>-1</v></c><c s="-1"><v>x</v></c></row>'})).text
    )


def test_relations_that_lead_out_of_the_file_lead_nowhere(reading):
    slides = pptx(
        "", **{"ppt/_rels/presentation.xml.rels": "<r><R Id='rId1' Target='../../../../etc/passwd'/></r>"}
    )
    with pytest.raises(Unreadable, match="no text"):
        reading(slides)
    with pytest.raises(Unreadable):
        reading(epub({"../../../etc/passwd": "<p>x</p>"}))


def test_an_archive_names_what_it_leaves_out(reading):
    link = zipfile.ZipInfo("link.md")
    link.external_attr = 0o120777 << 16
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in (
            "ok/a.md",
            "../up.md",
            "/abs.md",
            "C:\\x.md",
            "in.zip",
            "x/../../y.md",
            "__MACOSX/a",
            ".env",
        ):
            archive.writestr(name, "words")
        archive.writestr(link, "/etc/passwd")
    document = reading(file.getvalue())
    assert json.loads(document.metadata["files"]) == [["ok/a.md", "ok/a.md"]]
    assert document.text.count("leads out of the archive") == 4
    assert "because it is a link" in document.text and "archive within an archive" in document.text


def test_a_styles_part_with_a_million_styles_is_no_trouble(reading):
    styles = f"<w:styles {W}>" + '<w:style w:styleId="a"/>' * 100_000 + "</w:styles>"
    assert "word" in reading(docx(paragraph("word"), {"styles.xml": styles})).text
