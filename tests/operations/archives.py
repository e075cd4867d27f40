"""What an installation holds, and archives changed by hand."""

import hashlib
import zipfile
from pathlib import Path

from sqlalchemy import select

from wikimind.extensions import db
from wikimind.models.article import Article, Claim
from wikimind.models.job import Job
from wikimind.models.source import Source
from wikimind.storage import current

KELP = """# Kelp forests

Kelp forests grow along cold coasts and shelter many fish. The giant kelp grows up to half a metre a day.
Sea urchins graze on kelp and can turn a forest into a barren. Sea otters eat urchins and so protect the kelp.
"""


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def everything() -> dict[str, list[tuple]]:
    return {
        "articles": sorted(db.session.execute(select(Article.title, Article.body, Article.revision)).all()),
        "claims": sorted(
            db.session.execute(select(Claim.text, Claim.quote, Claim.start, Claim.standing)).all()
        ),
        "sources": sorted(db.session.execute(select(Source.sha256, Source.received_at, Source.state)).all()),
        "jobs": sorted(db.session.execute(select(Job.id, Job.kind, Job.state, Job.request_id)).all()),
        "files": sorted((key, current().read(key)) for key in current().keys("spaces")),
    }


def rewritten(path: Path, change) -> Path:
    """The archive with some members changed: name and content → content, or None to leave it out."""
    target = path.with_name("changed.zip")
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(target, "w") as after:
        for name in before.namelist():
            content = change(name, before.read(name))
            if content is not None:
                after.writestr(name, content)
    return target
