"""Word, PowerPoint, Excel, EPUB and SVG: their words with their structure and their places."""

import pytest

from tests.extract.office_files import W, docx, epub, paragraph, pptx, relations, shape, xlsx, zipped
from wikimind.errors import Unreadable
from wikimind.extract import read
from wikimind.extract.sniff import DOCX, EPUB, PPTX, SVG, XLSX, ZIP, sniff

STYLES = (
    f"<w:styles {W}>"
    '<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="Own"><w:name w:val="My style"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    "</w:styles>"
)
CORE = (
    '<c:coreProperties xmlns:c="x" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>From the properties</dc:title><dc:creator>Ann Author</dc:creator></c:coreProperties>"
)


def style(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


@pytest.fixture
def blocks(tmp_path):
    """Read bytes as the doors do; the document and its blocks as (kind, text)."""

    def blocks(data, name="file"):
        path = tmp_path / name
        path.write_bytes(data)
        document = read(path, sniff(data[:65536], name))
        return document, [(block.kind, document.block_text(block)) for block in document.blocks]

    return blocks


def test_a_word_document_keeps_headings_lists_and_tables(blocks):
    cell = "<w:tc>{}</w:tc>"
    row = "<w:tr>{}{}</w:tr>"
    body = (
        paragraph("Kelp forests", style("Titel"))
        + paragraph("Where they grow", style("berschrift1"))
        + paragraph("Along cold coasts.")
        + paragraph("one", "<w:numPr/>")
        + paragraph("Deeper", style("Own"))
        + "<w:tbl>"
        + row.format(cell.format(paragraph("a")), cell.format(paragraph("b")))
        + row.format(cell.format(paragraph("c")), cell.format(paragraph("d") + paragraph("e")))
        + "</w:tbl>"
    )
    document, found = blocks(docx(body, {"styles.xml": STYLES}, **{"docProps/core.xml": CORE}))
    assert found == [
        ("heading", "Kelp forests"),
        ("heading", "Where they grow"),
        ("paragraph", "Along cold coasts."),
        ("list", "one"),
        ("heading", "Deeper"),
        ("table", "a\tb\nc\td e"),
    ]
    assert [block.level for block in document.blocks if block.level] == [1, 1, 2]
    assert document.title == "Kelp forests" and document.metadata["author"] == "Ann Author"


def test_what_was_deleted_or_is_no_text_stays_out_of_a_word_document(blocks):
    body = (
        "<w:p><w:r><w:t>Kept </w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>added</w:t></w:r></w:ins><w:r><w:instrText>HYPERLINK evil</w:instrText></w:r>"
        "<w:r><w:br/><w:t>next</w:t><w:tab/><w:t>word</w:t></w:r></w:p>"
        "<w:p><mc:AlternateContent><mc:Choice><w:r><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p>"
        "</w:txbxContent></w:r></mc:Choice><mc:Fallback><w:r><w:txbxContent><w:p><w:r><w:t>In a box"
        "</w:t></w:r></w:p></w:txbxContent></w:r></mc:Fallback></mc:AlternateContent></w:p>"
    )
    notes = f"<w:footnotes {W}><w:footnote>{paragraph('A note below.')}</w:footnote></w:footnotes>"
    _, found = blocks(docx(body, {"footnotes.xml": notes}))
    assert [text for _, text in found] == ["Kept added\nnext word", "In a box", "A note below."]


def test_each_slide_is_a_page_with_its_title_first(blocks):
    table = (
        "<p:graphicFrame><a:tbl><a:tr><a:tc><a:txBody><a:p><a:r><a:t>x</a:t></a:r></a:p></a:txBody></a:tc>"
        "<a:tc><a:txBody><a:p><a:r><a:t>y</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl></p:graphicFrame>"
    )
    second = (
        shape("one", "two", place="") + shape("7", place="sldNum") + table + shape("Second", place="title")
    )
    document, found = blocks(pptx(shape("Deck", place="ctrTitle"), "", second + shape("free")))
    assert found == [
        ("heading", "Deck"),
        ("heading", "Second"),
        ("list", "one"),
        ("list", "two"),
        ("table", "x\ty"),
        ("paragraph", "free"),
    ]
    assert (document.title, document.page_count) == ("Deck", 3)
    assert document.page_at(document.text.index("Second")) == 3


def test_a_speaker_s_notes_stand_with_their_slide(blocks):
    parts = {
        "ppt/slides/_rels/slide1.xml.rels": relations(
            "../notesSlides/notesSlide1.xml", external="http://evil"
        ),
        "ppt/notesSlides/notesSlide1.xml": '<p:notes xmlns:p="p" xmlns:a="a"><p:sp><p:nvSpPr><p:nvPr>'
        '<p:ph type="body"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>Say this</a:t></a:r></a:p>'
        "</p:txBody>"
        "</p:sp></p:notes>",
    }
    document, found = blocks(pptx(shape("Deck", place="title"), **parts))
    assert found[-1] == ("paragraph", "Say this") and document.page_at(len(document.text) - 1) == 1


def test_each_sheet_is_a_page_with_its_name_as_label(blocks):
    rows = (
        '<row><c t="s"><v>0</v></c><c t="inlineStr"><is><t>Cost</t></is></c></row><row><c/></row>'
        '<row><c t="str"><v>Tea</v></c><c s="1"><v>46086</v></c><c s="2"><v>46086.60418</v></c>'
        "<c><v>3.5</v></c>"
        '<c t="b"><v>1</v></c><c t="s"><v>99</v></c></row>'
    )
    strings = "<si><r><t>It</t></r><r><t>em</t></r><rPh><t>read aloud</t></rPh></si>"
    styles = (
        '<numFmts><numFmt numFmtId="170" formatCode="yyyy\\-mm\\-dd hh:mm"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs>'
    )
    document, found = blocks(xlsx({"Budget": rows, "Empty": "", "More": rows}, strings, styles))
    table = "Item\tCost\nTea\t2026-03-05\t2026-03-05 14:30\t3.5\tTRUE"
    assert found == [
        ("heading", "Budget"),
        ("table", table),
        ("heading", "Empty"),
        ("heading", "More"),
        ("table", table),
    ]
    assert document.labels == {1: "Budget", 2: "Empty", 3: "More"} and document.page_count == 3


def test_a_book_is_read_in_its_order_with_chapters_as_pages(blocks):
    chapters = {
        "b.xhtml": "<html><head><title>no</title></head><body><h1>One</h1>before<p>First <em>words</em>.</p>"
        "<ul><li>item</li><li><p>in a paragraph</p></li></ul><pre>code\n  here</pre>"
        "<script>no()</script></body></html>",
        "a%20b.xhtml": '<?xml version="1.0"?><!DOCTYPE html><html><body><div><h2>Two</h2><table><tr>'
        "<td>x</td>"
        "<td>y</td></tr></table><figure><figcaption>shown</figcaption></figure>caf&eacute;</div></body></html>",
    }
    data = epub(chapters, "<dc:title>The book</dc:title><dc:creator>Ann</dc:creator>")
    document, found = blocks(data)
    assert found[:6] == [
        ("heading", "One"),
        ("paragraph", "before"),
        ("paragraph", "First words."),
        ("list", "item"),
        ("list", "in a paragraph"),
        ("code", "code\n  here"),
    ]
    assert (document.title, document.metadata["author"], document.labels) == (
        "The book",
        "Ann",
        {1: "One", 2: "Two"},
    )


def test_a_book_s_names_may_be_written_as_addresses_are(blocks):
    document, found = blocks(epub({"a%20b.xhtml": ""}, **{"OEBPS/a b.xhtml": "<p>Words here, enough.</p>"}))
    assert found == [("paragraph", "Words here, enough.")] and document.page_count == 1


def test_a_locked_book_is_refused_and_one_with_scrambled_fonts_is_read(blocks):
    lock = '<encryption><EncryptedData><EncryptionMethod Algorithm="{}"/></EncryptedData></encryption>'
    chapter = {"a.xhtml": "<p>Words here, enough.</p>"}
    with pytest.raises(Unreadable, match="copy protection"):
        blocks(
            epub(
                chapter, **{"META-INF/encryption.xml": lock.format("http://www.w3.org/2001/04/xmlenc#aes256")}
            )
        )
    blocks(epub(chapter, **{"META-INF/encryption.xml": lock.format("http://www.idpf.org/2008/embedding")}))


def test_of_an_svg_image_only_the_words_are_read(blocks):
    svg = (
        b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><title>Chart</title>'
        b'<script>alert(1)</script><text x="1">Sales <tspan>rose</tspan></text><image href="http://evil/"/></svg>'
    )
    document, found = blocks(svg, "chart.svg")
    assert [text for _, text in found] == ["Chart", "Sales rose"] and document.title == "Chart"
    with pytest.raises(Unreadable, match="no text"):
        blocks(b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>')


@pytest.mark.parametrize(
    ("data", "name", "media_type"),
    [
        (docx(""), "x", DOCX),
        (pptx(""), "x", PPTX),
        (xlsx({}), "x", XLSX),
        (epub({}), "x", EPUB),
        (zipped({"a.md": "x"}), "x.zip", ZIP),
        (zipped({"big": bytes(70_000), "[Content_Types].xml": ""}, stored=("big",)), "x.docx", DOCX),
        (b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://x/svg11.dtd"><svg>', "x", SVG),
    ],
)
def test_a_file_is_known_by_its_content(data, name, media_type):
    assert sniff(data[:65536], name) == media_type
