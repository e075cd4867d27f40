"""Cells stand in their columns and show what the sheet shows; what is not read is told."""

# ruff: noqa: E501 - a fixture is one line, as long as it is

import io
import zipfile

from tests.extract.office_files import W, docx, paragraph, pptx, shape, xlsx, zipped
from wikimind.extract import read
from wikimind.extract.hints import Hints
from wikimind.extract.sniff import sniff


def document(tmp_path, data, name="file"):
    path = tmp_path / "file"
    path.write_bytes(data)
    return read(path, sniff(data[:65536], name), hints=Hints(name))


def texts(found, kind):
    return [found.block_text(block) for block in found.blocks if block.kind == kind]


def test_a_cell_stays_below_its_heading_and_the_sheet_is_called_by_its_file(tmp_path):
    rows = (
        '<row><c r="B1" t="str"><v>Loom</v></c><c r="C1" t="str"><v>Served</v></c><c r="D1" t="str"><v>Scrapped</v></c></row>'
        '<row><c r="B2" t="str"><v>A</v></c><c r="D2" t="str"><v>4 May</v></c></row>'
    )
    found = document(tmp_path, xlsx({"Sheet1": rows}), "Looms 2019.xlsx")
    assert texts(found, "table") == ["Loom\tServed\tScrapped\nA\t\t4 May"]
    assert found.title == "Looms 2019"


def test_a_document_within_a_document_is_read_with_its_notes(tmp_path):
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>margin</w:t></w:r></w:p>"
    note = f"<w:footnotes {W}><w:footnote>{paragraph('Glass was dear.')}</w:footnote></w:footnotes>"
    inner = docx(paragraph("Panes of the north wall.") + hidden, {"footnotes.xml": note})
    chunk = '<w:altChunk xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1"/>'
    found = document(tmp_path, docx(paragraph("Windows.") + chunk, {"afchunk.docx": inner}))
    assert texts(found, "paragraph") == ["Windows.", "Panes of the north wall.", "Glass was dear."]
    assert [note.kind for note in found.notes] == ["hidden"]
    broken = document(tmp_path, docx(paragraph("Windows.") + chunk, {"afchunk.docx": inner[:300]}))
    assert texts(broken, "paragraph") == ["Windows."]
    assert [note.kind for note in broken.notes] == ["embedded"]


