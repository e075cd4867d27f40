"""Forms, notes, covers, titles and broken files: PDFs that are more than their pages."""

import io
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from tests.extract.pdf_files import coded, lines, made
from tests.extract.pdf_reading import LEFT, SENTENCE, document, notes, text
from wikimind.errors import Unreadable
from wikimind.extract.lines import squeezed
from wikimind.extract.pdf import reader
from wikimind.extract.pdf.render import picture, places

# Forms and notes

HELVETICA = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def form(*, secret: bool = False) -> bytes:
    content = lines(["Name of the vessel:", "Password:", "Insured:"], 72, 700, 12)
    flags = "/Ff 8192" if secret else ""
    fields = [
        "<< /Type /Annot /Subtype /Widget /FT /Tx /T (vessel) /V (Silver Heron) /DA (/Helv 12 Tf 0 g) /F 4"
        " /Rect [220 696 420 714] >>",
        f"<< /Type /Annot /Subtype /Widget /FT /Tx /T (word) /V (sesame) {flags} /DA (/Helv 12 Tf 0 g) /F 4"
        " /Rect [220 680 420 695] >>",
        "<< /Type /Annot /Subtype /Widget /FT /Btn /T (insured) /V /Yes /AS /Yes /F 4 /Rect [220 662 234 676]"
        " /AP << /N << /Yes << /Length 0 >> /Off << /Length 0 >> >> >> >>",
    ]
    numbers = " ".join(f"{number} 0 R" for number in (4, 5, 6))
    return made(
        [content],
        annotations=fields,
        root=f"/AcroForm << /Fields [{numbers}] /NeedAppearances true /DR << /Font << /Helv {HELVETICA} >> >>"
        " /DA (/Helv 12 Tf 0 g) >>",
    )


def test_values_that_were_filled_in_stand_beside_their_labels(tmp_path):
    found = text(tmp_path, form())
    assert "Name of the vessel:  Silver Heron" in found
    assert "sesame" in found
    assert "☐" in found or "☑" in found


def test_what_was_typed_into_a_field_for_passwords_is_not_read(tmp_path):
    assert "sesame" not in text(tmp_path, form(secret=True))


def typed(contents: str, box: str) -> str:
    return f"<< /Type /Annot /Subtype /FreeText /Contents {contents} /F 4 /Rect [{box}] >>"


def ink(path: Path, box: tuple[float, float, float, float]) -> bool:
    """Whether anything dark is drawn within the box, given in shares of the page."""
    from base64 import b64decode

    from PIL import Image

    image = Image.open(io.BytesIO(b64decode(picture(path, {"page": 1, "width": 600})["png"]))).convert("L")
    left, top, width, height = box
    wide, high = image.size
    part = image.crop(
        (int(left * wide), int(top * high), int((left + width) * wide), int((top + height) * high))
    )
    return part.getextrema()[0] < 128


def test_values_and_typed_notes_are_in_the_picture_where_they_are_boxed(tmp_path):
    note = typed("(Agreed price: 640 crowns)", "72 500 372 520")
    path = tmp_path / "file.pdf"
    for data, words in (
        (form(), "Silver Heron"),
        (made([lines([SENTENCE], 72, 700)], annotations=[note]), "640 crowns"),
    ):
        path.write_bytes(data)
        (boxes,) = places(path, {"page": 1, "stretches": [("", words, "")]})["boxes"]
        assert len(boxes) == 1
        assert ink(path, boxes[0])


def test_typed_notes_are_text_and_pinned_comments_are_counted(tmp_path):
    annotations = [
        typed("(Agreed price: 640 crowns)", "72 500 372 520"),
        typed("<feff6c348eca>", "72 470 372 490"),
        "<< /Type /Annot /Subtype /Text /Contents (Ask the plumber) /F 4 /Rect [400 700 420 720] >>",
    ]
    made_document = document(tmp_path, made([lines([SENTENCE], 72, 700)], annotations=annotations))
    assert "Agreed price: 640 crowns" in made_document.text
    assert "水車" in made_document.text
    assert "plumber" not in made_document.text
    assert "1 comment on page 1" in notes(made_document)


# Shells, and what a file carries


