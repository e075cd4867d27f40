"""Long lists cost what they show: each page begins where another one ended, by an index."""

import re

import pytest
from sqlalchemy import event, insert, inspect, select, text

from wikimind.extensions import db, write_transaction
from wikimind.models.article import Article
from wikimind.models.queries import articles, concepts, inbox
from wikimind.models.queries.articles import Wanted
from wikimind.models.queries.paging import PageNumber
from wikimind.models.source import Source
from wikimind.models.types import now

LETTERS = "abcdeßжअ漢"


@pytest.fixture
def many(space):
    """Articles of which many changed at the same moment."""
    moment = now()

    def row(number: int) -> dict:
        title = f"{LETTERS[number % len(LETTERS)]}{number} of many"
        return {
            "space_id": space.id,
            "kind": "source",
            "slug": f"s{number}",
            "title": title,
            "title_key": title,
            "title_head": title,
            "path": f"sources/{number}.md",
            "summary": "",
            "body": "",
            "generated": "",
            "file_sha256": "0" * 64,
            "revision": 1,
            "created_at": moment,
            "updated_at": moment.replace(microsecond=number // 40),
        }

    with write_transaction() as session:
        session.execute(insert(Article), [row(number) for number in range(180)])


@pytest.mark.parametrize("sort", ["updated", "title"])
def test_the_pages_of_a_list_hold_every_row_once_forwards_and_back(many, client, sort):
    address = f"/s/main/wiki?sort={sort}"
    shown, addresses = [], []
    while address:
        page = client.get(address).text
        shown.append(re.findall(r'href="/s/main/wiki/(s\d+)"', page))
        addresses.append(address)
        following = re.search(r'rel="next" href="([^"]+)"', page)
        address = following[1].replace("&amp;", "&") if following else ""
    slugs = [slug for page in shown for slug in dict.fromkeys(page)]
    assert len(slugs) == len(set(slugs)) == 180
    back = re.search(r'rel="prev" href="([^"]+)"', client.get(addresses[-1]).text)[1].replace("&amp;", "&")
    assert re.findall(r'href="/s/main/wiki/(s\d+)"', client.get(back).text) == shown[-2]


def test_a_program_reads_a_list_to_its_end_though_rows_come_in_meanwhile(many, client, space):
    seen, number, cursor = [], 1, ""
    while cursor is not None:
        query = {"page": number, "cursor": cursor}
        page = client.get("/api/v1/spaces/main/articles", query_string=query).json
        seen += [item["slug"] for item in page["items"]]
        number, cursor = number + 1, page["next"]
        with write_transaction() as session:
            newest = session.scalars(select(Article).order_by(Article.id.desc()).limit(1)).one()
            newest.updated_at = now()
    assert len(set(seen)) == 180
    assert len(seen) == 180


@pytest.mark.parametrize("cursor", ["x", "e30", "WyJhZnRlciJd", "WyJhZnRlciIsIG51bGwsIG51bGxd", "%00"])
def test_a_cursor_that_is_none_is_left_aside(many, client, cursor):
    page = client.get("/api/v1/spaces/main/articles", query_string={"page": 2, "cursor": cursor}).json
    assert (page["page"], len(page["items"])) == (2, 50)


def test_the_letters_with_which_titles_begin_are_known(many, space):
    assert {letter.lower() for letter in articles.initials_of_articles(space)} == set(LETTERS)


def plans(statements: list[tuple[str, object]]) -> str:
    rows = [row for sent in statements for row in db.session.execute(text(f"EXPLAIN QUERY PLAN {sent}"))]
    return "\n".join(row[3] for row in rows)


@pytest.mark.parametrize(
    "listed",
    [
        lambda space, page: articles.articles_wanted(space, Wanted(), page),
        lambda space, page: articles.articles_wanted(space, Wanted(sort="title"), page),
        lambda space, page: articles.articles_wanted(space, Wanted(kind="source"), page),
        lambda space, page: inbox.sources_newest_first(space, page),
        lambda space, page: inbox.sources_newest_first(space, page, "failed"),
        lambda space, page: concepts.concepts_in_use(space, page),
        lambda space, page: concepts.concepts_in_use(space, page, sort="name"),
    ],
    ids=["articles", "by title", "of a kind", "sources", "failed sources", "concepts", "by name"],
)
def test_no_list_is_sorted_to_show_a_page_of_it(app, space, counted, in_production, listed):
    """SQLite tells how it would answer; the same indexes are there on PostgreSQL."""
    if in_production:
        return
    sent: list[str] = []

    def collect(_connection, _cursor, statement, parameters, *_):
        for value in parameters:
            written = str(value) if isinstance(value, int | float) else f"'{value}'"
            statement = statement.replace("?", written, 1)
        sent.append(statement)

    event.listen(db.engine, "before_cursor_execute", collect)
    listed(space, PageNumber(1))
    event.remove(db.engine, "before_cursor_execute", collect)
    assert sent and "TEMP B-TREE" not in plans(sent)
    assert "SCAN articles" not in plans(sent) and "SCAN sources" not in plans(sent)


def test_what_belongs_to_a_space_is_found_by_an_index_that_begins_with_it(app):
    """Also when a space is deleted, which otherwise reads whole tables."""
    missing = []
    for table in db.metadata.sorted_tables:
        if "space_id" not in table.c:
            continue
        led = [index["column_names"][0] for index in inspect(db.engine).get_indexes(table.name)]
        led += [unique["column_names"][0] for unique in inspect(db.engine).get_unique_constraints(table.name)]
        led += inspect(db.engine).get_pk_constraint(table.name)["constrained_columns"][:1]
        missing += [table.name] if "space_id" not in led else []
    assert missing == []


def test_sources_from_one_place_are_found_however_long_its_address_is(app, space, add):
    address = "https://example.org/" + "x" * 5000
    for number, origin in enumerate((address, address + "y")):
        source = Source(space_id=space.id, sha256=f"{number}" * 64, size=1, media_type="", filename="x")
        source.origin = origin
        add(source)
    assert [source.origin for source in inbox.sources_from(space, address)] == [address]
