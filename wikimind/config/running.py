"""How the processes of an installation begin, and how they show that they live."""

from dataclasses import dataclass
from pathlib import Path

from wikimind.config.field import setting
from wikimind.config.parsing import positive, published_origin


@dataclass(frozen=True)
class RunningSettings:
    """How the processes of an installation begin, and how they show that they live."""

    database_wait_seconds: int = setting(
        "DATABASE_WAIT_SECONDS", positive, 60, "How long a start waits for the database before it ends"
    )
    web_threads: int = setting(
        "WEB_THREADS", positive, 8, "Requests that one process of gunicorn serves at a time"
    )
    published: str = setting(
        "WIKIMIND_PUBLISHED",
        published_origin,
        "",
        "address:port under which a container is published; set by docker-compose.prod.yml",
    )
    heartbeat_folder: Path | None = setting(
        "WIKIMIND_HEARTBEAT_FOLDER",
        Path,
        None,
        "Where each process of a worker touches a file while it lives; empty: nowhere",
    )
