"""For load balancers, monitors and Prometheus: is it alive, is all well, how much of what."""

import hmac

from flask import Blueprint, Response, jsonify, request
from sqlalchemy.exc import SQLAlchemyError

from wikimind import access
from wikimind.errors import NotFound
from wikimind.extensions import csrf, db, settings
from wikimind.operations.exposition import exposition
from wikimind.operations.vitals import vitals

pages = Blueprint("health", __name__)
csrf.exempt(pages)


@pages.get("/health")
def process() -> Response:
    """This process answers; nothing else is asked."""
    return jsonify(status="ok")


@pages.get("/health/deep")
def deep() -> tuple[Response, int]:
    """200 when all vital signs are well, else 503; which they are is for administrators."""
    known = _may_know()
    signs = vitals(writing=known)
    well = all(sign.well for sign in signs)
    status = {"status": "ok" if well else "unwell"}
    if not known:
        return jsonify(status), 200 if well else 503
    checks = {sign.name: {"well": sign.well, "sentence": sign.sentence} for sign in signs}
    return jsonify(**status, checks=checks), 200 if well else 503


@pages.get("/metrics")
def metrics() -> Response:
    """Prometheus' figures, for who has WIKIMIND_METRICS_TOKEN and for administrators."""
    if not _may_know():
        raise NotFound("There is no such page.")
    return Response(exposition(), content_type="text/plain; version=0.0.4; charset=utf-8")


def _may_know() -> bool:
    token = settings().metrics_token
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if token and hmac.compare_digest(given.encode(), token.encode()):
        return True
    try:
        return access.is_admin()
    except SQLAlchemyError:  # without a database nobody can be told apart
        db.session.rollback()
        return False
