"""Texts of many kinds are read as what they are: no marks of a format, no line that was broken or glued."""

# ruff: noqa: E501 - a fixture is one line, as long as it is

import io
import json
import zipfile

import pytest

from wikimind.errors import Unreadable
from wikimind.extract import read
from wikimind.extract.hints import Hints
from wikimind.extract.sniff import sniff


@pytest.fixture
def reading(tmp_path):
    def reading(data: str | bytes, name: str):
        path = tmp_path / "file"
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return read(path, sniff(path.read_bytes()[:65536], name), hints=Hints(name))

    return reading


def blocks(document):
    return [(b.kind, document.block_text(b)) for b in document.blocks]


CASES = {
    "kiln.csv": (
        'sep=;\nDay;Heat;Note\n3 May;;"dry; clear"\n',
        [("table", "Day\tHeat\tNote\n3 May\t\tdry; clear")],
    ),
    "kiln.tex": (
        "\\documentclass{article}\\begin{document}\\section{Ash}A \\emph{glaze}~of 5\\% ash % mine\nand "
        "$v=1$.\\begin{itemize}\\item One\\end{itemize}\\end{document}",
        [("heading", "Ash"), ("paragraph", "A glaze of 5% ash and $v=1$."), ("list", "One")],
    ),
    "kiln.org": (
        "#+TITLE: Kilns\n* TODO Fire it :hot:\nAt *dawn* with\n[[https://x.test][dry wood]].\n# mine\n",
        [("heading", "Fire it"), ("paragraph", "At dawn with dry wood.")],
    ),
    "kiln.rst": (
        "Kilns\n=====\n\n.. note:: Mind the ``door``.\n\nSee :ref:`the ash <ash>` and *fire*::\n\n    x = 1\n",
        [
            ("heading", "Kilns"),
            ("paragraph", "Mind the door."),
            ("paragraph", "See the ash and fire:"),
            ("code", "x = 1"),
        ],
    ),
    "kiln.adoc": (
        "= Kilns\n\n== Ash\n\nA *hot* link:x.html[page].\n\n* one\n\n|===\n|A |B\n\n|\n|2\n|===\n",
        [
            ("heading", "Kilns"),
            ("heading", "Ash"),
            ("paragraph", "A hot page."),
            ("list", "one"),
            ("table", "A\tB\n\t2"),
        ],
    ),
    "kiln.ipynb": (
        json.dumps(
            {
                "cells": [
                    {"cell_type": "markdown", "source": ["# Kilns\n", "Hot."]},
                    {"cell_type": "code", "source": "f()", "outputs": [{"data": {"image/png": "AA"}}]},
                ],
                "nbformat": 4,
            }
        ),
        [("heading", "Kilns"), ("paragraph", "Hot."), ("code", "f()")],
    ),
    "bookmarks.html": (
        "<!DOCTYPE NETSCAPE-Bookmark-file-1><H1>Marks</H1><DL><p><DT><H3>Kilns</H3><DL><p>"
        '<DT><A HREF="https://x.test/k">How to fire</A><DD>Long</DL></DL>',
        [("heading", "Kilns"), ("list", "How to fire (https://x.test/k)"), ("paragraph", "Long")],
    ),
    "kiln.opml": (
        '<?xml version="1.0"?><opml><head><title>Kilns</title></head><body><outline text="Ash">'
        '<outline text="Oak" _note="Hot"/></outline></body></opml>',
        [("heading", "Ash"), ("list", "Oak"), ("paragraph", "Hot")],
    ),
    "My Clippings.txt": (
        "Das Salz (I. M.)\n- Ihre Markierung auf Seite 14 | Hinzugefügt am 3. Mai 2021\n\nSalz war teuer.\n==========\n",
        [
            ("heading", "Das Salz (I. M.)"),
            ("byline", "Ihre Markierung auf Seite 14 | Hinzugefügt am 3. Mai 2021"),
            ("paragraph", "Salz war teuer."),
        ],
    ),
    "chat.txt": (
        "03.05.21, 10:11 - Ana: Is it hot?\n03.05.21, 10:12 - Ben: Yes.\nQuite.\n",
        [
            ("paragraph", "03.05.21, 10:11 - Ana: Is it hot?"),
            ("paragraph", "03.05.21, 10:12 - Ben: Yes.\nQuite."),
        ],
    ),
    "kiln.log": (
        "2021-05-01 10:00:00 ERROR kiln[1]: too hot\n2021-05-01 10:00:01 ERROR kiln[1]: still too hot\n",
        [
            (
                "code",
                "2021-05-01 10:00:00 ERROR kiln[1]: too hot\n2021-05-01 10:00:01 ERROR kiln[1]: still too hot",
            )
        ],
    ),
    "letter.eml": (
        "From: Ana <a@x.test>\nTo: Ben <b@x.test>\nSubject: =?utf-8?q?=C3=96fen?=\nMIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=utf-8\n\nIt is hot.\n",
        [
            ("heading", "Öfen"),
            ("byline", "From: Ana <a@x.test>\nTo: Ben <b@x.test>"),
            ("paragraph", "It is hot."),
        ],
    ),
    "kiln.py": ('"""Fires a kiln."""\n\nx = 1\n', [("paragraph", "Fires a kiln."), ("code", "x = 1")]),
    "data.json": (
        '[{"day": "3 May", "heat": 1.10}, {"day": "4 May"}]',
        [("table", "day\theat\n3 May\t1.10\n4 May")],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_each_kind_is_read_as_what_it_is(reading, name):
    text, wanted = CASES[name]
    assert blocks(reading(text, name)) == wanted


def test_verse_and_addresses_keep_their_lines_and_wrapped_prose_loses_them(reading):
    verse = "The kiln is cold\nand the night is long,\nthe potter sleeps\nto the kettle's song.\n"
    assert reading(verse, "a.txt").text == verse.strip()
    wrapped = "Der Ofen wurde im Mai gebaut und brannte sechs\nTage lang, bis der Regen kam und das Dach über\nihm einstürzte.\n"
    assert "sechs Tage lang, bis der Regen kam und das Dach über ihm" in reading(wrapped, "b.txt").text
    assert "水車小屋" in reading("水の力で回る古い水車小\n屋が谷の奥に今も残って\nいる。", "c.txt").text


def test_notes_of_a_vault_are_called_by_their_names_and_keep_what_is_private_to_themselves(reading):
    text = (
        "---\naliases: [water butt]\ntags: [garden]\n---\n## Tasks\n\nFed from ==the roof==, see [[Compost heap#Turning|the heap]]. ^a1\n\n"
        "%% ask the neighbour %%\n\n> [!tip] Lid\n> Keep it shut.\n\n`[[code]]` stays. #rain/barrel\n"
    )
    found = reading(text, "Rain barrel.md")
    assert found.title == "Rain barrel"
    assert found.metadata == {
        "aliases": "water butt",
        "tags": "garden, rain/barrel",
        "links": "Compost heap",
    }
    assert "neighbour" not in found.text and "==" not in found.text and "^a1" not in found.text
    assert ("paragraph", "Lid") in blocks(found) and "[[code]] stays." in found.text
    assert [note.sentence for note in found.notes] == ["1 private remark was left out."]


@pytest.mark.parametrize(
    "front",
    [
        '+++\ntitle = "Tea"\n+++\n',
        '{\n"title": "Tea"\n}\n\n',
        "% Tea\n% A. Person\n\n",
        "title: Tea\nauthor: A\n\n",
        "---\ntitle: Tea\n---\n",
    ],
)
def test_what_stands_before_the_text_is_no_text(reading, front):
    found = reading(f"{front}Green leaves are dried.\n", "x.md")
    assert (found.title, found.text) == ("Tea", "Green leaves are dried.")


def test_a_box_of_a_task_is_no_word_and_brackets_within_a_sentence_are(reading):
    made = reading("- [x] Fire the kiln\n- [ ] Cool it\n\nPress [x] to close the kiln.", "tasks.md")
    assert made.text == "Fire the kiln\n\nCool it\n\nPress [x] to close the kiln."


def test_html_in_markdown_is_read_as_html(reading):
    found = reading(
        "# Valves\n\n<table><tr><th>Valve</th><th>Torque</th></tr>\n\n<tr><td></td><td>8&nbsp;Nm</td></tr></table>\n\n"
        "Caf&eacute; H<sub>2</sub>O<br>next\n",
        "valves.md",
    )
    assert blocks(found)[1:] == [("table", "Valve\tTorque\n\t8 Nm"), ("paragraph", "Café H₂O\nnext")]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Привет, мир. Ключ под ковром.", "cp1251"),
        ("Привет, мир. Ключ под ковром.", "koi8-r"),
        ("Маяк построен давно и светит.", "utf-16-le"),
        ("水车坊立在河边。水很冷，面粉很白。村里的人每天都在那里磨面。", "utf-16-be"),
        ("水车坊立在河边。水很冷，面粉很白。村里的人每天都在那里磨面。", "utf-16-le"),
        ("鍵はマットの下にあります。灯台は明るい。", "utf-16-be"),
        ("Το κλειδί είναι κάτω από το χαλί.", "cp1253"),
        ("Le café est fermé l'été à Nîmes.", "cp1252"),
        ("鍵はマットの下にあります。灯台は明るい。", "iso2022_jp"),
        ("鍵はマットの下にあります。灯台は明るい。", "cp932"),
        ("열쇠는 카펫 아래에 있습니다.", "cp949"),
        ("กุญแจอยู่ใต้พรม", "tis-620"),
    ],
)
def test_a_short_text_in_an_older_encoding_is_read_right(reading, text, encoding):
    assert reading(text.encode(encoding), "a.txt").text == text


