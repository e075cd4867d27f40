"""The vital signs of an installation, each told in a sentence."""

import shutil
import socket
from collections.abc import Callable
from dataclasses import dataclass

from alembic.script import ScriptDirectory
from sqlalchemy import func, select, text
from sqlalchemy.exc import SQLAlchemyError

from wikimind.errors import WikimindError
from wikimind.extensions import db, settings
from wikimind.factory import MIGRATIONS, newest_revision
from wikimind.jobs import queue
from wikimind.jobs.recovery import silence_seconds
from wikimind.models.job import WorkerBeat
from wikimind.models.types import now
from wikimind.storage import current


@dataclass(frozen=True)
class Vital:
    """One sign: `sentence` says how it is, and what to do where it is not `well`."""

    name: str
    well: bool
    sentence: str


def vitals(*, writing: bool = True) -> list[Vital]:
    """All signs. What hangs on a database that does not answer is told as unwell, not raised.

    Not `writing`: for strangers, at whose wish nothing is written.
    """
    checks = CHECKS if writing else {**CHECKS, "storage": storage_readable}
    return [_told(name, check) for name, check in checks.items()]


def _told(name: str, check: Callable[[], tuple[bool, str]]) -> Vital:
    try:
        well, sentence = check()
    except (SQLAlchemyError, WikimindError, OSError) as error:
        db.session.rollback()
        well, sentence = False, f"Cannot be told: {_first_line(error)}"
    return Vital(name, well, sentence)


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]


def database() -> tuple[bool, str]:
    db.session.execute(text("SELECT 1"))
    return True, f"The database answers ({db.engine.dialect.name})."


def migrations() -> tuple[bool, str]:
    """Old code beside a newer schema is well: that is how a rolling deploy looks."""
    found = db.session.scalar(text("SELECT version_num FROM alembic_version"))
    if found == newest_revision():
        return True, f"The schema is up to date ({found})."
    known = {revision.revision for revision in ScriptDirectory(str(MIGRATIONS)).walk_revisions()}
    if found and found not in known:
        return True, f"The schema ({found}) is newer than this code; the rest of the deploy should follow."
    return False, f"The schema is at {found or 'nothing'}; run `flask db upgrade`."


def the_queue() -> tuple[bool, str]:
    waiting = queue.pending()
    if waiting is None:
        return False, "The queue does not answer; uploads are taken and wait. Check REDIS_URL and its server."
    return True, f"The queue answers; {waiting} nudges wait in it."


def worker() -> tuple[bool, str]:
    youngest = db.session.scalar(select(func.max(WorkerBeat.at)))
    if youngest is None:
        return False, "No worker is there; start one, or look at why it ended."
    age = (now() - youngest).total_seconds()
    if age > silence_seconds(settings()):
        return (
            False,
            f"No worker gave a sign of life for {age:.0f} seconds; see its log, start it again.",
        )
    return True, f"A worker gave a sign of life {max(age, 0):.0f} seconds ago."


def storage() -> tuple[bool, str]:
    key = f"health/{socket.gethostname()}"
    current().put(key, b"written to see whether it can be\n")
    current().delete(key)
    return True, "Storage can be written."


def storage_readable() -> tuple[bool, str]:
    current().exists(f"health/{socket.gethostname()}")
    return True, "Storage can be read."


def disk() -> tuple[bool, str]:
    free = shutil.disk_usage(settings().data_dir).free // 1_000_000
    least = settings().least_free_mb
    if free < least:
        return False, f"{free} MB are free in the data directory, less than {least}; make room."
    return True, f"{free} MB are free in the data directory."


CHECKS: dict[str, Callable[[], tuple[bool, str]]] = {
    "database": database,
    "migrations": migrations,
    "queue": the_queue,
    "worker": worker,
    "storage": storage,
    "disk": disk,
}
