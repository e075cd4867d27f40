"""The first administrator: from the environment, or by a one-time link in a file of the owner alone."""

import logging
import os
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from wikimind.access import credentials, people, tickets
from wikimind.errors import Conflict, WikimindError
from wikimind.extensions import db, settings, write_transaction
from wikimind.locks import exclusive
from wikimind.models.space import User
from wikimind.models.ticket import SETUP, Ticket
from wikimind.models.types import now

log = logging.getLogger(__name__)

ANNOUNCED_EVERY = timedelta(minutes=10)


def prepare(*, again: bool = False) -> None:
    """Make the administrator whom the environment describes, else write a link to its file.

    Nothing where there is an administrator, or where a link was written a moment ago and not `again`.
    """
    if people.has_admin():
        withdraw_link()
        return
    here = settings()
    password_hash = here.admin_password_hash or (
        credentials.hash_password(here.admin_password) if here.admin_password else ""
    )
    if password_hash:
        _make_from_environment(password_hash)
    elif again or not _announced_lately():
        announce()


def _make_from_environment(password_hash: str) -> None:
    here = settings()
    try:
        with exclusive("first administrator"), write_transaction() as session:
            if people.has_admin():
                return
            people.make(session, here.admin_name, here.admin_email, password_hash=password_hash, admin=True)
        log.info("%s is the first administrator, as the environment says", here.admin_name)
    except WikimindError as error:  # another process was faster
        log.warning("the administrator of the environment was not made: %s", error)


def announce() -> None:
    """Write a link with which the first administrator is made; the log says only where it is."""
    with write_transaction() as session:
        secret = tickets.make(session, SETUP)
    here = settings()
    base = here.public_url or here.published or f"http://localhost:{here.port}"
    try:
        _write_link(f"{base}/setup/{secret}\n")
    except OSError as error:
        log.warning("The one-time link was not written (%s); run `flask user create NAME` instead.", error)
    else:
        log.warning(
            "WikiMind has no administrator yet. Open the one-time link in %s to become the administrator.",
            link_file(),
        )


def link_file() -> Path:
    """Where the link lies; a log is read and kept by too many."""
    return settings().data_dir / "setup-link"


def _write_link(link: str) -> None:
    """Whole or not at all, and readable by the owner alone from its first byte on."""
    fresh = link_file().with_name(f".setup-link.{os.getpid()}")
    fresh.unlink(missing_ok=True)
    with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(link)
    os.replace(fresh, link_file())


def withdraw_link() -> None:
    """There is an administrator: whatever links there were are of no use."""
    link_file().unlink(missing_ok=True)


def _announced_lately() -> bool:
    latest = db.session.scalar(
        select(Ticket.created_at).where(Ticket.kind == SETUP).order_by(Ticket.id.desc()).limit(1)
    )
    return latest is not None and now() - latest < ANNOUNCED_EVERY


def make_admin(secret: str, name: str, email: str, password: str) -> User:
    """Make the holder of the link the administrator. Raises NotFound, InvalidInput, Conflict."""
    ticket = tickets.valid(SETUP, secret)
    credentials.check_new_password(password, name, email)
    password_hash = credentials.hash_password(password)
    # Two people may hold two links, and neither transaction would see the administrator of the other.
    with exclusive("first administrator"), write_transaction() as session:
        if people.has_admin():
            raise Conflict("There is an administrator already; ask them for an invitation.")
        tickets.use(session, ticket)
        user = people.make(session, name, email, password_hash=password_hash, admin=True)
        tickets.void(session, SETUP)
    withdraw_link()
    return user