def test_an_encoding_that_nothing_tells_is_asked_for(reading):
    with pytest.raises(Unreadable, match="UTF-8"):
        reading("A kulcs a szőnyeg alatt.".encode("cp1250"), "a.txt")


def test_a_saved_page_with_its_parts_is_read_as_the_page(reading):
    made = reading(
        "From: <Saved by a browser>\r\nSubject: The mill\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\n'
        "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        '<html><head><meta charset=3D"utf-8"><title>The mill</title></head><body><article><h1>The mill</h1>'
        "<p>The M=C3=BChle stands by the river and grinds rye for the whole village.</p></article></body>"
        "</html>\r\n--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n"
        "--b--\r\n",
        "mill.mht",
    )
    assert made.title == "The mill"
    assert blocks(made) == [
        ("heading", "The mill"),
        ("paragraph", "The Mühle stands by the river and grinds rye for the whole village."),
    ]


@pytest.mark.parametrize(
    ("data", "name", "advice"),
    [
        ('<?xml version="1.0"?><rss version="2.0"><channel/></rss>', "news.xml", "pages that it lists"),
        ('<rss version="2.0"><channel/></rss>', "news.rss", "pages that it lists"),
        ('<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title></feed>', "a.xml", "pages that it lists"),
        ('<?xml version="1.0"?><stock><kiln/></stock>', "stock.xml", "from its own program"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "__nameid_version1.0".encode("utf-16-le"),
            "letter.msg",
            "an Outlook message.*EML",
        ),
    ],
)
def test_files_that_are_not_read_are_refused_with_what_to_do(reading, data, name, advice):
    with pytest.raises(Unreadable, match=advice):
        reading(data, name)


