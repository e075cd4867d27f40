"""A source: its text with what is quoted from it, its original, and what can be done with it."""

from collections.abc import Iterable, Mapping, Sequence

from flask import Blueprint, flash, redirect, render_template, request, send_file, url_for
from werkzeug.wrappers import Response

from wikimind import access
from wikimind.access import activity
from wikimind.actions import sources as source_actions
from wikimind.articles.bylines import FIELDS
from wikimind.articles.corrections import read_changes
from wikimind.errors import InvalidInput, NotFound, Unavailable, Unreadable
from wikimind.extract.document import Document
from wikimind.models.article import Article, Claim
from wikimind.models.queries import inbox, sources
from wikimind.models.source import Source
from wikimind.models.space import Space
from wikimind.pipeline.intake import clean_name
from wikimind.pipeline.stories import SOURCE_STAGES
from wikimind.storage import current, raw_key
from wikimind.web.frame.query import number_in, span_in, word_in
from wikimind.web.sources import proof, text_view
from wikimind.web.sources.text_view import Span

pages = Blueprint("sources", __name__, url_prefix="/s/<space>/sources/<int:source_id>")

VIEWS = ("page", "text")

# What a browser may be told that a stored file is; everything else is bytes.
PLAIN_TYPES = {"application/pdf": "application/pdf"}


@pages.get("")
def show(space: Space, source_id: int) -> str:
    source = access.own_source(space, source_id)
    document = sources.document_of(source)
    quoting = sources.claims_quoting(source)
    quoted = [(claim.start or 0, claim.end or 0) for claim, _ in quoting]
    coverage = sources.coverage_by_page(source, quoted)
    # What is asked of the database comes first: no transaction stays open while a page is drawn.
    told = {
        "source": source,
        "progress": inbox.progress_of([source])[0],
        "stages": SOURCE_STAGES,
        "coverage": coverage,
        "covered": sources.coverage_in_all(coverage),
    }
    shown = _document(space, source, document, quoting, quoted) if document else {}
    return render_template("sources/show.html", **told, **shown)


def _document(
    space: Space,
    source: Source,
    document: Document,
    quoting: Sequence[tuple[Claim, Article]],
    quoted: list[Span],
) -> dict[str, object]:
    """What is shown of the document: the page or slice asked for, or the one that holds the focus."""
    mark, focus = _focus(source)
    slices = text_view.slices(document)
    number = text_view.slice_at(slices, focus[0]) if focus else 1
    part = slices[min(number_in(request.args, default=number), len(slices)) - 1]
    here = _by_quote((c, a) for c, a in quoting if part.touches((c.start or 0, c.end or 0)))
    drawable = proof.can_show(source) and bool(document.pages)
    view = word_in(request.args, "view", VIEWS, "page") if drawable else "text"
    shown = {
        "document": document,
        "slices": slices,
        "part": part,
        "quoting": here,
        "mark": mark,
        "claim_id": number_in(request.args, "claim", 0) if mark == "claim" else 0,
        "drawable": drawable,
    }
    if view == "page":
        spans = [(claims[0].start or 0, claims[0].end or 0) for claims, _ in here]
        try:
            drawn = proof.page_view(
                space, source, document, part.number, [*spans, *([focus] if focus else [])]
            )
            return {**shown, "view": "page", "drawn": drawn}
        except (Unreadable, NotFound, Unavailable) as error:
            shown["why_not"] = str(error)
    blocks = text_view.shown_blocks(document, part, quoted, focus)
    return {**shown, "view": "text", "groups": list(text_view.grouped(blocks))}


def _by_quote(quoting: Iterable[tuple[Claim, Article]]) -> list[tuple[list[Claim], list[Article]]]:
    """Claims that say the same about the same words, with all articles that say so."""
    groups: dict[tuple[int | None, int | None, str], tuple[list[Claim], list[Article]]] = {}
    for claim, article in quoting:
        claims, articles = groups.setdefault((claim.start, claim.end, claim.text), ([], []))
        claims.append(claim)
        if article not in articles:
            articles.append(article)
    return list(groups.values())


def _focus(source: Source) -> tuple[str, Span | None]:
    """What the URL asks to be shown, 'claim' or 'passage', and where in the text it stands."""
    claim_id, passage_id = number_in(request.args, "claim", 0), number_in(request.args, "passage", 0)
    claim = sources.claim_on(source, claim_id) if claim_id else None
    if claim and claim.start is not None and claim.end is not None and claim.standing in sources.SOURCED:
        return "claim", (claim.start, claim.end)
    passage = sources.passage_of(source, passage_id) if passage_id else None
    words = span_in(request.args, "words") or (passage and (passage.start, passage.end))
    return ("passage", words) if words else ("", None)


@pages.get("/original")
def original(space: Space, source_id: int) -> Response:
    """The received bytes, for keeping and never for running: browsers must not show them as a page."""
    source = access.own_source(space, source_id)
    if not source.has_bytes:
        raise NotFound("This page was not fetched yet, so there is no original.")
    response = send_file(
        current().open(raw_key(space.slug, source.sha256)),
        mimetype=_download_type(source.media_type),
        as_attachment=True,
        download_name=clean_name(source.filename),
        etag=source.sha256,
    )
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


def _download_type(media_type: str) -> str:
    if media_type in ("text/plain", "text/markdown"):
        return "text/plain"
    return PLAIN_TYPES.get(media_type, "application/octet-stream")


@pages.get("/details")
def details(space: Space, source_id: int) -> str:
    """What is told of the source, to be set right."""
    return _details(access.own_source(space, source_id))


@pages.post("/details")
def correct(space: Space, source_id: int) -> Response | tuple[str, int]:
    source = access.own_source(space, source_id)
    anew = {name: None for name in FIELDS if name in request.form.getlist("as_read")}
    typed = {name: request.form.get(name, "").strip() for name in FIELDS if name in request.form}
    changed = {name: text for name, text in typed.items() if text != getattr(source, name)}
    try:
        source_actions.correct(source, read_changes({**changed, **anew}), author=access.author())
    except InvalidInput as error:
        return _details(access.own_source(space, source_id), typed, str(error)), 400
    flash("Saved. What you set right stays when the source is compiled again.")
    return redirect(url_for(".show", source_id=source_id), 303)


def _details(source: Source, typed: Mapping[str, str] | None = None, error: str = "") -> str:
    values = {name: getattr(source, name) for name in FIELDS} | dict(typed or {})
    return render_template("sources/details.html", source=source, values=values, error=error)


@pages.post("/retry")
def retry(space: Space, source_id: int) -> Response:
    source = access.own_source(space, source_id)
    source_actions.retry(source)
    flash(f"“{source.name}” is tried again.")
    return redirect(url_for("inbox.index"), 303)


@pages.post("/recompile")
def recompile(space: Space, source_id: int) -> Response:
    source = access.own_source(space, source_id)
    source_actions.recompile(source)
    flash(f"“{source.name}” is read and compiled again. What people wrote in its article stays.")
    return redirect(url_for("inbox.index"), 303)


@pages.get("/delete")
def confirm_delete(space: Space, source_id: int) -> str:
    source = access.own_source(space, source_id)
    return render_template("sources/delete.html", source=source, article=sources.article_of(source))


@pages.post("/delete")
def delete(space: Space, source_id: int) -> Response:
    source = access.own_source(space, source_id)
    name = source.name
    activity.tell(name)
    source_actions.remove_soon(space, [source])
    flash(f"“{name}” will be deleted in a moment.", f"undo:{url_for('inbox.keep', ids=source.id)}")
    return redirect(url_for("inbox.index"), 303)
