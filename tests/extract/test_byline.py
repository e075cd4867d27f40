"""Who wrote a document, when and where it appeared: read alike, whatever the file, and never guessed."""

import json
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.extract.office_files import docx, paragraph
from wikimind.extract import read
from wikimind.extract.byline import Byline, byline_of, names_in
from wikimind.extract.dates import iso_date
from wikimind.extract.document import BYLINE, HEADING, PARAGRAPH, Document, DocumentBuilder
from wikimind.extract.hints import Hints

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BODY = "The mill stands at the creek. Its wheel turns twice a day, and it grinds two tons of grain in a tide."


@pytest.fixture
def byline(tmp_path: Path):
    """The byline of a file with that content."""

    def byline(content: str, media_type: str, name: str = "file") -> Byline:
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        return byline_of(read(path, media_type, hints=Hints(name)))

    return byline


def page(head: str, body: str = "") -> str:
    text = f"<article><h1>The mill</h1>{body}<p>{BODY}</p></article>"
    return f"<html><head>{head}</head><body>{text}</body></html>"


LINKED_DATA = json.dumps(
    {"@type": "NewsArticle", "author": [{"name": "Ann Lee"}], "datePublished": "2024-05-17T08:00:00Z"}
)
MAIL = EmailMessage()
MAIL["From"], MAIL["Date"], MAIL["Subject"] = (
    "Ann Lee <ann@mill.example>",
    "Fri, 17 May 2024 09:00:00 +0200",
    "Mill",
)
MAIL.set_content(BODY)
NOTEBOOK = {"metadata": {"authors": [{"name": "Ann Lee"}], "date": "2024-05-17"}, "cells": []}
NOTEBOOK["cells"] = [{"cell_type": "markdown", "source": f"# Mill\n\n{BODY}"}]


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (page('<meta name="author" content="Ann Lee"><meta name="date" content="2024-05-17">'), "text/html"),
        (page(f'<script type="application/ld+json">{LINKED_DATA}</script>'), "text/html"),
        (
            page(
                "", '<p class="byline">By Ann Lee</p><time class="published" datetime="2024-05-17">May</time>'
            ),
            "text/html",
        ),
        (f"---\nauthor: Ann Lee\ndate: 2024-05-17\n---\n{BODY}", "text/markdown"),
        (f'+++\nauthors = ["Ann Lee"]\ndate = 2024-05-17\n+++\n{BODY}', "text/markdown"),
        (f"Title: Mill\nAuthor: Ann Lee\nDate: 17 May 2024\n\n{BODY}", "text/markdown"),
        (f"Mill\n====\n\n:Author: Ann Lee\n:Date: 17-May-2024\n\n{BODY}", "text/x-rst"),
        (f"#+TITLE: Mill\n#+AUTHOR: Ann Lee\n#+DATE: <2024-05-17 Fri>\n\n{BODY}", "text/x-org"),
        (f"= Mill\nAnn Lee <ann@mill.example>\n:revdate: 2024-05-17\n\n{BODY}", "text/x-asciidoc"),
        (
            "\\title{Mill}\\author{Ann Lee}\\date{May 17, 2024}"
            f"\\begin{{document}}{BODY}\\end{{document}}",
            "text/x-tex",
        ),
        (MAIL.as_string(), "message/rfc822"),
        (json.dumps(NOTEBOOK), "application/x-ipynb+json"),
        (
            "<opml><head><ownerName>Ann Lee</ownerName><dateCreated>17 May 2024 08:00</dateCreated>"
            f'</head><body><outline text="{BODY}"/></body></opml>',
            "text/x-opml",
        ),
        (f"Автор: Ann Lee\nДата: 17 мая 2024\n\n{BODY}", "text/plain"),
        (f"作者：Ann Lee\n日期：2024年5月17日\n\n{BODY}", "text/plain"),
    ],
)
def test_every_reader_tells_author_and_date_in_one_shape(content, media_type, byline):
    found = byline(content, media_type)
    assert (found.authors, found.published) == (("Ann Lee",), "2024-05-17")


