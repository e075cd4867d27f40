"""Whatever is typed, named, uploaded or asked for comes back as text: nothing runs, and nothing breaks."""

import io
from urllib.parse import quote

import pytest
from sqlalchemy import func, select

from tests.hostile.inert import complaints
from tests.hostile.payloads import ALL, HEADERS, SQL, TRAVERSAL, XSS
from wikimind.extensions import db
from wikimind.models.article import Article
from wikimind.models.source import Source

GROUPS = 4
DOCUMENT = "\n\n".join(
    f"A paragraph about hostile input that holds {payload} in its middle." for payload in ALL
)
FRONT = 'title: "{0}"\nauthor: "{0}"\ntags: ["{0}", kelp]\naliases: ["{0}"]\n'


def front_matter(payload: str) -> str:
    safe = payload.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\0", "")
    body = f"# {payload}\n\n## {payload}\n\nKelp grows along cold coasts, and [[{payload}]] too.\n"
    return f"---\n{FRONT.format(safe)}---\n{body}"


LISTS = ("/s/main/inbox", "/s/main/wiki", "/s/main/concepts", "/s/main/search?q=kelp")
OF_ARTICLES = ("/s/main/wiki/{slug}", "/s/main/wiki/{slug}/edit", "/s/main/wiki/{slug}/revisions")
OF_SOURCES = ("/s/main/sources/{source}", "/s/main/sources/{source}/delete")


def seen(client, path: str, status: int = 0) -> str:
    answer = client.get(path)
    assert answer.status_code == status if status else answer.status_code < 500, path
    assert "evil" not in answer.headers.get("Set-Cookie", "") and "evil" not in answer.headers.get(
        "Location", ""
    )
    if answer.mimetype == "text/html":
        assert complaints(answer.text) == [], path
    return answer.text


@pytest.mark.parametrize("group", range(GROUPS))
def test_every_payload_as_title_name_and_text_is_shown_as_text(client, feed, work, group):
    for number, payload in enumerate(ALL[group::GROUPS]):
        if number % 2:
            text = f"{payload}\n\nKelp grows fast, says note {number}."
            client.post("/s/main/inbox", data={"title": payload, "text": text})
        elif "\0" not in payload:  # with it, the file is a binary one
            feed(front_matter(payload), f"{payload}.md")
    feed(DOCUMENT.replace("\0", "") + f"\n\nGroup {group}.", "all.md")
    work()
    articles = db.session.execute(select(Article.slug, Article.source_id, Article.body)).all()
    assert len(articles) > len(ALL[group::GROUPS]) * 0.8
    assert not any("9359" in row.body for row in articles)
    for page in LISTS:
        seen(client, page, 200)
    for row in articles:
        for page in (*OF_ARTICLES, *(OF_SOURCES if row.source_id else ())):
            seen(client, page.format(slug=row.slug, source=row.source_id), 200)


# Some in each test, because an application for each payload would take longer than what is asked of it.
@pytest.mark.parametrize("group", range(GROUPS))
def test_every_payload_in_a_url_is_text(client, group):
    for payload in ALL[group::GROUPS]:
        ask_for_it_everywhere(client, quote(payload, safe=""))


def ask_for_it_everywhere(client, asked):
    for path in (
        *("/s/main/search?q={0}", "/s/main/wiki?q={0}&concept={0}&letter={0}&kind={0}&sort={0}&page={0}"),
        *("/s/main/wiki/new?title={0}", "/s/main/concepts?q={0}", "/s/main/inbox?state={0}&page={0}"),
        *("/s/main/inbox/rows?ids={0}", "/s/main/wiki/{0}", "/s/{0}/wiki", "/s/main/sources/{0}", "/{0}"),
        *("/static/{0}", "/api/v1/spaces/main/search?q={0}&limit={0}", "/api/v1/spaces/{0}"),
        *("/api/v1/spaces/main/articles/{0}", "/api/v1/spaces/main/articles?q={0}&concept={0}&page={0}"),
    ):
        text = seen(client, path.format(asked))
        assert "9359" not in text and "root:x:" not in text, asked


@pytest.mark.parametrize("group", range(GROUPS))
def test_every_payload_in_what_is_sent_is_refused_or_kept_as_text(client, group):
    for payload in ALL[group::GROUPS]:
        send_it_everywhere(client, payload)


def send_it_everywhere(client, payload):
    base = "/api/v1/spaces/main/sources"
    for sent in (
        {"text": payload, "title": payload},
        {"url": payload},
        {"url": f"http://{payload}/"},
        [payload],
        payload,
    ):
        answer = client.post(base, json=sent)
        assert answer.status_code < 500 and answer.is_json, payload
    answer = client.post(
        base, data={"file": (io.BytesIO(b"# Tea\n\nTea grows."), payload), "origin": payload}
    )
    assert answer.status_code < 500, payload
    for path in ("/theme", "/s/main/inbox", "/s/main/inbox/bulk", "/admin/keys"):
        data = {
            "theme": payload,
            "text": payload,
            "title": payload,
            "ids": payload,
            "provider": payload,
            "key": payload,
        }
        answer = client.post(path, data=data, headers={"Referer": quote(payload)})
        assert answer.status_code < 500, payload
        assert answer.headers.get("Location", "/").startswith(("/", "http://localhost/")), payload


@pytest.mark.parametrize("name", (*HEADERS, *TRAVERSAL, *XSS[:6], "ünïcode “name”.md", 'a"b.md'))
def test_a_download_says_no_more_than_its_name(client, feed, name):
    source = feed("# Tea\n\nTea grows slowly.", name)
    answer = client.get(f"/s/main/sources/{source.id}/original")
    assert answer.status_code == 200 and answer.mimetype in ("text/plain", "application/octet-stream")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert not {"Set-Cookie", "Location"} & set(answer.headers.keys())
    raw = "".join(f"{key}: {value}\n" for key, value in answer.headers)
    assert len(raw.splitlines()) == len(list(answer.headers))


def test_sql_in_a_query_finds_what_its_words_find(client, compiled):
    compiled("# Tea\n\nTea grows slowly in the hills. Its leaves are picked twice a year.")
    before = db.session.scalar(select(func.count()).select_from(Source))
    for payload in SQL:
        found = client.get("/api/v1/spaces/main/search", query_string={"q": payload}).json
        assert found["total"] == 0, payload
    assert db.session.scalar(select(func.count()).select_from(Source)) == before


def test_no_name_leads_a_file_out_of_its_folder(client, feed, work, data_dir):
    for name in (*TRAVERSAL, *(f"{name}.md" for name in TRAVERSAL)):
        feed(f"# {name}\n\nA note about {name}, and what it would like to be.\n", name)
    work()
    before = {path.name for path in data_dir.parent.iterdir()}
    assert before <= {"data", data_dir.name}
    for path in data_dir.rglob("*"):
        assert path.resolve().is_relative_to(data_dir.resolve())
    wiki = data_dir / "spaces/main/wiki"
    assert all(path.suffix == ".md" for path in wiki.rglob("*") if path.is_file())


def test_an_svg_that_was_fed_is_never_shown_as_an_image(client, feed):
    source = feed(
        '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><text>words</text></svg>', "x.svg"
    )
    answer = client.get(f"/s/main/sources/{source.id}/original")
    assert answer.mimetype == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment")
