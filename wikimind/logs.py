"""Logs with their context: every line says which request, and later which job, it belongs to."""

import logging
import re
import sys
import uuid
from typing import Any

import structlog
from structlog.contextvars import bind_contextvars, clear_contextvars, get_contextvars, merge_contextvars

from wikimind.redaction import redacted

_HANDLER = "wikimind"
_TALKATIVE = (
    "alembic.runtime.plugins", "httpx2", "werkzeug", "waitress",
    "httpx", "openai", "anthropic", "google_genai",  # they would log what is asked
)  # fmt: skip
_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")
_SHARED: list[Any] = [
    merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.PositionalArgumentsFormatter(),
    structlog.stdlib.ExtraAdder(),
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


def configure(level: str, *, as_json: bool) -> None:
    """Send what every library logs through one handler: JSON lines for machines, else text for people."""
    handler = logging.StreamHandler(sys.stderr)
    handler.name = _HANDLER
    plainly = structlog.dev.plain_traceback  # the other forms show variables, which may be anybody's text
    text = structlog.dev.ConsoleRenderer(colors=False, exception_formatter=plainly)
    renderer = structlog.processors.JSONRenderer() if as_json else text
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=_SHARED,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                *([structlog.processors.format_exc_info] if as_json else []),
                renderer,
                _without_secrets,
            ],
        )
    )
    root = logging.getLogger()
    # An application that embeds this one, and pytest, have handlers of their own, which stay.
    root.handlers = [known for known in root.handlers if known.name != _HANDLER] + [handler]
    root.setLevel(level)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    # It tells of every request that waits for a thread.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)


def _without_secrets(_logger: Any, _name: str, line: Any) -> Any:
    """The line as it is written; last, so that no form of an exception escapes."""
    return redacted(str(line))


def begin_request(given: str | None) -> str:
    """Start the context of a request. A proxy's id is kept where it looks like one."""
    request_id = given if given and _ID.fullmatch(given) else uuid.uuid4().hex
    clear_contextvars()
    bind_contextvars(request=request_id)
    return request_id


def begin_job(job_id: int, request_id: str) -> None:
    """Start the context of a job, in the thread of a worker."""
    clear_contextvars()
    bind_contextvars(job=job_id, request=request_id)


def request_id() -> str:
    """The id of the request that this is done for; empty where there is none."""
    return str(get_contextvars().get("request", ""))
