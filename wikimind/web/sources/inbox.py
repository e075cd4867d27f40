"""The inbox: feed files and text, and watch what becomes of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, flash, make_response, redirect, render_template, request, url_for
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response

from wikimind import access
from wikimind.actions import sources
from wikimind.errors import InvalidInput, WikimindError
from wikimind.fetch.urls import only_urls
from wikimind.jobs.recovery import worker_alive
from wikimind.models.queries import inbox
from wikimind.models.queries.inbox import Progress
from wikimind.models.source import COMPILED, EMPTY, FAILED, QUEUED, WORKING, Source
from wikimind.models.space import Space
from wikimind.pipeline.stories import SOURCE_STAGES
from wikimind.web.frame.display import plural
from wikimind.web.frame.errors import status_of
from wikimind.web.frame.query import page_in, word_in
from wikimind.web.sources import sample

pages = Blueprint("inbox", __name__, url_prefix="/s/<space>/inbox")

MOST_POLLED = 200
MOST_ADDRESSES = 100  # that one form may ask for
MOST_AT_ONCE = 1000
STATES = (QUEUED, WORKING, COMPILED, EMPTY, FAILED)
ANY = "any"


@dataclass(frozen=True)
class Outcome:
    """What became of one thing that was fed: a source, new or known before, or the error's sentence."""

    name: str
    source: Source | None = None
    duplicate: bool = False
    error: str = ""
    status: int = 200


@pages.get("")
def index(space: Space) -> str:
    return _page(space, [])


@pages.post("")
def feed(space: Space) -> Response | str | tuple[str, int]:
    """Take in files and text; with `part=outcomes` only what is new is sent back."""
    outcomes = _feed_all(space)
    if request.form.get("part") == "outcomes":
        fresh = [o.source for o in outcomes if o.source and not o.duplicate]
        return _part("outcomes", space, inbox.progress_of(fresh), outcomes=outcomes)
    if all(o.source and not o.duplicate for o in outcomes):
        flash(f"{plural(len(outcomes), 'source')} added. The articles appear as soon as they are written.")
        return redirect(url_for(".index"), 303)
    all_failed = all(o.error for o in outcomes)
    return _page(space, outcomes), outcomes[0].status if all_failed else 200


@pages.post("/bulk")
def bulk(space: Space) -> Response:
    """Retry or delete several sources: those that are ticked, or `all` in a state ("any": whatever it is)."""
    ids = [int(i) for i in request.form.getlist("ids") if i.isdecimal() and len(i) < 16]
    every = word_in(request.form, "all", (ANY, *STATES))
    chosen = (
        inbox.sources_in_state(space, "" if every == ANY else every, MOST_AT_ONCE)
        if every
        else inbox.sources_with_ids(space, ids[:MOST_AT_ONCE])
    )
    if len(chosen) == MOST_AT_ONCE:
        flash(f"{MOST_AT_ONCE:,} at a time: do it again for the others.")
    if request.form.get("action") == "delete":
        return _delete(space, chosen)
    failed = [source for source in chosen if source.state == FAILED]
    if failed:
        flash(f"{plural(sources.retry_all(failed), 'source is', 'sources are')} tried again.")
    else:
        flash("Nothing was tried again: tick sources that have failed.")
    return redirect(url_for(".index", state=_state() or None), 303)


def _delete(space: Space, chosen: Sequence[Source]) -> Response:
    if chosen:
        sources.remove_soon(space, chosen)
        ids = ",".join(str(source.id) for source in chosen)
        words = f"“{chosen[0].name}”" if len(chosen) == 1 else plural(len(chosen), "source")
        flash(f"{words} will be deleted in a moment.", f"undo:{url_for('.keep', ids=ids)}")
    else:
        flash("Nothing was deleted: tick the sources that should go.")
    return redirect(url_for(".index", state=_state() or None), 303)


@pages.post("/keep")
def keep(space: Space) -> Response:
    """Take back the deletes of the sources `ids` that have not begun."""
    ids = [int(i) for i in request.args.get("ids", "").split(",") if i.isdecimal() and len(i) < 16]
    kept = sources.keep(space, ids[:MOST_AT_ONCE])
    if kept:
        flash(f"{plural(kept, 'source stays', 'sources stay')}.")
    else:
        flash("That was too late: it is deleted already.")
    return redirect(url_for(".index"), 303)


@pages.get("/rows")
def rows(space: Space) -> Response:
    """The rows of the sources `ids`, for a page that is open while work goes on."""
    ids = [int(i) for i in request.args.get("ids", "").split(",") if i.isdecimal() and len(i) < 16]
    found = inbox.progress_of(inbox.sources_with_ids(space, ids[:MOST_POLLED]))
    response = make_response(_part("rows", space, found))
    response.headers["Worker-Alive"] = "yes" if worker_alive() else "no"
    return response


def _part(name: str, space: Space, rows: list[Progress], **more: object) -> str:
    """Rows, and the numbers in the tabs above them, for a page that is open."""
    counts = inbox.sources_by_state(space)
    return render_template(
        f"partials/{name}.html", rows=rows, counts=counts, state=_state(), stages=SOURCE_STAGES, **more
    )


def _state() -> str:
    return word_in(request.args, "state", STATES)


def _page(space: Space, outcomes: list[Outcome]) -> str:
    state = _state()
    listing = inbox.sources_newest_first(space, page_in(request.args), state)
    return render_template(
        "inbox/index.html",
        listing=listing,
        rows=inbox.progress_of(listing.rows),
        counts=inbox.sources_by_state(space),
        state=state,
        outcomes=outcomes,
        stages=SOURCE_STAGES,
        worker_alive=worker_alive(),
        text=request.values.get("text") or request.args.get("url", ""),
        title=request.values.get("title", ""),
        sample=inbox.sources_from(space, sample.ORIGIN),
    )


def _feed_all(space: Space) -> list[Outcome]:
    files = [file for file in request.files.getlist("files") if file.filename]
    text, title = request.form.get("text", ""), request.form.get("title", "")
    outcomes = [_feed_file(space, file) for file in files]
    if urls := only_urls(text):
        outcomes += [_feed_url(space, url) for url in urls[:MOST_ADDRESSES]]
    elif text.strip() or not files:
        outcomes.append(_feed_text(space, text, title))
    return outcomes


def _feed_file(space: Space, file: FileStorage) -> Outcome:
    name = file.filename or "untitled"
    try:
        received = sources.feed(space, file.stream, filename=name, user=access.current_user())
    except WikimindError as error:
        return Outcome(name, error=str(error), status=status_of(error))
    return Outcome(name, received.source, received.duplicate)


def _feed_url(space: Space, url: str) -> Outcome:
    try:
        received = sources.feed_url(space, url, user=access.current_user())
    except WikimindError as error:
        return Outcome(url, error=str(error), status=status_of(error))
    return Outcome(url, received.source, received.duplicate)


def _feed_text(space: Space, text: str, title: str) -> Outcome:
    name = title.strip() or "Pasted text"
    try:
        if not text.strip():
            raise InvalidInput("Nothing was sent; choose a file or paste some text.")
        received = sources.feed_text(space, text, title=title, user=access.current_user())
    except WikimindError as error:
        return Outcome(name, error=str(error), status=status_of(error))
    return Outcome(name, received.source, received.duplicate)