def test_an_archive_shows_names_of_older_systems_and_leaves_machinery_alone(reading):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in ("Garden/Note.md", ".obsidian/app.json", ".trash/old.md"):
            archive.writestr(name, "words")
        archive.writestr(zipfile.ZipInfo("Заметки.txt".encode("cp866").decode("cp437")), "words")
    data = bytearray(file.getvalue())
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):  # without the flag of UTF-8, as older programs pack
        at, offset = 0, 6 if mark == b"PK\x03\x04" else 8
        while (at := data.find(mark, at)) >= 0:
            size, start = (data[at + 26], at + 30) if offset == 6 else (data[at + 28], at + 46)
            if data[at + offset + 1] & 8:
                raw = bytes(data[start : start + size]).decode().encode("cp437")
                assert len(raw) <= size
            at += 4
    found = reading(bytes(data), "vault.zip")
    shown = [name for _, name in json.loads(found.metadata["files"])]
    assert "Garden/Note.md" in shown and not any("obsidian" in name or "trash" in name for name in shown)
    assert ".obsidian: left out" in found.text


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"{\\rtf1 x}", "a.rtf", "DOCX"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.doc", "DOCX"),
        (bytes(60) + b"BOOKMOBI" + bytes(40), "a.mobi", "EPUB"),
        (b"bplist00" + bytes(40), "a.webarchive", "browser"),
    ],
)
def test_what_is_not_read_is_refused_with_what_to_do(data, name, words):
    with pytest.raises(Unreadable, match=words):
        sniff(data, name)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "[Script Info]\n\n[V4+ Styles]\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\nDialogue: 0,0:00:01.00,0:00:02.00,Default,Ana,0,0,0,,{\\i1}It is\\Nhot.\n",
            "Ana: It is hot.",
        ),
        ("1\n00:00:01,5 --> 00:00:02,50\nIt is hot\n\nand dry.\n", "It is hot and dry."),
    ],
)
def test_subtitles_of_every_kind_are_read(reading, text, wanted):
    assert reading(text, "a.ass").text == wanted
