"""The pages of a PDF as people see them: drawn, with what is quoted boxed, and nothing of the file sent."""

import io
import re
import time

import pytest
from reportlab.pdfgen.canvas import Canvas

from wikimind.extensions import db
from wikimind.models.queries.sources import claims_quoting, document_of
from wikimind.models.source import Source
from wikimind.storage import cache, current, raw_key

PNG = b"\x89PNG\r\n\x1a\n"
STORY = [
    "The river Ash drives four mills above the town of Ferrow.",
    "The oldest mill was built in 1602 by the widow Berta Lind.",
    "Its wheel turns eleven times a minute when the river is high.",
    "A flood in 1784 carried the wheel of the second mill to the sea.",
    "The third mill ground bark for tanners until the year 1911.",
    "Today the fourth mill gives light to three hundred houses.",
]


def a_pdf(pages: int = 2) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file)
    for number in range(1, pages + 1):
        canvas.setFont("Helvetica-Bold", 18)
        canvas.drawString(60, 780, "The mills of Ferrow" if number == 1 else f"Chapter {number}")
        canvas.setFont("Helvetica", 11)
        for at, sentence in enumerate(STORY):
            words = sentence if number == 1 else f"In chapter {number} we read: {sentence}"
            canvas.drawString(60, 740 - 30 * at, words)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


@pytest.fixture
def mills(compiled) -> Source:
    """A source of two pages that was read and compiled."""
    return db.session.get(Source, compiled(a_pdf(), "mills.pdf").source_id)


@pytest.fixture
def url(mills):
    return f"/s/main/sources/{mills.id}"


def boxes(page: str, which: str = "box here") -> list[tuple[float, ...]]:
    """The rectangles of the boxes of that class."""
    found = re.findall(rf'class="{which}".*?</(?:a|g)>', page, re.DOTALL)
    return [
        tuple(float(n) for n in re.findall(r'(?:x|y|width|height)="([\d.]+)"', rect))
        for one in found
        for rect in re.findall(r"<rect [^>]*>", one)
    ]


def test_a_claim_opens_its_page_drawn_with_its_words_boxed(client, mills, url):
    claim, _ = claims_quoting(mills)[0]
    page = client.get(f"{url}?claim={claim.id}").text
    assert f"{url}/pages/{claim.page}-900.png" in page
    assert len(boxes(page)) == 1
    assert page.count('id="claim"') == 1
    assert page.count('aria-current="true" data-quote') + page.count('class="here" aria-current="true"') == 1


def test_all_that_is_quoted_from_a_page_is_boxed_and_listed(client, mills, url):
    on_first = {claim.text for claim, _ in claims_quoting(mills) if claim.page == 1}
    page = client.get(f"{url}?page=1").text
    # Each sentence of the page stands on a line of its own, and a quote may be two of them.
    assert len(boxes(page, "box")) == sum(1 + quote.count(". ") for quote in on_first)
    assert all(text in page for text in on_first)


def test_a_passage_that_was_searched_for_is_boxed(client, mills, url, app):
    page = client.get(f"{url}?passage=1").text
    assert boxes(page)
    assert page.count('id="passage"') == 1


def test_a_page_is_a_picture_and_not_the_file(client, mills, url):
    answer = client.get(f"{url}/pages/2-900.png")
    assert answer.data.startswith(PNG)
    assert answer.mimetype == "image/png"
    assert "immutable" in answer.headers["Cache-Control"]
    assert "private" in answer.headers["Cache-Control"]
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_browser_that_has_the_picture_is_not_sent_it_again(client, mills, url):
    etag = client.get(f"{url}/pages/1-900.png").headers["ETag"]
    again = client.get(f"{url}/pages/1-900.png", headers={"If-None-Match": etag})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("name", ["0-900", "3-900", "1-901", "1-99999"])
def test_only_pages_and_widths_that_there_are_can_be_asked_for(client, mills, url, name):
    assert client.get(f"{url}/pages/{name}.png").status_code == 404


def test_pages_of_another_space_are_not_found(client, mills, url, other_space):
    assert client.get(url.replace("main", "other") + "/pages/1-900.png").status_code == 404


def test_a_source_that_is_no_pdf_has_no_pages_to_draw(client, tea_source):
    assert client.get(f"/s/main/sources/{tea_source.id}/pages/1-900.png").status_code == 404
    assert (
        "Pages" not in client.get(f"/s/main/sources/{tea_source.id}").text.split("<main")[1].split("pager")[0]
    )


def test_the_text_is_one_link_away_and_stays_chosen(client, mills, url):
    page = client.get(f"{url}?view=text").text
    assert "mark" in page
    assert "<img" not in page
    assert f'href="{url}?page=2&amp;view=text"' in page


def test_a_second_look_needs_no_drawing(client, mills, url, monkeypatch):
    claim, _ = claims_quoting(mills)[0]
    for address in (f"{url}?claim={claim.id}", f"{url}/pages/1-900.png"):
        first = client.get(address)
        monkeypatch.setattr("wikimind.web.sources.page_pictures.sandbox", None)
        assert client.get(address).data == first.data
        monkeypatch.undo()


def test_a_source_whose_file_is_gone_shows_its_text_and_says_why(client, mills, url):
    current().delete(raw_key("main", mills.sha256))
    page = client.get(f"{url}?page=2").text
    assert "cannot be drawn" in page
    assert "river Ash drives" in page


def test_nothing_drawn_is_left_when_a_source_is_deleted(client, mills, url, work):
    client.get(f"{url}/pages/1-900.png")
    folder = cache()._root / "main" / mills.sha256
    assert list(folder.iterdir())
    client.post(f"{url}/delete")
    work()
    assert not folder.exists()


def test_a_book_of_500_pages_opens_at_any_page_without_being_sent(client, compiled):
    data = a_pdf(500)
    source = db.session.get(Source, compiled(data, "book.pdf").source_id)
    assert document_of(source).page_count == 500
    url = f"/s/main/sources/{source.id}"

    def opened(number):
        began = time.monotonic()
        shown = client.get(f"{url}?page={number}"), client.get(f"{url}/pages/{number}-900.png")
        return *shown, time.monotonic() - began

    *_, first = opened(1)
    page, picture, took = opened(437)
    assert picture.data.startswith(PNG)
    assert len(page.data) + len(picture.data) < len(data) / 5
    assert f'href="{url}?page=438"' in page.text
    assert took < 10 * first + 1  # a page is drawn, not a book
