"""A real browser looks at pages full of hostile text: no dialog, no script, no violation of the policy."""

import pytest
from sqlalchemy import select

from tests.hostile.payloads import TEMPLATES, XSS
from wikimind.extensions import db
from wikimind.models.article import Article

TEXT = "\n\n".join(
    f"Kelp is a seaweed, and the note holds {payload} as well." for payload in (*XSS, *TEMPLATES)
)
TITLES = (XSS[1], XSS[3], XSS[5], XSS[14])


@pytest.fixture
def trapped(visit):
    """A page that remembers every sign of something that ran or tried to."""
    page = visit().new_page()
    signs: list[str] = []
    page.on("dialog", lambda dialog: (signs.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on("pageerror", lambda error: signs.append(f"error {error}"))
    page.on("console", lambda line: signs.append(line.text) if line.type in ("error", "warning") else None)
    page.on("request", lambda request: signs.append(request.url) if "127.0.0.1" not in request.url else None)
    page.on("popup", lambda popup: signs.append("a window"))
    yield page
    assert signs == []


def test_nothing_that_was_fed_runs(trapped, client, feed, work):
    feed(
        f"---\ntitle: '<script>alert(1)</script>'\n---\n# Kelp\n\n{TEXT}", '"><img src=x onerror=alert(1)>.md'
    )
    for number, title in enumerate(TITLES):
        client.post(
            "/s/main/inbox", data={"title": title, "text": f"{title}\n\nKelp grows fast, note {number}."}
        )
    work()
    rows = db.session.execute(select(Article.slug, Article.source_id)).all()
    db.session.remove()
    for path in ("/s/main/inbox", "/s/main/wiki", "/s/main/concepts", "/s/main/search?q=kelp"):
        trapped.goto(path)
    for slug, source in rows:
        trapped.goto(f"/s/main/wiki/{slug}")
        trapped.goto(f"/s/main/wiki/{slug}/edit")
        if source:
            trapped.goto(f"/s/main/sources/{source}")
    # Whoever clicks on everything that could lead anywhere stays where text is text.
    trapped.goto(f"/s/main/wiki/{rows[0][0]}")
    assert not trapped.evaluate("[...document.querySelectorAll('a')].some(a => a.protocol === 'javascript:')")


@pytest.mark.parametrize("payload", XSS[:8])
def test_nothing_that_is_asked_for_runs(trapped, payload):
    for path in ("/s/main/search?q=", "/s/main/wiki?q=", "/s/main/concepts?q="):
        trapped.goto(path + trapped.evaluate("encodeURIComponent", payload))


def test_a_file_that_was_fed_is_downloaded_and_never_shown(trapped, feed):
    source = feed("<!doctype html><script>alert(1)</script><p>Kelp is a seaweed that grows.</p>", "x.html")
    trapped.goto("/s/main/inbox")
    with trapped.expect_download() as download:
        trapped.evaluate("path => { location.href = path }", f"/s/main/sources/{source.id}/original")
    assert download.value.suggested_filename == "x.html"
