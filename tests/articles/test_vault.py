"""What people write in the files of the vault is taken in, and nothing of it is lost."""

import pytest
from sqlalchemy import select

from tests.articles.agreement import NOTE, agree, edit_file, file_of, history, key, put, row, unreachable
from wikimind.articles import files as article_files
from wikimind.articles.publication import settle
from wikimind.extensions import db
from wikimind.models.article import Proposal, Revision
from wikimind.models.author import MACHINE, VAULT
from wikimind.storage import current, wiki_key
from wikimind.wiki import files


def test_an_edit_of_the_file_is_taken_in_to_the_letter_and_the_file_is_left_alone(client, article):
    edited = edit_file(article, "rings", "tolls") + "\n\n%% my own comment %%\n\n\n"
    current().put(key(article), edited.encode())
    late = put(client, article, "Bronze", "Golden", revision=1)
    assert late.status_code == 409
    assert "tolls" in late.get_json()["markdown"]
    assert file_of(article) == edited
    agree(article)
    assert history(article) == [(1, MACHINE), (2, VAULT)]
    assert "tolls" in client.get("/s/main/wiki/bells").text
    assert put(client, article, "Bronze", "Golden").status_code == 200
    assert "tolls" in file_of(article) and "Golden" in file_of(article)
    agree(article)


def test_the_editor_opens_with_what_was_edited_in_the_file(client, article):
    edit_file(article, "rings", "tolls")
    assert "tolls" in client.get("/s/main/wiki/bells/edit").text
    assert history(article) == [(1, MACHINE), (2, VAULT)]


def test_other_line_ends_and_blanks_at_the_end_are_no_edit(client, article):
    current().put(key(article), (file_of(article).replace("\n", "\r\n") + "\r\n\r\n").encode())
    assert not settle(article.id)
    assert history(article) == [(1, MACHINE)]
    assert put(client, article, "rings", "tolls").status_code == 200
    agree(article)


def test_a_file_without_a_word_in_it_is_no_edit(client, article):
    current().put(key(article), b"\n")
    assert put(client, article, "rings", "tolls").status_code == 200
    assert history(article) == [(1, MACHINE), (2, "person")]
    agree(article)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_an_edit_is_understood_in_the_encodings_of_other_programs(article, encoding):
    text = file_of(article).replace("rings", "läutet").replace("“", '"').replace("”", '"').replace("…", "...")
    current().put(key(article), text.encode(encoding))
    assert settle(article.id)
    assert "läutet" in row(article).body
    assert row(article).written_revision == 2
    assert not settle(article.id)


def test_an_older_text_that_somebody_puts_back_is_an_edit(client, article):
    first = file_of(article)
    put(client, article, "rings", "tolls")
    current().put(key(article), first.encode())
    assert settle(article.id)
    assert history(article)[-1] == (3, VAULT)
    assert "tolls" not in row(article).body


def test_an_edit_between_the_commit_and_the_file_is_kept_beside_what_was_saved(client, article, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(article_files, "_carry_out", unreachable)
        assert put(client, article, "Bronze", "Golden").status_code == 200
    edit_file(article, "## Key claims", "## From my editor\n\nBells.\n\n## Key claims")
    assert settle(article.id)
    agree(article)
    body = row(article).body
    assert "Golden" in body and "## From my editor" in body
    assert [kind for _, kind in history(article)] == [MACHINE, "person", VAULT, VAULT]


def test_of_two_people_in_one_section_none_loses_a_word(client, article, monkeypatch):
    summary = files.parse(row(article).body).sections[0].body
    with monkeypatch.context() as patched:
        patched.setattr(article_files, "_carry_out", unreachable)
        assert put(client, article, summary, "as saved in the browser").status_code == 200
    edit_file(article, summary, "as saved in the vault")
    settle(article.id)
    agree(article)
    assert files.parse(row(article).body).sections[0].body == "as saved in the browser"
    assert "as saved in the vault" in db.session.scalars(select(Proposal.body)).one()
    texts = db.session.scalars(select(Revision.body).where(Revision.article_id == article.id)).all()
    assert any("as saved in the vault" in text for text in texts)


def test_an_edit_of_a_file_that_moves_meanwhile_is_kept(client, article, monkeypatch):
    old = key(article)

    with monkeypatch.context() as patched:
        patched.setattr(article_files, "_carry_out", unreachable)
        assert put(client, article, "# Bells", "# On bells").status_code == 200
    text = current().read(old).decode()
    current().put(old, (text + "\n\n## From my editor\n\nBells.\n").encode())
    settle(article.id)
    assert not current().exists(old)
    assert "## From my editor" in row(article).body
    assert row(article).title == "On bells"
    agree(article)


def test_a_title_given_in_the_file_moves_it_and_is_kept_as_an_alias(article):
    old = key(article)
    edit_file(article, "# Bells", "# Gongs and bells")
    assert settle(article.id)
    assert row(article).title == "Gongs and bells"
    assert row(article).path == "sources/Gongs and bells.md"
    assert not current().exists(old)
    assert "Bells" in files.parse(row(article).body).aliases
    agree(article)


@pytest.mark.parametrize("heading", ["# Gongs", "# " + "long " * 60, "no title"])
def test_a_title_in_the_file_that_cannot_be_is_kept_in_the_history_only(article, compiled, heading):
    compiled("# Gongs\n\nGongs are struck with a padded mallet in temples.", "gongs.md")
    edit_file(article, "# Bells", heading)
    assert settle(article.id)
    assert row(article).title == "Bells"
    agree(article)
    texts = db.session.scalars(select(Revision.body).where(Revision.article_id == article.id)).all()
    assert any(heading.strip() in text for text in texts)


def test_a_page_that_somebody_wrote_where_an_article_is_to_lie_is_joined_with_it(compiled):
    current().put(wiki_key("main", "sources/Bells.md"), b"# Bells\n\nMy own words about bells.\n")
    article = compiled(NOTE)
    settle(article.id)
    agree(article)
    assert "My own words about bells." in row(article).body
    assert "## Key claims" in row(article).body
