"""Nothing that a person wrote is overwritten."""

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import undefer

from wikimind.actions import articles as actions
from wikimind.articles import edits
from wikimind.articles.removal import remove_source
from wikimind.errors import Conflict, InvalidInput, NotFound
from wikimind.extensions import db, write_transaction
from wikimind.models.article import Article, Claim, Proposal, Revision
from wikimind.models.author import PERSON, Author
from wikimind.models.link import Link
from wikimind.models.source import Source, StoredDraft
from wikimind.pipeline.stages import writing
from wikimind.storage import current, wiki_key
from wikimind.wiki import files

ALICE, BOB = Author(PERSON, 7, "alice"), Author(PERSON, 8, "bob")

NOTE = """# Bells

Bronze bells are cast from four parts of copper and one part of tin.

A bell of one tonne rings for about a minute after a single stroke.

The pitch of a bell falls when its wall is turned thinner on the lathe.

Bell founders in Lanna tuned bells by ear until the year 1890.
"""


@pytest.fixture
def article(compiled) -> Article:
    return compiled(NOTE)


def fresh(article: Article) -> Article:
    db.session.expire_all()
    return db.session.scalars(
        select(Article).where(Article.id == article.id).options(undefer(Article.body))
    ).one()


def below_front_matter(article: Article) -> str:
    return fresh(article).body.split("---\n", 2)[2].strip()


def save(article: Article, markdown: str, **more) -> None:
    base = more.pop("base", None) or fresh(article).revision
    actions.save_edit(article.id, markdown, author=ALICE, base_revision=base, **more)


def compile_differently(article: Article) -> None:
    """Let the machine say something else in its summary, as a better engine would."""
    with write_transaction() as session:
        row = session.get_one(StoredDraft, article.source_id)
        changed = dict(row.draft)
        changed["summary"] = changed["claims"][:1]
        row.draft = changed
    found = writing.work(article.source_id)
    with write_transaction() as session:
        writing.save(session, article.source_id, found)


def test_an_edit_is_a_revision_with_its_author(article):
    save(article, below_front_matter(article) + "\n\n## Mine\n\nBells are [[Music]].", note="a thought")
    revision = db.session.scalars(
        select(Revision).where(Revision.article_id == article.id).order_by(Revision.number.desc())
    ).first()
    assert (revision.number, revision.author, revision.note) == (2, "alice", "a thought")
    assert "## Mine" in current().read(wiki_key("main", article.path)).decode()
    assert db.session.scalars(select(Link.to_title).where(Link.to_key == "music")).all() == ["Music"]


def test_an_edited_section_survives_compiling_and_the_new_text_waits_beside_it(article):
    page = files.parse(fresh(article).body)
    mine = below_front_matter(article).replace(page.sections[0].body, "All about bells, in my words.")
    save(article, mine)
    compile_differently(article)
    assert files.parse(fresh(article).body).sections[0].body == "All about bells, in my words."
    proposal = db.session.scalars(select(Proposal)).one()
    assert proposal.heading == ""
    with write_transaction() as session:
        edits.accept(session, session.get_one(Proposal, proposal.id), author=ALICE)
    assert "All about bells" not in fresh(article).body
    with pytest.raises(Conflict), write_transaction() as session:
        edits.decline(session, session.get_one(Proposal, proposal.id))


def test_an_edit_in_the_vault_survives_as_a_revision_of_its_own(article):
    key = wiki_key("main", article.path)
    text = current().read(key).decode()
    current().put(key, (text + "\n\n## From my editor\n\nBells.\n").encode())
    compile_differently(article)
    assert "## From my editor" in fresh(article).body
    authors = db.session.scalars(
        select(Revision.author).where(Revision.article_id == article.id).order_by(Revision.number)
    ).all()
    assert authors == ["wikimind", "vault", "wikimind"]


def test_an_edit_of_an_older_revision_is_refused_and_nothing_is_written(article):
    save(article, below_front_matter(article) + "\n\n## One\n\nfirst")
    with pytest.raises(Conflict, match="changed while you edited"):
        save(article, below_front_matter(article) + "\n\n## Two\n\nsecond", base=1)
    assert "## Two" not in fresh(article).body


def test_an_earlier_revision_is_restored_as_a_new_one(article):
    before = files.parse(fresh(article).body).sections
    save(article, "# Bells\n\nNothing left.")
    with write_transaction() as session:
        edits.restore(session, article.id, 1, author=BOB)
    assert files.parse(fresh(article).body).sections == before
    assert fresh(article).revision == 3
    with pytest.raises(NotFound), write_transaction() as session:
        edits.restore(session, article.id, 99, author=BOB)


def test_a_quote_that_a_person_changed_is_no_longer_called_sourced(article):
    save(article, below_front_matter(article).replace("“Bronze bells", "“Golden bells"))
    standings = db.session.scalars(select(Claim.standing).where(Claim.quote.startswith("Golden"))).all()
    assert standings and set(standings) == {"unverified"}


def test_a_page_needs_a_title_that_nobody_else_has(article, compiled):
    compiled("# Gongs\n\nGongs are struck with a padded mallet in temples.", "gongs.md")
    with pytest.raises(InvalidInput, match="needs a title"):
        save(article, "no title here")
    with pytest.raises(InvalidInput, match="Another article"):
        save(article, "# Gongs\n\nmine now")


def test_links_by_an_old_title_still_lead_to_the_article(article, compiled):
    save(article, below_front_matter(article).replace("# Bells", "# On bells", 1))
    other = compiled("# Towers\n\nTowers carry bells high above the roofs of towns.", "towers.md")
    save(other, below_front_matter(other) + "\n\n## See\n\n[[Bells]]")
    link = db.session.scalars(select(Link).where(Link.from_id == other.id, Link.to_key == "bells")).one()
    assert link.to_id == article.id


def test_a_rewrite_that_loses_most_of_the_page_is_parked(article):
    with write_transaction() as session:
        row = session.get_one(StoredDraft, article.source_id)
        row.draft = {
            **row.draft,
            "claims": [],
            "digest": [],
            "questions": [],
            "summary": row.draft["summary"][:1],
        }
        session.execute(update(Source).values(title="Bells"))
    body = fresh(article).body
    found = writing.work(article.source_id)
    with write_transaction() as session:
        writing.save(session, article.source_id, found)
    assert fresh(article).body == body
    parked = db.session.scalars(select(Proposal)).one()
    assert parked.heading is None
    assert "loses" in parked.reason or "words" in parked.reason


def test_deleting_a_source_takes_its_article_and_bytes_and_nothing_else(article, compiled):
    other = compiled("# Gongs\n\nGongs are struck with a padded mallet in temples.", "gongs.md")
    source = db.session.get_one(Source, article.source_id)
    path, sha256 = article.path, source.sha256
    with write_transaction() as session:
        remove_source(session, source)
    db.session.expire_all()
    left = list(current().keys("spaces"))
    assert not any(sha256 in key or key.endswith(path) for key in left)
    assert db.session.scalars(select(Article.id).where(Article.kind == "source")).all() == [other.id]
    assert db.session.scalars(select(Claim.id).where(Claim.sha256 == sha256)).all() == []