def test_a_hidden_slide_is_left_out_and_told(tmp_path):
    slides = pptx(shape("Kilns", place="title"), shape("Costs"), shape("Thanks"))
    with zipfile.ZipFile(io.BytesIO(slides)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["ppt/slides/slide2.xml"] = parts["ppt/slides/slide2.xml"].replace(
        b"<p:sld ", b'<p:sld show="0" ', 1
    )
    found = document(tmp_path, zipped(parts))
    assert found.text == "Kilns\n\nThanks"
    assert found.page_at(found.text.index("Thanks")) == 3
    assert [(note.kind, note.where) for note in found.notes] == [("slide", "on page 2")]


def test_numbers_show_as_the_sheet_shows_them(tmp_path):
    codes = ["0.0%", "[h]:mm", "00000", "#,##0.00", "d mmmm yyyy"]
    formats = "".join(f'<numFmt numFmtId="{170 + n}" formatCode="{code}"/>' for n, code in enumerate(codes))
    styles = (
        f"<numFmts>{formats}</numFmts><cellXfs>"
        + "".join(f'<xf numFmtId="{170 + n}"/>' for n in range(5))
        + "</cellXfs>"
    )
    values = ("0.075", "1.5", "42", "1234567.5", "43589")
    row = "".join(f'<c s="{n}"><v>{value}</v></c>' for n, value in enumerate(values))
    found = document(
        tmp_path, xlsx({"a": f"<row>{row}<c><v>0.30000000000000004</v></c></row>"}, styles=styles)
    )
    assert texts(found, "table") == ["7.5%\t36:00\t00042\t1,234,567.50\t4 May 2019\t0.3"]


def test_rows_and_cells_in_content_controls_and_merged_cells_keep_their_columns(tmp_path):
    cell = "<w:tc><w:tcPr>{}</w:tcPr>{}</w:tc>"
    row = "<w:tr>{}</w:tr>"
    body = "<w:tbl>" + row.format("".join(cell.format("", paragraph(t)) for t in "ABC"))
    held = row.format(
        "<w:sdt><w:sdtContent>"
        + cell.format("", paragraph("1"))
        + "</w:sdtContent></w:sdt>"
        + cell.format("", paragraph("2"))
    )
    wide = row.format(
        cell.format('<w:gridSpan w:val="2"/>', paragraph("wide")) + cell.format("", paragraph("end"))
    )
    found = document(
        tmp_path, docx(body + f"<w:sdt><w:sdtContent>{held}</w:sdtContent></w:sdt>{wide}</w:tbl>")
    )
    assert texts(found, "table") == ["A\tB\tC\n1\t2\nwide\t\tend"]


def test_a_style_based_on_a_heading_is_one_and_hidden_and_deleted_words_are_told(tmp_path):
    styles = (
        f'<w:styles {W}><w:style w:styleId="H"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:styleId="Own"><w:name w:val="Ours"/><w:basedOn w:val="H"/></w:style></w:styles>'
    )
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>margin</w:t></w:r><w:r><w:t>Heating.</w:t></w:r>"
    deleted = "<w:del><w:r><w:delText>old</w:delText></w:r></w:del></w:p>"
    data = docx(paragraph("Walls", '<w:pStyle w:val="Own"/>') + hidden + deleted, {"styles.xml": styles})
    found = document(tmp_path, data)
    assert (texts(found, "heading"), texts(found, "paragraph")) == (["Walls"], ["Heating."])
    assert [note.kind for note in found.notes] == ["hidden", "deletion"]


def test_equations_of_word_are_a_line_of_characters(tmp_path):
    m = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    run = "<m:r><m:t>{}</m:t></m:r>"
    formula = (
        f"<m:oMath {m}>{run.format('E=')}<m:f><m:num>{run.format('1')}</m:num><m:den>{run.format('2')}</m:den></m:f>"
        f"{run.format('m')}<m:sSup><m:e>{run.format('v')}</m:e><m:sup>{run.format('2')}</m:sup></m:sSup></m:oMath>"
    )
    found = document(tmp_path, docx(f"<w:p><w:r><w:t>Thus </w:t></w:r>{formula}</w:p>"))
    assert found.text == "Thus E = ½mv²"


def test_an_opendocument_text_and_sheet_are_read_as_they_show(tmp_path):
    names = " ".join(
        f'xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{p}:1.0"' for p in ("office", "text", "table")
    )
    text = '<text:h text:outline-level="1">Kilns</text:h><text:p>Fired <text:s text:c="2"/>twice.</text:p>'
    body = f"<office:document-content {names}><office:body><office:text>{text}</office:text></office:body></office:document-content>"
    kind = "application/vnd.oasis.opendocument.text"
    found = document(tmp_path, zipped({"mimetype": kind, "content.xml": body}, stored=("mimetype",)), "a.odt")
    assert (found.title, found.text) == ("Kilns", "Kilns\n\nFired twice.")
    row = '<table:table-row><table:table-cell><text:p>Ash</text:p></table:table-cell><table:table-cell table:number-columns-repeated="2"/><table:table-cell><text:p>7.5%</text:p></table:table-cell></table:table-row>'
    sheet = f'<office:spreadsheet><table:table table:name="S">{row}</table:table></office:spreadsheet>'
    body = f"<office:document-content {names}><office:body>{sheet}</office:body></office:document-content>"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    found = document(
        tmp_path, zipped({"mimetype": kind, "content.xml": body}, stored=("mimetype",)), "Heat.ods"
    )
    assert (found.title, texts(found, "table")) == ("Heat", ["Ash\t\t\t7.5%"])


def test_the_same_text_with_other_line_ends_is_one_source_and_notes_are_shown(client, feed, work):
    text = "# Kilns\n\nA kiln of brick stands on the ridge and is fired twice a year.\n\n%% mine %%\n"
    source = feed(text, "a.md")
    assert feed(text.replace("\n", "\r\n"), "b.md").id == source.id
    assert feed("\ufeff" + text, "c.md").id == source.id
    work()
    assert "1 private remark was left out." in client.get(f"/s/main/sources/{source.id}").text
    notes = client.get(f"/api/v1/spaces/main/sources/{source.id}").json["notes"]
    assert notes == [
        {"kind": "private", "count": 1, "where": "", "sentence": "1 private remark was left out."}
    ]
