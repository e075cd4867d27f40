"""What is answered when something goes wrong, as a page or as problem+json; the one table of codes."""

import logging

from flask import Flask, Response, jsonify, redirect, render_template, request, url_for
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as AnyResponse

from wikimind.access import people
from wikimind.errors import (
    Conflict,
    Forbidden,
    InvalidInput,
    NotFound,
    SignInNeeded,
    TooLarge,
    TooMany,
    Unavailable,
    Unreadable,
    WikimindError,
)
from wikimind.extensions import db, settings

log = logging.getLogger(__name__)

STATUS: dict[type[WikimindError], int] = {
    SignInNeeded: 401,
    TooMany: 429,
    Forbidden: 403,
    NotFound: 404,
    TooLarge: 413,
    Unreadable: 422,
    InvalidInput: 400,
    Conflict: 409,
    Unavailable: 503,
}

Answer = tuple[str | Response, int]
Headers = dict[str, str]

TITLES = {
    400: "That did not work",
    401: "Sign in first",
    403: "You may not do that",
    404: "Nothing here",
    405: "That did not work",
    409: "Somebody was faster",
    413: "Too large",
    422: "That cannot be read",
    429: "A little slower, please",
    500: "Something went wrong on our side",
    503: "Not available at the moment",
}

SENTENCES = {
    403: "You may look at this space but not change it; ask its owner.",
    404: "The address may be mistyped, or what was here has been deleted.",
    429: "That was asked too often in a short time; wait a minute and try again.",
    405: "This address only answers to a form; go back and use the button.",
    500: "It was not your doing. Nothing that was saved is lost; try again, and if it "
    "happens again, look at the server's log.",
}


def init_app(app: Flask) -> None:
    app.register_error_handler(WikimindError, _told)
    app.register_error_handler(SignInNeeded, _sign_in)
    app.register_error_handler(TooMany, _later)
    app.register_error_handler(CSRFError, _form_too_old)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(OperationalError, _database_away)


def status_of(error: WikimindError) -> int:
    """The HTTP status for an error of ours; 500 for one that is not in the table."""
    return next((STATUS[kind] for kind in type(error).__mro__ if kind in STATUS), 500)


def _told(error: WikimindError) -> Answer:
    return _answer(status_of(error), str(error))


def _sign_in(error: SignInNeeded) -> AnyResponse | tuple[str | Response, int, Headers]:
    """A program is told 401; a person is shown the form, and comes back to the page afterwards."""
    if _is_for_programs():
        return *_answer(status_of(error), str(error)), {"WWW-Authenticate": 'Bearer realm="WikiMind"'}
    if not people.has_admin():
        return redirect(url_for("signin.setup"), 303)
    here = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("signin.form", next=here), 303)


def _later(error: TooMany) -> tuple[str | Response, int, Headers]:
    return *_answer(status_of(error), str(error)), {"Retry-After": str(error.wait)}


def _is_for_programs() -> bool:
    return request.path.startswith("/api/") or "Authorization" in request.headers


def _form_too_old(_error: CSRFError) -> Answer:
    sentence = "This form is too old or came from another site; go back, reload the page and send it again."
    return _answer(400, sentence)


def _database_away(error: OperationalError) -> Answer:
    """The server does not answer, is starting, or has no room; what was sent is not saved."""
    log.error("the database cannot be used: %s", error)
    if "disk is full" in str(error.orig) or "No space left" in str(error.orig):
        return _answer(503, "The disk is full; make room in the data directory and try again.")
    return _answer(503, "The database does not answer at the moment; try again in a minute.")


def _http(error: HTTPException) -> Answer | tuple[str | Response, int, Headers] | HTTPException:
    code = error.code or 500
    if code < 400:
        return error
    if code == 429:
        return *_answer(code, SENTENCES[code]), {"Retry-After": "60"}
    return _answer(code, _too_large() if code == 413 else SENTENCES.get(code, error.description or ""))


def _too_large() -> str:
    return (
        f"More was sent than is accepted at once; one file may have up to {settings().max_upload_mb} MB. "
        "Send fewer or smaller files, or raise WIKIMIND_MAX_UPLOAD_MB."
    )


def _answer(status: int, sentence: str) -> Answer:
    db.session.rollback()  # after a failed statement no other would run
    title = TITLES.get(status, "That did not work")
    if _is_for_programs():
        problem = jsonify(title=title, status=status, detail=sentence)
        problem.content_type = "application/problem+json"
        return problem, status
    return render_template("errors/error.html", status=status, title=title, sentence=sentence), status