@pytest.mark.parametrize("words", ["Please wait...", "Bitte warten ..."])
def test_a_form_that_only_one_program_can_show_is_refused(tmp_path, words):
    shell = made(
        [lines([words], 72, 700)], root="/AcroForm << /Fields [] /XFA (<xdp/>) >> /NeedsRendering true"
    )
    with pytest.raises(Unreadable, match="XFA"):
        document(tmp_path, shell)


def with_attachment(data: bytes) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.add_attachment("prices.txt", b"640 crowns")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def test_a_cover_of_other_files_is_refused_and_a_file_with_an_attachment_says_so(tmp_path):
    cover = "For the best experience, open this PDF portfolio in Acrobat or Adobe Reader."
    with pytest.raises(Unreadable, match="cover of 1 file"):
        document(tmp_path, with_attachment(made([lines([cover], 72, 700)])))
    assert "1 embedded file" in notes(document(tmp_path, with_attachment(made([lines([SENTENCE], 72, 700)]))))


# What a PDF says of itself


def test_the_title_is_the_largest_heading_of_the_first_page_else_what_the_metadata_say(tmp_path):
    info = "/Title (On the mills of the valley) /Author (A. Miller)"
    titled = document(
        tmp_path, made([coded("Mills", None, "B", 60, 780, 20) + lines(LEFT, 60, 700)], info=info)
    )
    assert (titled.title, titled.metadata["author"]) == ("Mills", "A. Miller")
    assert document(tmp_path, made([lines(LEFT, 60, 700)], info=info)).title == "On the mills of the valley"
    assert (
        document(tmp_path, made([lines(LEFT, 60, 700)], info="/Title (Microsoft Word - draft7.doc)")).title
        == ""
    )


def test_a_title_in_a_description_of_its_own_is_found(tmp_path):
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(made([lines(LEFT, 60, 700)]))))
    writer.xmp_metadata = (
        b'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
        b' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">'
        b"The weir of 1890</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta>"
        b'<?xpacket end="w"?>'
    )
    file = io.BytesIO()
    writer.write(file)
    assert document(tmp_path, file.getvalue()).title == "The weir of 1890"


def test_pages_with_a_heading_each_and_nothing_else_are_read(tmp_path):
    pages = [coded(word, None, "B", 60, 715, 12) for word in ("Hello", "World", "Again")]
    outline = "/Outlines << /Type /Outlines >>"
    made_document = document(tmp_path, made(pages, root=outline))
    assert made_document.text.split() == ["Hello", "World", "Again"]


# Errors


def test_a_page_whose_layout_cannot_be_made_out_is_read_line_by_line(tmp_path, monkeypatch, caplog):
    laid_out = reader._laid_out

    def stumbling(shown, number, signs):
        if number == 1:
            raise OverflowError("a number that no C int holds")
        return laid_out(shown, number, signs)

    monkeypatch.setattr(reader, "_laid_out", stumbling)
    made_document = document(tmp_path, made([lines([SENTENCE], 60, 700), lines(LEFT, 60, 700)]))
    assert SENTENCE in made_document.text
    assert " ".join(LEFT) in squeezed(made_document.text)
    assert "layout of 1 page on page 1" in notes(made_document)
    assert "OverflowError" in caplog.text


def test_a_file_whose_structure_cannot_be_made_out_is_read_as_paragraphs(tmp_path, monkeypatch, caplog):
    def stumble(*_):
        raise ValueError("a part without its kind")

    monkeypatch.setattr(reader, "title_parts", stumble)
    made_document = document(tmp_path, made([lines([SENTENCE], 60, 700)]))
    assert made_document.text == SENTENCE
    assert "headings and tables could not be made out" in notes(made_document)
    assert "a part without its kind" in caplog.text


def test_numbers_beyond_all_bounds_harm_nothing(tmp_path):
    huge = "9" * 30
    content = f"BT /F {huge} Tf 1 0 0 1 72 700 Tm (Huge) Tj /F 11 Tf {huge} 0 0 1 72 600 Tm (Wide) Tj ET\n"
    content += lines([SENTENCE], 60, 500) + f"BT /F 11 Tf 1 0 0 1 -{huge} {huge} Tm (Far) Tj ET\n"
    assert SENTENCE in text(tmp_path, made([content]))
