"""Every request has an id, a line in the log and its place in the figures."""

import logging
import time

from flask import Flask, Response, g, request

from wikimind import logs
from wikimind.metrics import REQUEST_SECONDS, REQUESTS
from wikimind.web.frame.front import ADMISSION

log = logging.getLogger("wikimind.requests")

_QUIET = ("static", "health.process", "health.metrics")  # asked many times a minute


def init_app(app: Flask) -> None:
    app.before_request(_begin)
    app.after_request(_end)


def _begin() -> None:
    g.began = time.perf_counter()
    g.request_id = logs.begin_request(request.headers.get("X-Request-ID"))


def _end(response: Response) -> Response:
    if ADMISSION in request.environ and response.status_code == 204:  # the request itself comes later
        return response
    if "began" not in g:  # refused before it began, because its host or its form is not ours
        return response
    seconds = time.perf_counter() - g.began
    endpoint = request.endpoint or "none"
    REQUESTS.labels(endpoint, _method(), response.status_code).inc()
    REQUEST_SECONDS.labels(endpoint).observe(seconds)
    response.headers["X-Request-ID"] = g.request_id
    # The path alone: a query may hold what somebody looks for, or a token.
    log.log(
        logging.DEBUG if endpoint in _QUIET else logging.INFO,
        "%s %s %s",
        request.method,
        request.path,
        response.status_code,
        extra={"milliseconds": round(seconds * 1000, 1), "endpoint": endpoint},
    )
    return response


def _method() -> str:
    """The method as a label; anybody can make methods up, and each would become a series."""
    return request.method if request.method in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE") else "other"
