"""A zip archive of documents becomes its files as sources; the archive itself stays."""

import io
import zipfile

import pytest
from sqlalchemy import delete, func, select

from tests.extract.office_files import docx, paragraph, zipped
from wikimind.config import Settings
from wikimind.extensions import db, write_transaction
from wikimind.models.article import Article
from wikimind.models.job import Job
from wikimind.models.source import COMPILED, FAILED, Source
from wikimind.pipeline.stages import unpacking
from wikimind.storage import current, raw_key
from wikimind.upkeep.rebuild import rebuild
from wikimind.upkeep.verify import verify

TEA = "# Tea\n\nTea grows slowly in the hills. Its leaves are picked twice a year by hand.\n"
KELP = paragraph("Kelp forests grow along cold coasts. The giant kelp grows half a metre a day.")


@pytest.fixture
def fed(feed, work):
    """Feed an archive and let the worker work; the archive's source."""

    def fed(parts, name="papers.zip"):
        source_id = feed(parts if isinstance(parts, bytes) else zipped(parts), name).id
        work()
        return db.session.get_one(Source, source_id)

    return fed


def names() -> list[str]:
    return sorted(db.session.scalars(select(Source.filename)))


def test_each_file_becomes_a_source_with_an_article(fed, space):
    archive = fed({"notes/tea.md": TEA, "kelp.docx": docx(KELP), "deep/er/": "", "__MACOSX/._tea.md": "x"})
    assert (archive.state, archive.media_type, archive.error) == (COMPILED, "application/zip", "")
    assert names() == ["kelp.docx", "papers.zip", "tea.md"]
    assert db.session.scalar(select(func.count()).select_from(Article).where(Article.kind == "source")) == 2
    tea = db.session.scalars(select(Source).where(Source.filename == "tea.md")).one()
    assert tea.origin == "papers.zip: notes/tea.md" and current().exists(raw_key("main", archive.sha256))
    assert list(verify(space)) == []


def test_what_cannot_be_read_is_named_on_the_archive_s_page(fed, client):
    picture = b"\x89PNG\r\n\x1a\n" + bytes(50)
    inner = zipped({"a.md": TEA})
    archive = fed({"tea.md": TEA, "p.png": picture, "inner.bin": inner, "../up.md": "x", "empty.md": ""})
    page = client.get(f"/s/main/sources/{archive.id}").text
    assert names() == ["papers.zip", "tea.md"]
    for reason in ("a PNG image", "archive within an archive", "leads out of the archive", "is empty"):
        assert reason in page
    assert "<li>tea.md</li>" in page
    assert not any(current().incoming.iterdir())


def test_no_file_is_written_anywhere_but_under_its_hash(fed, tmp_path):
    before = set(tmp_path.rglob("*"))
    fed({"../../../evil.md": "x", "/tmp/evil.md": "y", "ok.md": TEA})
    new = {path.name for path in tmp_path.rglob("*") if path not in before}
    assert not any("evil" in name for name in new)


def test_unpacking_again_adds_nothing(fed, client, work):
    archive = fed({"tea.md": TEA, "copy.md": TEA})
    assert names() == ["papers.zip", "tea.md"]
    client.post(f"/s/main/sources/{archive.id}/recompile")
    work()
    assert names() == ["papers.zip", "tea.md"]
    assert not any(current().incoming.iterdir())


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({}, "no file in this archive"),
        ({"inner.zip": "x", "../a.md": "x"}, "no file in this archive"),
        ({f"{n}.md": f"text {n}" for n in range(301)}, "more than 300 files"),
        (b"PK\x03\x04" + bytes(100), "damaged"),
    ],
)
def test_an_archive_with_nothing_to_take_fails_with_a_sentence(fed, parts, sentence):
    source = fed(parts)
    assert source.state == FAILED and sentence in source.error
    assert db.session.scalars(select(Job.attempts)).all() == [1]


def test_the_files_together_are_bounded(app, fed, monkeypatch):
    monkeypatch.setitem(app.config, "WIKIMIND", Settings.from_env({"WIKIMIND_MAX_UPLOAD_MB": "1"}))
    monkeypatch.setattr(unpacking, "_TOTAL_FILES_OF_FULL_SIZE", 2)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for n in range(4):
            archive.writestr(
                f"{n}.txt", f"Line {n} of a text that is long." + "\n" * 750_000
            )  # little to read
    fed(file.getvalue())
    assert len(names()) == 3


def test_a_rebuild_keeps_an_archive_and_takes_its_files_in(fed, space):
    fed({"tea.md": TEA})
    with write_transaction() as session:
        session.execute(delete(Source))
    lines = list(rebuild(space))
    assert any("its files are sources of their own" in line for line in lines)
    states = dict(db.session.execute(select(Source.media_type, Source.state)).tuples().all())
    assert len(states) == 2 and states["application/zip"] == COMPILED
