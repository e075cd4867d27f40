"""What one upload leads to: article, claims, index, concepts, links, vault."""

from sqlalchemy import select

from wikimind.extensions import db
from wikimind.models.article import CONCEPT, Article, ArticleName, Claim, Revision
from wikimind.models.link import Link
from wikimind.models.source import COMPILED, Passage, Source, StoredDocument
from wikimind.search import find
from wikimind.storage import current, wiki_key
from wikimind.wiki import files

KELP = """# Kelp forests and sea otters

Kelp forests shelter hundreds of species along cold coasts.

## Sea otters

Sea otters eat sea urchins, and a single otter eats up to nine kilograms of them a day.
Where sea otters vanished, sea urchins grazed the kelp forests down to bare rock within ten years.

## Recovery

Kelp forests returned to the coast of Vancouver Island after 89 sea otters were released there in 1972.
It remains unclear whether kelp forests can return where the water has warmed by more than two degrees.
"""
URCHINS = """# How sea urchins graze

Sea urchins are spiny animals that live on the sea floor and graze on algae.
They scrape rock with five teeth that sharpen themselves.

## Barrens

Sea urchins survive for decades in barrens because their metabolism slows down when food is scarce.
Divers removed sea urchins from nine bays, and kelp forests grew back in seven of them within three years.
The report Kelp forests and sea otters describes the same bays before the removal began.
"""


def fresh(article: Article) -> Article:
    db.session.expire_all()
    return db.session.get_one(Article, article.id)


def test_a_note_becomes_an_article_whose_every_claim_is_a_verbatim_quote(compiled):
    article = compiled(KELP)
    source = db.session.get_one(Source, article.source_id)
    text = db.session.get_one(StoredDocument, source.id).text
    claims = db.session.scalars(select(Claim).where(Claim.article_id == article.id)).all()
    assert source.state == COMPILED
    assert article.title == "Kelp forests and sea otters"
    assert len(claims) >= 4
    for claim in claims:
        assert claim.standing == "exact"
        assert claim.sha256 == source.sha256
        assert text[claim.start : claim.end] == claim.quote == claim.text


def test_the_article_is_a_file_of_the_vault_and_says_the_same_as_the_row(compiled):
    article = compiled(KELP)
    stored = current().read(wiki_key("main", article.path)).decode()
    assert stored == article.body
    assert article.path == "sources/Kelp forests and sea otters.md"
    page = files.parse(stored)
    assert page.type == "source"
    assert page.sources[0].sha256 == db.session.get_one(Source, article.source_id).sha256
    assert {note.label for note in page.footnotes} >= {"s1", "c1"}


def test_what_the_source_asks_is_an_open_question(compiled):
    page = files.parse(compiled(KELP).body)
    assert "remains unclear whether kelp forests can return" in (page.section("Open questions") or "")


def test_every_passage_and_the_article_are_found(compiled, space):
    article = compiled(KELP)
    passages = db.session.scalars(select(Passage).where(Passage.source_id == article.source_id)).all()
    assert len(passages) >= 3
    hits = find(db.session(), space.id, "otters released Vancouver").hits
    assert {hit.kind for hit in hits} == {"article", "passage"}
    assert any(is_hit for text, is_hit in hits[0].snippet)


def test_a_concept_that_two_sources_share_gets_an_article_that_quotes_both(compiled):
    first, second = compiled(KELP, "a.md"), compiled(URCHINS, "b.md")
    concepts = db.session.scalars(select(Article).where(Article.kind == CONCEPT)).all()
    urchin = next(a for a in concepts if "urchin" in a.title.lower())
    claims = db.session.scalars(select(Claim).where(Claim.article_id == urchin.id)).all()
    assert {c.source_id for c in claims} == {first.source_id, second.source_id}
    assert all(c.standing == "exact" and "urchin" in c.text.lower() for c in claims)
    links = db.session.scalars(select(Link.to_id).where(Link.from_id == urchin.id)).all()
    assert {first.id, second.id} <= set(links)


def test_an_article_links_to_one_that_its_source_mentions_by_title(compiled):
    first, second = compiled(KELP, "a.md"), compiled(URCHINS, "b.md")
    link = db.session.scalars(select(Link).where(Link.from_id == second.id, Link.to_id == first.id)).one()
    assert link.relation == "references"
    assert "mentions it by title" in link.reason


def test_a_concept_of_one_source_is_a_link_to_a_title_nobody_wrote_until_somebody_does(compiled):
    article = compiled(KELP, "a.md")
    waiting = db.session.scalars(select(Link).where(Link.from_id == article.id, Link.to_id.is_(None))).all()
    keys = {link.to_key for link in waiting}
    assert any("urchin" in key for key in keys)
    compiled(URCHINS, "b.md")
    db.session.expire_all()
    written = set(db.session.scalars(select(ArticleName.key)))
    links = db.session.scalars(select(Link).where(Link.from_id == article.id)).all()
    assert all(link.to_id is not None for link in links if link.to_key in written)


def test_two_sources_of_one_title_are_two_articles(compiled):
    first = compiled("# Tea\n\nTea grows on hills in the rain all year.", "one.md")
    second = compiled("# Tea\n\nTea is drunk hot in most of the world.", "two.md")
    assert first.title == "Tea"
    assert second.title == "Tea (two)"
    assert first.slug != second.slug and first.path != second.path


def test_the_vault_has_a_catalogue_a_chronicle_and_directions(compiled):
    compiled(KELP)
    index = current().read(wiki_key("main", "index.md")).decode()
    assert "[[Kelp forests and sea otters]]" in index
    assert (
        "wikimind wrote [[Kelp forests and sea otters]]"
        in current().read(wiki_key("main", "log.md")).decode()
    )
    assert "Edit any section" in current().read(wiki_key("main", "AGENTS.md")).decode()


def test_compiling_again_with_nothing_new_writes_no_revision(compiled, work):
    from wikimind.actions import sources

    article = compiled(KELP)
    sources.recompile(db.session.get_one(Source, article.source_id))
    work()
    assert fresh(article).revision == 1
    assert len(db.session.scalars(select(Revision).where(Revision.article_id == article.id)).all()) == 1
