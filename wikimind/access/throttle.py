"""Guessing passwords gets slow, for who guesses: counted by account and place, so that no stranger who fails
can keep its owner out. A browser that was signed in before counts as a place of its own."""

from datetime import timedelta
from hashlib import sha256

from flask import current_app, request
from itsdangerous import BadSignature, URLSafeSerializer
from sqlalchemy import delete, select
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from wikimind.access import addresses
from wikimind.access.credentials import new_secret
from wikimind.errors import TooMany
from wikimind.extensions import upsert, write_transaction
from wikimind.models.account import Attempt
from wikimind.models.types import now

FREE = 5  # tries that cost nothing
FIRST_WAIT, LONGEST_WAIT = 15, 15 * 60  # seconds
FORGOTTEN_AFTER = timedelta(days=1)

DEVICE_COOKIE = "wikimind_device"
_TWO_YEARS = 2 * 365 * 24 * 3600


def count(account: str) -> str:
    """Count a try before the password is looked at, so that a hundred at once count as a hundred.

    The key of the count; give it to `clear` when the password was right. Raises TooMany.
    """
    key = _key(account)
    with write_transaction() as session:
        session.execute(delete(Attempt).where(Attempt.failed_at < now() - FORGOTTEN_AFTER))
        row = _locked(session, key)
        wait = (row.wait_until - now()).total_seconds() if row.wait_until else 0.0
        if wait <= 0:
            row.failures += 1
            row.failed_at = now()
            if row.failures >= FREE:
                row.wait_until = now() + timedelta(seconds=wait_after(row.failures))
    if wait > 0:
        raise TooMany(f"Too many wrong attempts. Try again in {int(wait) + 1} seconds.", int(wait) + 1)
    return key


def wait_after(failures: int) -> int:
    """Seconds.

    >>> [wait_after(n) for n in (5, 6, 7, 20)]
    [15, 30, 60, 900]
    """
    return min(FIRST_WAIT << min(failures - FREE, 16), LONGEST_WAIT)


def clear(session: Session, key: str) -> None:
    """The password was right."""
    session.execute(delete(Attempt).where(Attempt.key == key))


def _locked(session: Session, key: str) -> Attempt:
    session.execute(
        upsert(session, Attempt).values(key=key, failures=0, failed_at=now()).on_conflict_do_nothing()
    )
    return session.scalars(select(Attempt).where(Attempt.key == key).with_for_update()).one()


def _key(account: str) -> str:
    place = _device(account) or f"address {addresses.neighbourhood()}"
    return sha256(f"{account.strip().lower()}\0{place}".encode()).hexdigest()


def _device(account: str) -> str:
    """The browser's own mark, where it was signed in to this account before."""
    try:
        known, mark = _signer().loads(request.cookies.get(DEVICE_COOKIE, ""))
    except (BadSignature, ValueError, TypeError):
        return ""
    return f"device {mark}" if account.strip().lower() in known else ""


def remember_device(response: Response, *accounts: str | None) -> None:
    """Mark the browser as one that knew the password."""
    names = [account.lower() for account in accounts if account]
    response.set_cookie(
        DEVICE_COOKIE,
        str(_signer().dumps([names, new_secret()])),
        max_age=_TWO_YEARS,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure,
    )


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt="device")
