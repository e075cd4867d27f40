"""Articles of concepts: what all sources of a space say of a thing, its definition first."""

import pytest
from sqlalchemy import func, select

from wikimind.actions import sources
from wikimind.extensions import db
from wikimind.models.article import CONCEPT, Article, Claim, Revision
from wikimind.models.concept import ConceptDefinition
from wikimind.models.source import Source, StoredDocument
from wikimind.storage import current, wiki_key
from wikimind.wiki import files

MILLS = """# Tide mills of the estuary

The estuary had eleven mills in the year of the great storm, and nine of them were rebuilt afterwards.
Every tide mill of the estuary ground wheat from the farms along the eastern shore.
Millers slept by day in winter because the water was highest at night.
A tide mill is a water mill that is driven by the rise and fall of the sea.
The tide mill cannot grind for about six hours after each high water, because the pond is empty then.
"""
PONDS = """# How mill ponds fill

Tide mills store water in a pond behind a dam with a gate that the flood pushes open.
The tide mill was first described in a charter of 1086 that names the harbour of a small town.
Tide mills are used to grind flour, to saw wood and to pump salt water into pans.
A pond of four hectares drives a tide mill for five hours between two tides.
"""
LAMPS = """# Lamps of the harbour

The harbour lamp burns whale oil, and its wick is trimmed twice in each night of the year.
The keeper of the harbour lamp wrote down every ship that went by in the fog.
"""


TIDE_LAMP = """A tide mill is easily found at night by the lamp that its miller must keep burning.
The tide mill has a lamp of its own, which is lit when the gate of the pond is open.
"""


@pytest.fixture
def tide_mill(compiled):
    compiled(MILLS, "mills.md"), compiled(PONDS, "ponds.md")
    return concept_article("tide mill")


def concept_article(name: str) -> Article | None:
    db.session.expire_all()
    return db.session.scalar(
        select(Article).where(Article.kind == CONCEPT, func.lower(Article.title) == name)
    )


def delete(client, source: Source) -> None:
    assert client.delete(f"/api/v1/spaces/main/sources/{source.id}").status_code == 202


def test_the_article_opens_with_the_definition_wherever_that_stands(tide_mill):
    assert tide_mill.summary.startswith(
        "A tide mill is a water mill that is driven by the rise and fall of the sea."
    )


def test_the_definition_is_what_lists_catalogue_and_api_say_of_it(tide_mill, client):
    told = "A tide mill is a water mill"
    assert told in client.get("/s/main/concepts").text
    assert told in client.get("/s/main/wiki?kind=concept").text
    assert told in current().read(wiki_key("main", "index.md")).decode()
    entry = next(c for c in client.get("/api/v1/spaces/main/concepts").json["items"] if c["article"])
    assert entry["definition"].startswith(told)


def test_sentences_stand_under_the_facets_they_tell_and_each_source_is_named_once_there(tide_mill):
    page = files.parse(tide_mill.body)
    assert "first described in a charter of 1086" in page.section("History")
    assert "cannot grind for about six hours" in page.section("Limits and open questions")
    assert "to grind flour, to saw wood" in page.section("") + (page.section("Uses") or "")
    for section in page.sections[1:-1]:
        paragraphs = section.body.split("\n\n")
        assert all(paragraph.count("[[") == 1 for paragraph in paragraphs)
        assert len({p.rsplit("[[", 1)[1] for p in paragraphs}) == len(paragraphs)


def test_every_statement_is_a_quote_at_its_very_place(tide_mill):
    claims = db.session.scalars(select(Claim).where(Claim.article_id == tide_mill.id)).all()
    assert len(claims) >= 5
    for claim in claims:
        text = db.session.get_one(StoredDocument, claim.source_id).text
        assert claim.standing == "exact"
        assert " ".join(text[claim.start : claim.end].split()) == claim.quote


def test_a_thing_of_which_one_source_tells_is_a_term_with_its_places(compiled, client):
    compiled(MILLS, "mills.md")
    assert concept_article("tide mill") is None
    page = client.get("/s/main/concepts/tide mill")
    assert page.status_code == 200
    assert "no article of its own yet" in page.text
    assert "A tide mill is a water mill" in page.text
    assert "Tide mills of the estuary" in page.text


def test_the_address_of_a_concept_is_that_of_its_article(tide_mill, client):
    answer = client.get("/s/main/concepts/tide mill")
    assert answer.status_code == 302
    assert answer.headers["Location"].endswith(f"/s/main/wiki/{tide_mill.slug}")


def test_a_source_that_changes_nothing_writes_no_revision(tide_mill, compiled, work):
    before = tide_mill.revision
    compiled(LAMPS, "lamps.md")
    sources.recompile(db.session.scalars(select(Source).where(Source.filename == "mills.md")).one())
    work()
    numbers = db.session.scalars(select(Revision.number).where(Revision.article_id == tide_mill.id))
    assert max(numbers) == before


def test_a_removed_source_is_no_longer_quoted(tide_mill, compiled, work, client):
    third = compiled(LAMPS + TIDE_LAMP, "lamps.md")
    quoted = select(Claim.source_id).where(Claim.article_id == concept_article("tide mill").id)
    assert third.source_id in set(db.session.scalars(quoted))
    delete(client, db.session.get_one(Source, third.source_id))
    work()
    left = concept_article("tide mill")
    assert None not in set(db.session.scalars(select(Claim.source_id).where(Claim.article_id == left.id)))
    assert third.title not in left.body


def test_the_article_goes_with_the_second_last_source_that_tells_of_it(tide_mill, work, client):
    delete(client, db.session.scalars(select(Source).where(Source.filename == "ponds.md")).one())
    work()
    assert concept_article("tide mill") is None


def test_definitions_go_with_their_source(compiled, work, client):
    source_id = compiled(MILLS, "mills.md").source_id
    kept = select(ConceptDefinition.term).where(ConceptDefinition.source_id == source_id)
    assert "tide mill" in db.session.scalars(kept).all()
    delete(client, db.session.get_one(Source, source_id))
    work()
    assert not db.session.scalars(kept).all()
