"""Keys of providers: stored sealed, removed, sealed anew under another secret."""

from wikimind import secrets
from wikimind.extensions import write_transaction


def store(provider: str, key: str, *, by: str) -> None:
    """Seal and keep the key. Raises InvalidInput."""
    with write_transaction() as session:
        secrets.store(session, provider, key, by=by)


def remove(provider: str) -> None:
    """Forget the key. Raises NotFound."""
    with write_transaction() as session:
        secrets.remove(session, provider)


def reseal() -> tuple[int, list[str]]:
    """Seal all keys under the present secret: how many, and the providers whose keys no secret opens."""
    with write_transaction() as session:
        return secrets.reseal(session)
