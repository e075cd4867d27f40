"""How much a request may bring: a table of routes, looked at before anything of a body is read."""

import json
from dataclasses import dataclass
from typing import Any

from flask import Flask, current_app, request
from flask.json.provider import DefaultJSONProvider
from werkzeug.wrappers import Response

from wikimind.config import Settings
from wikimind.errors import InvalidInput, TooLarge
from wikimind.web.frame.display import size
from wikimind.web.frame.front import ADMISSION

MOST_FILES = 2000  # in one form
FILES_OF_FULL_SIZE = 20  # that one form may send at once
MOST_TICKED = 1000  # rows of a list in one form
_FRAME = 1_000_000  # bytes around a file: boundaries, names of fields, escapes

_FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Allowance:
    """What a body may have: bytes, and fields or parts of a form."""

    bytes: int = 64 * 1024
    fields: int = 200


USUAL = Allowance()
A_PAGE = Allowance(bytes=5_000_000)  # the text of a whole article


def allowances(settings: Settings) -> dict[str, Allowance]:
    """The routes that take more than is usual, by endpoint: feeding, editing, long lists of ticks."""
    largest = settings.max_upload_bytes
    return {
        "inbox.feed": Allowance(FILES_OF_FULL_SIZE * largest + _FRAME, MOST_FILES),
        "api.sources.create": Allowance(largest + _FRAME),
        "editing.save": A_PAGE,
        "api.articles.update": A_PAGE,
        "inbox.bulk": Allowance(fields=MOST_TICKED + USUAL.fields),
    }


def init_app(app: Flask) -> None:
    """Behind the gate, before forms are parsed."""
    settings: Settings = app.config["WIKIMIND"]
    app.extensions["wikimind.allowances"] = allowances(settings)
    app.config["MAX_FORM_MEMORY_SIZE"] = settings.max_upload_bytes  # pasted text, as long as a file
    app.json = StrictJson(app)
    app.before_request(check)


def allowance() -> Allowance:
    """What the present request may bring."""
    known: dict[str, Allowance] = current_app.extensions["wikimind.allowances"]
    return known.get(request.endpoint or "", USUAL)


def check() -> Response | None:
    """Raises TooLarge for what brings too much; answers one that only asks whether its body may come."""
    here = allowance()
    request.max_content_length = here.bytes
    request.max_form_parts = here.fields
    if here is USUAL:
        request.max_form_memory_size = here.bytes
    if (request.content_length or 0) > here.bytes:
        raise TooLarge(sentence(here))
    admission: Any = request.environ.get(ADMISSION)
    if admission is not None and request.routing_exception is None:
        admission.allowance = here.bytes
        return Response(status=204)
    # Counting costs next to nothing, taking apart 300,000 fields seconds.
    if request.mimetype == _FORM and request.get_data().count(b"&") >= here.fields:
        raise TooLarge(sentence(here))
    return None


def sentence(here: Allowance) -> str:
    """What is said where more was sent."""
    settings: Settings = current_app.config["WIKIMIND"]
    if here.bytes > settings.max_upload_bytes:
        return (
            f"More was sent than is accepted at once; one file may have up to {settings.max_upload_mb} MB. "
            "Send fewer or smaller files, or raise WIKIMIND_MAX_UPLOAD_MB."
        )
    return (
        f"More was sent than this address takes, which is {size(here.bytes)} in {here.fields} fields. "
        "Send less, or feed it as a source."
    )


class StrictJson(DefaultJSONProvider):
    """JSON that databases and files can hold. Raises InvalidInput for what no honest program sends."""

    def loads(self, s: str | bytes, **kwargs: Any) -> Any:
        text = s.decode() if isinstance(s, bytes) else s
        try:
            value = super().loads(text, **kwargs)
            if "\\u" in text:  # half a pair of surrogates can be written only so
                json.dumps(value, ensure_ascii=False).encode()
        except RecursionError as error:
            raise InvalidInput("The JSON is nested too deeply; send it flat.") from error
        except UnicodeEncodeError as error:
            raise InvalidInput(
                "The JSON holds half a character (a lone surrogate); send whole characters."
            ) from error
        return value
