"""Sources: feed, watch, read, retry, delete."""

from typing import Any

from flask import Blueprint, request

from wikimind import access
from wikimind.access import audit
from wikimind.actions import sources as source_actions
from wikimind.api import shapes
from wikimind.errors import Conflict, InvalidInput
from wikimind.models.queries import inbox, sources
from wikimind.models.source import Source
from wikimind.models.space import Space
from wikimind.pipeline.intake import Received

routes = Blueprint("sources", __name__, url_prefix="/spaces/<space>/sources")

Json = dict[str, Any]


@routes.get("")
def index(space: Space) -> Json:
    found = inbox.sources_newest_first(space, shapes.page_number(), request.args.get("state", ""))
    answer = shapes.listing(found, lambda row: {"id": row.id})
    answer["items"] = [shapes.source(progress) for progress in inbox.progress_of(found.rows)]
    return answer


@routes.post("")
def create(space: Space) -> tuple[Json, int]:
    """Feed one file (multipart, field `file`), text (JSON `{"text", "title"?}`) or an address (`{"url"}`).

    202 with the new source, whose `state` tells how far it is; 200 with the one that is already there.
    """
    received = _feed_json(space) if request.is_json else _feed_file(space)
    answer = {**_shape(received.source), "duplicate": received.duplicate}
    return answer, 200 if received.duplicate else 202


@routes.get("/<int:source_id>")
def show(space: Space, source_id: int) -> Json:
    source = access.own_source(space, source_id)
    return {**_shape(source), "notes": [shapes.note(note) for note in sources.notes_on(source)]}


@routes.get("/<int:source_id>/text")
def text(space: Space, source_id: int) -> Json:
    """The extracted text with its blocks: `[kind, start, end, level]`, offsets into `text`."""
    document = sources.document_of(access.own_source(space, source_id))
    if document is None:
        raise InvalidInput("This source has not been read yet; ask again when its state is compiled.")
    return {**document.to_json(), "notes": [shapes.note(note) for note in document.notes]}


@routes.get("/<int:source_id>/claims")
def claims(space: Space, source_id: int) -> Json:
    """Every claim that quotes the source, in the order of its text."""
    quoting = sources.claims_quoting(access.own_source(space, source_id))
    return {"items": [{**shapes.claim(claim), "article": article.slug} for claim, article in quoting]}


@routes.post("/<int:source_id>/retry")
def retry(space: Space, source_id: int) -> tuple[Json, int]:
    source = access.own_source(space, source_id)
    source_actions.retry(source)
    return _shape(source), 202


@routes.post("/<int:source_id>/recompile")
def recompile(space: Space, source_id: int) -> tuple[Json, int]:
    source = access.own_source(space, source_id)
    source_actions.recompile(source)
    return _shape(source), 202


@routes.delete("/<int:source_id>")
def delete(space: Space, source_id: int) -> tuple[Json, int]:
    """Delete it at `leaves_at`, as the pages do; until then `keep` takes it back."""
    source = access.own_source(space, source_id)
    audit.tell(source.name)
    source_actions.remove_soon(space, [source])
    return _shape(source), 202


@routes.post("/<int:source_id>/keep")
def keep(space: Space, source_id: int) -> Json:
    source = access.own_source(space, source_id)
    if not source_actions.keep(space, [source_id]):
        raise Conflict("Nobody has asked to delete this source, or it is being deleted already.")
    return _shape(source)


def _shape(source: Source) -> Json:
    return shapes.source(inbox.progress_of([source])[0])


def _feed_file(space: Space) -> Received:
    file = request.files.get("file")
    if file is None or not file.filename:
        raise InvalidInput("Send a file in the multipart field “file”, or JSON with “text”.")
    origin = request.form.get("origin", "")
    return source_actions.feed(
        space, file.stream, filename=file.filename, user=access.current_user(), origin=origin
    )


def _feed_json(space: Space) -> Received:
    sent = request.get_json(silent=True)
    if isinstance(sent, dict) and isinstance(sent.get("url"), str):
        return source_actions.feed_url(space, sent["url"], user=access.current_user())
    if not isinstance(sent, dict) or not isinstance(sent.get("text"), str):
        raise InvalidInput("The JSON has to be an object with “url”, or with “text” and perhaps “title”.")
    title = sent.get("title", "")
    if not isinstance(title, str):
        raise InvalidInput("“title” has to be a string.")
    return source_actions.feed_text(space, sent["text"], title=title, user=access.current_user())
