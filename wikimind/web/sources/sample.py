"""The sample wiki: three short texts of our own that show how it reads. One click removes them."""

from pathlib import Path

from flask import Blueprint, flash, redirect, url_for
from werkzeug.wrappers import Response

from wikimind import access
from wikimind.actions import sources
from wikimind.models.queries import inbox
from wikimind.models.space import Space

pages = Blueprint("sample", __name__, url_prefix="/s/<space>/sample")

ORIGIN = "sample"  # by which the sources are told from what people fed
TEXTS = Path(__file__).resolve().parents[2] / "samples"


@pages.post("/add")
def add(space: Space) -> Response:
    for path in sorted(TEXTS.glob("*.md")):
        with path.open("rb") as stream:
            sources.feed(space, stream, filename=path.name, user=access.current_user(), origin=ORIGIN)
    flash("The sample is being read. Its articles appear in a moment.")
    return redirect(url_for("inbox.index"), 303)


@pages.post("/remove")
def remove(space: Space) -> Response:
    chosen = inbox.sources_from(space, ORIGIN)
    sources.remove_soon(space, chosen)
    ids = ",".join(str(source.id) for source in chosen)
    flash("The sample will be gone in a moment.", f"undo:{url_for('inbox.keep', ids=ids)}")
    return redirect(url_for("inbox.index"), 303)