def test_an_office_file_tells_who_made_it_and_when(tmp_path):
    path = tmp_path / "mill.docx"
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        "<dc:creator>Ann Lee</dc:creator><dcterms:created>2024-05-17T08:00:00Z</dcterms:created>"
        "</cp:coreProperties>"
    )
    path.write_bytes(docx(paragraph(BODY), **{"docProps/core.xml": core}))
    found = byline_of(read(path, DOCX))
    assert (found.author, found.published) == ("Ann Lee", "2024-05-17")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("17. Mai 2024", "2024-05-17"), ("17 de mayo de 2024", "2024-05-17"),
        ("17 мая 2024 г.", "2024-05-17"), ("17 mai 2024", "2024-05-17"), ("17 Μαΐου 2024", "2024-05-17"),
        ("17 مايو 2024", "2024-05-17"), ("2024年5月17日", "2024-05-17"), ("2024년 5월 17일", "2024-05-17"),
        ("May 2024", "2024-05"),
        ("June 19-24, 2011", "2011-06"), ("04/05/2024", "2024"), ("4.5.2024", "2024-05-04"),
        ("2024-02-31", ""), ("9999", ""), ("1970-01-01T00:00:00Z", ""), ("yesterday", ""),
    ],
)  # fmt: skip
def test_a_date_is_as_exact_as_what_is_written(text, date):
    assert iso_date(text) == date


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Анна Ли и Бо Эк", ("Анна Ли и Бо Эк",)),
        ("Άννα Λη; Μπο Εκ", ("Άννα Λη", "Μπο Εκ")),
        ("آن لي، بو إك", ("آن لي", "بو إك")),
        ("王芳、李伟", ("王芳", "李伟")),
        ("आन ली, बो एक", ("आन ली", "बो एक")),
        ("by Ann Lee, Bo Ek, and Cy Oh", ("Ann Lee", "Bo Ek", "Cy Oh")),
        ("administrator", ()),
        ("mill.docx", ()),
    ],
)
def test_names_are_told_apart_in_any_script(text, names):
    assert names_in(text) == names


def paper(metadata: dict[str, str], *lines: str) -> Document:
    builder = DocumentBuilder()
    builder.add(HEADING, "Tide mills", level=1)
    for line in lines:
        builder.add(BYLINE, line)
    builder.add(PARAGRAPH, BODY)
    return builder.build(title="Tide mills", metadata={"producer": "pdfTeX", **metadata})


def test_what_a_pdf_prints_counts_and_its_fields_only_where_it_prints_the_same():
    imprint = "Proceedings of the 4th Meeting on Mills, pages 1–9, Bree, June 19-24, 2011. ©"
    found = byline_of(
        paper(
            {"author": "joe@host.example Joe Clerk", "creationdate": "D:20191105"},
            "Ann Lee∗ and Bo Ek† University of Bree",
            imprint,
        )
    )
    assert found.authors == ("Ann Lee", "Bo Ek")
    assert (found.site, found.published) == ("Proceedings of the 4th Meeting on Mills", "2011-06")


def test_the_day_a_pdf_was_made_is_no_date_of_publication_unless_the_page_names_the_year():
    assert byline_of(paper({"creationdate": "D:20191105"}, "Ann Lee")).published == ""
    assert byline_of(paper({"creationdate": "D:20191105"}, "Ann Lee", "Bree 2019")).published == "2019"


def test_a_site_is_no_author_and_a_title_no_site(byline):
    head = (
        '<meta property="og:site_name" content="Mill Weekly"><meta name="author" content="Mill Weekly">'
        '<link rel="canonical" href="https://weekly.mill.example/2024/05/17/mill">'
        "<title>The mill – Weekly Mill</title>"
    )
    found = byline(page(head), "text/html")
    assert found == Byline((), "2024-05-17", "Mill Weekly", "https://weekly.mill.example/2024/05/17/mill")
    title = "The mill that turns twice a day"
    whole = f'<title>{title}</title><meta property="og:site_name" content="{title}">'
    address = '<link rel="canonical" href="https://www.mill.example/a">'
    assert byline(page(whole + address), "text/html").site == "mill.example"


def test_a_title_loses_the_name_by_which_its_address_knows_the_site(tmp_path):
    path = tmp_path / "page.html"
    head = '<title>About creeks – Tidewheel Society</title><link rel="canonical" href="https://tidewheel.example/a">'
    path.write_text(f"<html><head>{head}</head><body><p>{BODY}</p></body></html>")
    assert read(path, "text/html").title == "About creeks"


def test_the_day_in_the_path_of_a_post_is_its_date_where_it_names_no_other(byline):
    assert byline(f"---\npath: news/2023/07/21/mill\n---\n{BODY}", "text/markdown").published == "2023-07-21"
    dated = f"---\npath: news/2023/07/21/mill\ndate: 2024\n---\n{BODY}"
    assert byline(dated, "text/markdown").published == "2024"
