"""Keys of providers: sealed at rest, opened for the one who uses them, the environment's first.

Each is sealed with AES-GCM under a key that HKDF derives from SECRET_KEY, and bound to its provider's name:
neither a changed byte nor a row under another name opens. How to change SECRET_KEY: docs/hostile-input.md.
"""

import logging
import os
import re
from dataclasses import dataclass
from datetime import datetime

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from flask import current_app
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from wikimind.errors import InvalidInput, NotFound
from wikimind.extensions import db, settings
from wikimind.models.secret import Secret
from wikimind.models.types import now
from wikimind.redaction import hold

log = logging.getLogger(__name__)

# Provider → the field of the settings that its key may stand in. Others can be stored under their names.
IN_SETTINGS = {"openai": "openai_key", "anthropic": "anthropic_key", "google": "google_key"}
LONGEST_KEY = 500
SHOWN = 4  # characters at the end of a key that is long enough to keep the others
SHORTEST_SHOWN = 16

_PROVIDER = re.compile(r"[a-z][a-z0-9-]{0,39}")
_VERSION = b"\x01"
_NONCE = 12  # bytes, NIST SP 800-38D section 8.2


@dataclass(frozen=True)
class KnownKey:
    """What may be shown of a key. `ending` is its last characters; empty where it cannot be opened."""

    provider: str
    ending: str
    from_environment: bool = False
    set_by: str = ""
    set_at: datetime | None = None


def provider_key(provider: str) -> str:
    """The key for this provider: the environment's, else the stored one, else ""."""
    key = _from_settings(provider)
    if not key:
        row = db.session.get(Secret, provider)
        key = (_opened(row) or "") if row else ""
    hold(key)
    return key


def known_keys() -> list[KnownKey]:
    """All keys there are, by provider; one in the environment hides a stored one."""
    stored = {row.provider: row for row in db.session.scalars(select(Secret))}
    names = sorted({*stored, *(name for name in IN_SETTINGS if _from_settings(name))})
    return [_known(name, stored.get(name)) for name in names]


def store(session: Session, provider: str, key: str, *, by: str) -> None:
    """Seal the key and keep it, in place of an earlier one. Raises InvalidInput."""
    provider, key = provider.strip().lower(), key.strip()
    if not _PROVIDER.fullmatch(provider):
        raise InvalidInput("A provider's name has up to 40 small letters, digits and dashes, like openai.")
    if not key or len(key) > LONGEST_KEY or not key.isascii() or not key.isprintable():
        raise InvalidInput("That is no key; paste it as the provider shows it, in one line.")
    hold(key)
    session.merge(Secret(provider=provider, sealed=seal(provider, key), set_by=by, set_at=now()))


def remove(session: Session, provider: str) -> None:
    """Forget the stored key. Raises NotFound."""
    gone = session.scalar(delete(Secret).where(Secret.provider == provider).returning(Secret.provider))
    if gone is None:
        raise NotFound(f"No key is stored for {provider[:40]}.")


def reseal(session: Session) -> tuple[int, list[str]]:
    """Seal every key under the present SECRET_KEY: how many, and the providers whose key nothing opens."""
    count, lost = 0, []
    for row in session.scalars(select(Secret).order_by(Secret.provider)):
        key = _opened(row)
        if key is None:
            lost.append(row.provider)
        else:
            row.sealed, count = seal(row.provider, key), count + 1
    return count, lost


def seal(provider: str, key: str) -> bytes:
    nonce = os.urandom(_NONCE)
    sealed = AESGCM(_derived(current_app.config["SECRET_KEY"])).encrypt(
        nonce, key.encode(), provider.encode()
    )
    return _VERSION + nonce + sealed


def _opened(row: Secret) -> str | None:
    """The key; None where it was sealed under a SECRET_KEY that is not known here."""
    nonce, sealed = row.sealed[1 : 1 + _NONCE], row.sealed[1 + _NONCE :]
    for secret in filter(None, (current_app.config["SECRET_KEY"], settings().old_secret_key)):
        try:
            key = AESGCM(_derived(secret)).decrypt(nonce, sealed, row.provider.encode()).decode()
        except (InvalidTag, ValueError):
            continue
        hold(key)
        return key
    log.warning("the key of %s was sealed under another SECRET_KEY; set it again", row.provider)
    return None


def _derived(secret: str) -> bytes:
    return HKDF(SHA256(), length=32, salt=None, info=b"wikimind provider keys 1").derive(secret.encode())


def _from_settings(provider: str) -> str:
    return str(getattr(settings(), IN_SETTINGS.get(provider, ""), ""))


def _known(provider: str, row: Secret | None) -> KnownKey:
    given = _from_settings(provider)
    if given or row is None:
        return KnownKey(provider, _ending(given), from_environment=True)
    return KnownKey(provider, _ending(_opened(row) or ""), set_by=row.set_by, set_at=row.set_at)


def _ending(key: str) -> str:
    if not key:
        return ""
    return "…" + (key[-SHOWN:] if len(key) >= SHORTEST_SHOWN else "")
