"""The activity: every transaction in which a request changes something also writes one row about it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import g, has_request_context, request
from sqlalchemy import event
from sqlalchemy.orm import Session

from wikimind.access import addresses
from wikimind.access.identity import COMMAND, asker
from wikimind.models.article import Article
from wikimind.models.author import COMMAND_NAME
from wikimind.models.event import Event
from wikimind.models.source import Source
from wikimind.models.space import Space, User

_ENTRY = "wikimind.activity"
_NAMES = "names of what changed"
_MOST_NAMES = 3
_UNSAID = ("space", "secret")  # parts of a path: one has a column of its own, the other proves who may
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")


def begin() -> None:
    """From here on the request writes for whoever asks."""
    if request.method not in SAFE_METHODS:
        who = asker()
        request.environ[_ENTRY] = {
            "actor": who.user.name if who.user else "",
            "user_id": who.user.id if who.user else None,
            "by": who.by,
            "detail": "",
        }


def tell(detail: str, *, user: User | None = None) -> None:
    """What the row of this request says beside the route; `user`: who acts, where that is just being told."""
    if not has_request_context():
        return
    entry = request.environ.setdefault(_ENTRY, {"actor": "", "user_id": None, "by": "nobody", "detail": ""})
    entry["detail"] = detail
    if user:
        entry.update(actor=user.name, user_id=user.id)


@contextmanager
def unrecorded() -> Iterator[None]:
    """For counts and marks, which are no change that anybody made."""
    entry = request.environ.pop(_ENTRY, None)
    try:
        yield
    finally:
        if entry is not None:
            request.environ[_ENTRY] = entry


def record(session: Session, detail: str, *, command: str, space: Space | None = None) -> None:
    """What was done, by whichever door: `command` names it where no request says what was asked for."""
    if has_request_context():
        tell(detail)
    else:
        by_command(session, command, detail, space)


def by_command(session: Session, action: str, detail: str, space: Space | None = None) -> None:
    """A row about what somebody did at the command line."""
    session.add(
        Event(
            actor=COMMAND_NAME,
            by=COMMAND,
            action=action,
            detail=detail[:500],
            space_id=space.id if space else None,
        )
    )


@event.listens_for(Session, "after_flush")
def _collect(session: Session, _context: Any) -> None:
    """The names of sources and articles that are touched."""
    if has_request_context() and _ENTRY in request.environ:
        names: list[str] = session.info.setdefault(_NAMES, [])
        for row in (*session.new, *session.deleted, *session.dirty):
            name = row.name if isinstance(row, Source) else row.title if isinstance(row, Article) else ""
            if name and name not in names:
                names.append(name)


@event.listens_for(Session, "before_commit")
def _write(session: Session) -> None:
    if not has_request_context() or not session.info.get("writing") or session.in_nested_transaction():
        return
    if session.info.get("bookkeeping"):
        return
    entry = request.environ.get(_ENTRY)
    if entry is not None:
        session.flush()
        session.add(_event(entry, session.info.pop(_NAMES, [])))


@event.listens_for(Session, "after_rollback")
def _drop(session: Session) -> None:
    session.info.pop(_NAMES, None)


def _event(entry: dict[str, Any], names: list[str]) -> Event:
    numbers = [
        f"{name.removesuffix('_id').replace('_', ' ')} {value}"
        for name, value in (request.view_args or {}).items()
        if name not in _UNSAID
    ]
    told = entry["detail"] or "; ".join(names[:_MOST_NAMES]) or ", ".join(numbers)
    return Event(
        actor=entry["actor"][:100],
        user_id=entry["user_id"],
        by=entry["by"],
        address=addresses.client()[:64],
        action=(request.endpoint or "")[:100],
        space_id=g.space.id if "space" in g else None,
        detail=told[:500],
    )
