"""A source as people see it: its text, its marks, its original, and what can be done with it."""

import html
import re

import pytest

from wikimind.models.job import FAILED as JOB_FAILED
from wikimind.models.job import WAITING, Job
from wikimind.models.source import FAILED, Source
from wikimind.storage import current, raw_key

URL = "/s/main/sources"


def marks(page, name="focus"):
    return [html.unescape(m) for m in re.findall(rf'<mark[^>]*class="{name}">(.*?)</mark>', page, re.DOTALL)]


@pytest.fixture
def article(an_article, tea_source):
    return an_article("On tea", {"": "Tea grows slowly.[^c1]"}, {"c1": "Tea grows slowly."}, tea_source)


def test_a_claim_opens_its_page_with_exactly_its_words_marked(client, article, tea_source, a_claim):
    claim = a_claim(article, tea_source, "tea is oxidised")
    page = client.get(f"{URL}/{tea_source.id}?claim={claim.id}").text
    assert marks(page) == ["tea is oxidised"]
    assert page.count('id="claim"') == 1
    assert 'name="page" min="1" max="2" value="2"' in page


def test_a_claim_that_runs_over_blocks_is_marked_in_each_of_them(client, article, tea_source, a_claim):
    claim = a_claim(article, tea_source, "oxidised.", "White tea")
    page = client.get(f"{URL}/{tea_source.id}?claim={claim.id}").text
    assert marks(page) == ["oxidised.", "White tea"]
    assert page.count('id="claim"') == 1


def test_an_unverified_claim_marks_nothing(client, article, tea_source, a_claim):
    claim = a_claim(article, tea_source, "Green tea", standing="unverified", start=None, end=None, page=None)
    page = client.get(f"{URL}/{tea_source.id}?claim={claim.id}").text
    assert marks(page) == []
    assert "The wiki quotes nothing from here." in page


def test_a_passage_is_shown_in_its_place(client, tea_source, tea):
    page = client.get(f"{URL}/{tea_source.id}?passage=5").text
    assert marks(page) == ["White tea is withered in the sun."]
    assert 'id="passage"' in page


def test_what_other_claims_quote_is_listed_and_marked_softly(client, article, tea_source, a_claim):
    a_claim(article, tea_source, "Green tea is steamed")
    page = client.get(f"{URL}/{tea_source.id}?page=2").text
    assert marks(page, "quoted") == ["Green tea is steamed"]
    assert "Quoted on this page" in page
    assert f'href="/s/main/wiki/{article.slug}"' in page


def test_articles_that_say_the_same_are_listed_once_together(
    client, article, an_article, tea_source, a_claim
):
    a_claim(article, tea_source, "Green tea")
    second = a_claim(an_article("Green"), tea_source, "Green tea")
    page = client.get(f"{URL}/{tea_source.id}?claim={second.id}").text
    assert page.count("#claim") == 1
    assert page.count('class="here"') == 1
    assert '">On tea</a>, <a href="/s/main/wiki/green">Green</a>' in page


def test_coverage_counts_the_passages_that_sourced_claims_touch(client, article, tea_source, a_claim):
    a_claim(article, tea_source, "Green tea", "Black tea", label="c1")
    a_claim(article, tea_source, "Black", label="c2")
    a_claim(article, tea_source, "White", label="c3", standing="unverified")
    assert "The wiki quotes 2 of its 5 passages" in client.get(f"{URL}/{tea_source.id}").text


@pytest.mark.parametrize("query", ["page=0", "page=99", "page=x", "claim=99999", "claim=-1", "passage=1e9"])
def test_nonsense_in_the_address_shows_the_source_all_the_same(client, tea_source, query):
    assert client.get(f"{URL}/{tea_source.id}?{query}").status_code == 200


def test_the_original_comes_as_it_was_received_and_cannot_run(client, a_source):
    source = a_source(filename='evil"\n.html', media_type="text/html")
    current().put(raw_key("main", source.sha256), b"<script>alert(1)</script>")
    answer = client.get(f"{URL}/{source.id}/original")
    assert answer.data == b"<script>alert(1)</script>"
    assert answer.mimetype == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("media_type", "told"),
    [
        ("application/pdf", "application/pdf"),
        ("text/markdown", "text/plain"),
        ("image/svg+xml", "application/octet-stream"),
    ],
)
def test_browsers_are_told_a_type_that_is_safe(client, a_source, media_type, told):
    source = a_source(media_type=media_type)
    current().put(raw_key("main", source.sha256), b"x")
    assert client.get(f"{URL}/{source.id}/original").mimetype == told


def test_a_source_without_its_file_says_what_to_do(client, a_source):
    answer = client.get(f"{URL}/{a_source().id}/original")
    assert answer.status_code == 404
    assert "backup" in answer.text


def test_retry_puts_a_failed_source_back_to_work(client, a_source, add, app):
    source = a_source(state=FAILED, error="It broke.")
    job = add(
        Job(
            space_id=source.space_id,
            source_id=source.id,
            kind="source",
            subject_id=source.id,
            key=f"source:{source.id}",
            state=JOB_FAILED,
        )
    )
    answer = client.post(f"{URL}/{source.id}/retry", follow_redirects=True)
    assert "is tried again" in answer.text
    assert job.state == WAITING


def test_only_what_failed_can_be_retried(client, a_source):
    answer = client.post(f"{URL}/{a_source().id}/retry")
    assert answer.status_code == 409
    assert "has not failed" in answer.text


def test_deleting_asks_first_and_then_deletes(client, tea_source, article, work):
    current().put(raw_key("main", tea_source.sha256), b"x")
    asked = client.get(f"{URL}/{tea_source.id}/delete")
    assert "Delete permanently" in asked.text
    assert client.get(f"{URL}/{tea_source.id}").status_code == 200
    done = client.post(f"{URL}/{tea_source.id}/delete", follow_redirects=True)
    assert "will be deleted" in done.text
    work()
    assert client.get(f"/s/main/sources/{tea_source.id}").status_code == 404
    assert not current().exists(raw_key("main", f"{1:064x}"))


def test_a_source_that_is_not_read_yet_says_so(client, a_source):
    assert "as soon as the source was read" in client.get(f"{URL}/{a_source(state='queued').id}").text
    assert "could not be read" in client.get(f"{URL}/{a_source(state='failed').id}").text


def test_a_link_to_the_web_is_only_made_of_a_web_address(client, a_source):
    assert "javascript:" not in client.get(f"{URL}/{a_source(origin='javascript:alert(1)').id}").text
    assert (
        'href="https://example.org/a"'
        in client.get(f"{URL}/{a_source(origin='https://example.org/a').id}").text
    )


def test_the_shown_name_is_the_title_or_else_the_file_name():
    assert (Source(filename="a.md", title="").name, Source(filename="a.md", title="A").name) == ("a.md", "A")
