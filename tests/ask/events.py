"""Server-sent events, read the way a client reads them."""

import json
from typing import Any


def events_in(text: str) -> list[tuple[str, Any]]:
    """Names and data, in their order; comments are left out."""
    found = []
    for block in text.split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.splitlines() if not line.startswith(":"))
        if fields:
            found.append((fields["event"], json.loads(fields["data"])))
    return found


def ids_in(text: str) -> list[int]:
    return [int(line[4:]) for line in text.splitlines() if line.startswith("id: ")]
