"""Sources: feed, watch, read, retry, delete."""

from flask import Blueprint

from wikimind import access
from wikimind.access import activity
from wikimind.actions import sources as source_actions
from wikimind.api.contract import contract
from wikimind.api.requests import FedAddress, FedFile, FedText, SourceCorrection, SourcesQuery
from wikimind.api.resources import (
    Document,
    FedSource,
    Items,
    Note,
    Page,
    QuotingClaim,
    Source,
    WholeSource,
)
from wikimind.articles.corrections import read_changes
from wikimind.errors import Conflict, InvalidInput
from wikimind.models import source as models
from wikimind.models.queries import inbox, sources
from wikimind.models.space import Space
from wikimind.pipeline.intake import Received

routes = Blueprint("sources", __name__, url_prefix="/spaces/<space>/sources")


@routes.get("")
@contract("Sources, newest first")
def index(space: Space, query: SourcesQuery) -> Page[Source]:
    listing = inbox.sources_newest_first(space, query.number, query.state)
    return Page[Source].listed(listing, [Source.of(one) for one in inbox.progress_of(listing.rows)])


@routes.post("")
@contract(
    "Feed a file, a text or an address; 200 for one that is already there",
    status=202,
    or_status=200,
    errors=(400, 413, 422),
)
def create(space: Space, sent: FedAddress | FedText | FedFile) -> tuple[FedSource, int]:
    received = _feed(space, sent)
    source = FedSource.of(inbox.progress_of([received.source])[0], duplicate=received.duplicate)
    return source, 200 if received.duplicate else 202


def _feed(space: Space, sent: FedAddress | FedText | FedFile) -> Received:
    user = access.current_user()
    if isinstance(sent, FedAddress):
        return source_actions.feed_url(space, sent.url, user=user)
    if isinstance(sent, FedText):
        return source_actions.feed_text(space, sent.text, title=sent.title, user=user)
    if not sent.file.filename:
        raise InvalidInput(sent.expected)
    return source_actions.feed(
        space, sent.file.stream, filename=sent.file.filename, user=user, origin=sent.origin
    )


@routes.get("/<int:source_id>")
@contract("A source, how far it is, and what was not read")
def show(space: Space, source_id: int) -> WholeSource:
    source = access.own_source(space, source_id)
    notes = [Note.of(note) for note in sources.notes_on(source)]
    return WholeSource.of(inbox.progress_of([source])[0], notes=notes)


@routes.get("/<int:source_id>/text")
@contract("The text that was read", errors=(400,))
def text(space: Space, source_id: int) -> Document:
    document = sources.document_of(access.own_source(space, source_id))
    if document is None:
        raise InvalidInput("This source has not been read yet; ask again when its state is compiled.")
    return Document(**{**document.to_json(), "notes": [Note.of(note) for note in document.notes]})


@routes.get("/<int:source_id>/claims")
@contract("Every claim that quotes it, in the order of its text")
def claims(space: Space, source_id: int) -> Items[QuotingClaim]:
    quoting = sources.claims_quoting(access.own_source(space, source_id))
    return Items[QuotingClaim](
        items=[QuotingClaim.of(claim, article=article.slug) for claim, article in quoting]
    )


@routes.patch("/<int:source_id>")
@contract("Correct what is told of it; a title, a kind or a language has it compiled anew", errors=(400,))
def correct(space: Space, source_id: int, sent: SourceCorrection) -> Source:
    source = access.own_source(space, source_id)
    changes = read_changes(sent.model_dump(exclude_unset=True))
    source_actions.correct(source, changes, author=access.author())
    return _watched(access.own_source(space, source_id))


@routes.post("/<int:source_id>/retry")
@contract("Try a failed source again", status=202, errors=(409,))
def retry(space: Space, source_id: int) -> Source:
    source = access.own_source(space, source_id)
    source_actions.retry(source)
    return _watched(source)


@routes.post("/<int:source_id>/recompile")
@contract("Read and compile it anew", status=202)
def recompile(space: Space, source_id: int) -> Source:
    source = access.own_source(space, source_id)
    source_actions.recompile(source)
    return _watched(source)


@routes.delete("/<int:source_id>")
@contract("Delete it with its article, at `leaves_at`; until then `keep` takes that back", status=202)
def delete(space: Space, source_id: int) -> Source:
    source = access.own_source(space, source_id)
    activity.tell(source.name)
    source_actions.remove_soon(space, [source])
    return _watched(source)


@routes.post("/<int:source_id>/keep")
@contract("Take its delete back", errors=(409,))
def keep(space: Space, source_id: int) -> Source:
    source = access.own_source(space, source_id)
    if not source_actions.keep(space, [source_id]):
        raise Conflict("This source is not waiting to be deleted, or its deletion has already begun.")
    return _watched(source)


def _watched(source: models.Source) -> Source:
    return Source.of(inbox.progress_of([source])[0])
