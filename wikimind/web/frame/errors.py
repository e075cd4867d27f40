"""What is answered when something goes wrong, as a page or as problem+json; the one table of codes."""

import logging
import re

from flask import Flask, Response, g, jsonify, make_response, redirect, render_template, request, url_for
from flask_wtf.csrf import CSRFError
from markupsafe import Markup
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm.exc import ObjectDeletedError, StaleDataError
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as AnyResponse

from wikimind import search
from wikimind.access import people
from wikimind.errors import (
    Conflict,
    Forbidden,
    InvalidInput,
    NotFound,
    Outdated,
    SignInNeeded,
    TooLarge,
    TooMany,
    Unavailable,
    Unreadable,
    WikimindError,
)
from wikimind.extensions import db
from wikimind.models.article import Article
from wikimind.models.queries.search_results import places_of
from wikimind.models.queries.sources import languages_of
from wikimind.models.space import Space
from wikimind.redaction import redacted
from wikimind.storage import disk
from wikimind.web.frame import bodies, destinations
from wikimind.web.frame.display import lasting
from wikimind.web.frame.query import LONGEST_TEXT

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

MOST_SIMILAR = 3

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
    429: "Too much at once",
    500: "Something went wrong on our side",
    503: "Not available at the moment",
}

SENTENCES = {
    403: "You may look at this space but not change it; ask its owner.",
    404: "The address may be mistyped, or what was here has been deleted.",
    400: "Your browser sent something that cannot be understood; go back, reload the page and try again.",
    405: "This address only answers to a form; go back and use the button.",
    500: "It was not your doing. Nothing that was saved is lost; try again, and if it "
    "happens again, look at the server's log.",
}


def init_app(app: Flask) -> None:
    app.register_error_handler(WikimindError, _told)
    app.register_error_handler(Outdated, _outdated)
    app.register_error_handler(SignInNeeded, _sign_in)
    app.register_error_handler(TooMany, _later)
    app.register_error_handler(CSRFError, _form_too_old)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(OperationalError, _database_away)
    app.register_error_handler(IntegrityError, _broken_rule)
    for race in (StaleDataError, ObjectDeletedError):
        app.register_error_handler(race, _lost_race)


def status_of(error: WikimindError) -> int:
    """The HTTP status for an error of ours; 500 for one that is not in the table."""
    return next((STATUS[kind] for kind in type(error).__mro__ if kind in STATUS), 500)


def _told(error: WikimindError) -> Answer:
    return _answer(status_of(error), redacted(str(error)))


def _outdated(error: Outdated) -> Answer:
    """A program is told what stands, so that it can join the two and send again."""
    return _answer(status_of(error), str(error), revision=error.revision, markdown=error.text)


def _sign_in(error: SignInNeeded) -> AnyResponse | tuple[str | Response, int, Headers]:
    """A program is told 401; a person is shown the form, and comes back to the page afterwards."""
    if _wants_json():
        return *_answer(status_of(error), str(error)), {"WWW-Authenticate": 'Bearer realm="WikiMind"'}
    if not people.has_admin():
        return redirect(url_for("signin.setup"), 303)
    return redirect(url_for("signin.form", next=destinations.here()), 303)


def _later(error: TooMany) -> tuple[str | Response, int, Headers]:
    return *_answer(status_of(error), str(error)), {"Retry-After": str(error.wait)}


def _form_too_old(_error: CSRFError) -> Answer:
    sentence = "This form is too old or came from another site; go back, reload the page and send it again."
    return _answer(400, sentence)


def _database_away(error: OperationalError) -> Answer:
    """The server does not answer, is starting, or has no room; what was sent is not saved."""
    log.error("the database cannot be used: %s", error)
    if "disk is full" in str(error.orig) or "No space left" in str(error.orig):
        return _answer(503, disk.FULL)
    return _answer(503, "The database does not answer at the moment; try again in a minute.")


