"""Server-sent events: how they look on the wire."""

import json
from itertools import count
from typing import Any

MIME_TYPE = "text/event-stream"
HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}  # nor may a proxy hold it back
BEAT = ": still here\n\n"


class Stream:
    """Numbers the events of one answer from 1."""

    def __init__(self) -> None:
        self._ids = count(1)

    def event(self, name: str, data: Any) -> str:
        """One event; JSON keeps its data in one line.

        >>> Stream().event("text", {"text": "a\\nb"})
        'id: 1\\nevent: text\\ndata: {"text": "a\\\\nb"}\\n\\n'
        """
        body = json.dumps(data, ensure_ascii=False)
        return f"id: {next(self._ids)}\nevent: {name}\ndata: {body}\n\n"
