"""The files of a backup: staged beside those that are there, and put in their places behind its rows."""

import json

from sqlalchemy import delete, select

from wikimind.errors import NotFound
from wikimind.extensions import db, own_transaction
from wikimind.locks import exclusive
from wikimind.models.restoration import Restoration
from wikimind.models.source import Source
from wikimind.storage import current

STAGED = "restoring"
_FILES = "files"
_LEAVING = "leaving.json"


def staged_key(folder: str, key: str) -> str:
    """Where the file `key` waits."""
    return f"{STAGED}/{folder}/{_FILES}/{key}"


def note_leaving(folder: str, keys: list[str]) -> None:
    """Remember which files are to go: they were there, and are not in the backup."""
    current().put(f"{STAGED}/{folder}/{_LEAVING}", json.dumps(keys).encode())


def forget_staged(folder: str) -> None:
    """Remove what was staged; it may have been in part already."""
    for key in list(current().keys(f"{STAGED}/{folder}")):
        current().delete(key)


def put_in_place() -> bool:
    """Put the files of a backup whose rows are here in their places; whether there was one.

    May be broken off at any point and called again. Raises Unavailable.
    """
    with exclusive("restoration"):
        with db.engine.connect() as connection:
            folder = connection.scalar(select(Restoration.folder).order_by(Restoration.id.desc()).limit(1))
        if folder is None:
            return False
        prefix = staged_key(folder, "")
        for staged in list(current().keys(prefix.rstrip("/"))):
            current().put(staged.removeprefix(prefix), current().read(staged))
        _remove_leaving(folder)
        with own_transaction() as session:
            session.execute(delete(Restoration))
        forget_staged(folder)
    return True


def _remove_leaving(folder: str) -> None:
    """Files that are not in the backup; but not what was fed again since."""
    try:
        keys: list[str] = json.loads(current().read(f"{STAGED}/{folder}/{_LEAVING}"))
    except NotFound:
        return
    hashes = {key.rsplit("/", 1)[1] for key in keys if key.split("/")[2] == "raw"}
    with db.engine.connect() as connection:
        fed = {sha for sha in connection.scalars(select(Source.sha256)) if sha in hashes}
    for key in keys:
        if key.rsplit("/", 1)[1] not in fed:
            current().delete(key)
