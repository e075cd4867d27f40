"""Raw files and the vault are enough to make the database again."""

import shutil

import pytest
from sqlalchemy import select

from wikimind import create_app
from wikimind.config import Settings
from wikimind.extensions import db
from wikimind.models.article import Article, Claim
from wikimind.models.source import Source
from wikimind.models.space import Space
from wikimind.search import find
from wikimind.storage import current, wiki_key
from wikimind.upkeep.rebuild import rebuild

KELP = """# Kelp forests

Kelp forests shelter hundreds of species along cold coasts.

Sea urchins graze kelp forests down to bare rock where otters are absent.
"""
URCHINS = """# Urchin barrens

Sea urchins survive for decades in barrens because their metabolism slows down.

Kelp forests grew back in seven of nine bays after divers removed the sea urchins.
"""


def everything() -> dict[str, object]:
    articles = db.session.scalars(select(Article).order_by(Article.path)).all()
    claims = db.session.execute(
        select(Claim.quote, Claim.sha256, Claim.start, Claim.end, Claim.standing).order_by(
            Claim.quote, Claim.label, Claim.section
        )
    )
    return {
        "articles": [(a.path, a.kind, a.title, a.summary) for a in articles],
        "claims": [tuple(row) for row in claims],
        "sources": sorted(db.session.execute(select(Source.sha256, Source.filename, Source.state)).all()),
    }


@pytest.fixture
def second_life(app, compiled, tmp_path, empty_data, environment_in, parser):
    """Another application, with an empty database beside the same files."""
    compiled(KELP, "kelp.md")
    article = compiled(URCHINS, "urchins.md")
    key = wiki_key("main", article.path)
    current().put(key, (current().read(key).decode() + "\n\n## Mine\n\nUrchins taste good.\n").encode())
    before = everything()
    folder = tmp_path / "second"
    shutil.copytree(empty_data, folder)
    files = {key: current().read(key) for key in current().keys("spaces")}
    other = create_app(Settings.from_env(environment_in(folder)))
    other.extensions["wikimind.sandbox"] = parser
    with other.app_context():
        for key, data in files.items():
            current().put(key, data)
    return before, other


def test_rows_files_and_index_are_the_same_after_a_rebuild(second_life):
    before, other = second_life
    with other.app_context():
        space = db.session.scalars(select(Space)).one()
        lines = list(rebuild(space))
        assert everything() == before
        assert any("urchins.md: read" in line for line in lines)
        assert find(db.session(), space.id, "urchins taste good").hits
        assert list(rebuild(space)) == []
        db.session.remove()
        db.engine.dispose()