# Another row has this already, or the row that this one belongs to is gone; as PostgreSQL and SQLite say it.
_RACES = {
    "23505",
    "23503",
    "SQLITE_CONSTRAINT_UNIQUE",
    "SQLITE_CONSTRAINT_PRIMARYKEY",
    "SQLITE_CONSTRAINT_FOREIGNKEY",
}


def _broken_rule(error: IntegrityError) -> Answer:
    """A lost race; any other rule of the database that was broken is a fault of ours."""
    name = getattr(error.orig, "pgcode", None) or getattr(error.orig, "sqlite_errorname", None)
    if name not in _RACES:
        raise error
    return _lost_race(error)


def _lost_race(error: Exception) -> Answer:
    """Somebody did what excludes this between our look and our write; nothing of ours was saved."""
    log.warning("somebody was faster", exc_info=error)
    return _answer(409, "Somebody changed the same at this very moment; reload the page and try again.")


def _http(error: HTTPException) -> Answer | HTTPException:
    code = error.code or 500
    if code < 400:
        return error
    if code == 413:
        return _answer(code, bodies.sentence(bodies.allowance()))
    if code == 429:
        return _slow_down(error)
    return _answer(code, SENTENCES.get(code, error.description or ""))


def _slow_down(error: HTTPException) -> Answer:
    """When to come back stands in a header for programs and in the sentence for people."""
    seconds = int(getattr(error, "retry_after", None) or 60)
    sentence = f"You asked more often than is allowed; wait {lasting(seconds)} and try again."
    response, status = _answer(429, sentence)
    answer = make_response(response)
    answer.headers["Retry-After"] = str(seconds)
    return answer, status


def _answer(status: int, sentence: str, **more: object) -> Answer:
    db.session.rollback()  # after a failed statement no other would run
    title = TITLES.get(status, "That did not work")
    if _wants_json():
        problem = jsonify(title=title, status=status, detail=sentence, **more)
        problem.content_type = "application/problem+json"
        return problem, status
    try:
        return _page(status, title, sentence), status
    except Exception:  # a page that tells of an error must not fail for the same reason
        log.exception("the page for an error cannot be shown")
        db.session.rollback()
        return _plain(title, sentence), status


def _wants_json() -> bool:
    """A program asked: by its address, or because it would rather have JSON than a page."""
    if request.path.startswith("/api/") or "Authorization" in request.headers:
        return True
    accepted = request.accept_mimetypes
    return max(accepted["application/problem+json"], accepted["application/json"]) > accepted["text/html"]


def _page(status: int, title: str, sentence: str) -> str:
    looked_for = _words_of_address() if status == 404 and "space" in g else ""
    return render_template(
        "errors/error.html",
        status=status,
        title=title,
        sentence=sentence,
        looked_for=looked_for,
        similar=_similar(g.space, looked_for) if looked_for else [],
    )


def _similar(space: Space, words: str) -> list[Article]:
    """Articles that may be meant by the words of an address."""
    languages = languages_of(space) or ["en"]
    results = search.find(
        db.session(), space.id, words, kinds=("article",), languages=languages, limit=MOST_SIMILAR
    )
    return list(places_of([(hit.kind, hit.ref_id) for hit in results.hits]).articles.values())


def _words_of_address() -> str:
    """What the last part of the address may mean: the words of a title, or nothing for a number."""
    last = request.path.rstrip("/").rpartition("/")[2]
    words = " ".join(re.split(r"[-_+\s]+", last)).strip()
    return words[:LONGEST_TEXT] if not words.isdigit() and "." not in words else ""


def _plain(title: str, sentence: str) -> str:
    """Without the frame, which may be what fails."""
    page = (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>{0}</title>'
        '<h1>{0}</h1><p class="lead">{1}</p><p><a href="/">Go to the start</a></p></html>'
    )
    return Markup(page).format(title, sentence)  # nosec B704
