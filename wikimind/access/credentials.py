"""Secrets that are handed out once and kept only as hashes, and passwords."""

import hashlib
import secrets
from functools import lru_cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from wikimind.config.account_parsing import LEAST_PASSWORD
from wikimind.errors import InvalidInput

LONGEST_PASSWORD = 1000

# OWASP's second choice for Argon2id: 19 MiB each, so that sixteen at a time fit into the gateway's memory.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


def new_secret(prefix: str = "") -> str:
    """256 random bits, in characters that a URL may have."""
    return prefix + secrets.token_urlsafe(32)


def hash_of(secret: str) -> str:
    """What is kept of a random secret; it needs no slow hash, because nobody can guess it."""
    return hashlib.sha256(secret.encode()).hexdigest()


def hash_password(password: str) -> str:
    return _HASHER.hash(password)


def check_password(password_hash: str | None, password: str) -> bool:
    """Whether it is the password; it takes as long where there is none, so that nobody learns who has one."""
    try:
        return _HASHER.verify(password_hash or _nobodys(), password) and password_hash is not None
    except (VerifyMismatchError, InvalidHashError):
        return False


def is_outdated(password_hash: str) -> bool:
    return _HASHER.check_needs_rehash(password_hash)


@lru_cache(maxsize=1)
def _nobodys() -> str:
    return hash_password(secrets.token_hex())


def check_new_password(password: str, *names: str) -> None:
    """Refuse what is soon guessed. Raises InvalidInput."""
    if len(password) < LEAST_PASSWORD:
        raise InvalidInput(f"The password needs at least {LEAST_PASSWORD} characters; a few words work well.")
    if len(password) > LONGEST_PASSWORD:
        raise InvalidInput(f"The password may have at most {LONGEST_PASSWORD} characters.")
    plain = password.lower()
    if len(set(plain)) < 4 or plain in {name.lower() for name in names} or plain in _COMMON:
        raise InvalidInput("This password is too easy to guess; choose another.")


# Of the lists of leaked passwords, those that are long enough to be taken.
_LEAKED = """
1234567890 12345678910 123456789a 0123456789 1q2w3e4r5t 1qaz2wsx3edc qwertyuiop qwerty12345 qwerty1234
password12 password123 password1234 passw0rd123 administrator iloveyou123 letmein123 welcome123
changeme123 football123 baseball123 superman123 starwars123 sunshine123 princess123 abcdefghij
abcd123456 asdfghjkl1 zxcvbnm123 wikimind123 wikimindwikimind
"""
_COMMON = frozenset(_LEAKED.split())
