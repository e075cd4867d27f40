"""Answers travel compressed: no proxy stands in front that would do it."""

import secrets

from flask import Flask, Response, request
from flask_compress import Compress

SMALLEST = 1000  # bytes; below that nothing is won
LONGEST_PADDING = 64  # letters, of which each is worth four bits
_TYPES = ["text/html", "application/json", "application/problem+json", "text/plain", "image/svg+xml"]


def init_app(app: Flask) -> None:
    app.config["COMPRESS_ALGORITHM"] = ["zstd", "br", "gzip"]
    app.config["COMPRESS_MIMETYPES"] = _TYPES
    app.config["COMPRESS_MIN_SIZE"] = SMALLEST
    app.config["COMPRESS_STREAMS"] = False  # an event has to leave at once, and files come as they lie
    Compress(app)
    app.after_request(_pad)  # what is registered last runs first


def _pad(response: Response) -> Response:
    """Give a compressed page a length that tells nothing.

    Pages repeat what was asked for beside a secret token, so that lengths of many would spell it (BREACH).
    Random letters cannot be compressed away; a comment at the end changes no page and no part of one.
    """
    compressible = response.mimetype == "text/html" and not response.is_streamed
    if compressible and request.accept_encodings and (response.content_length or 0) >= SMALLEST:
        letters = secrets.token_hex(LONGEST_PADDING // 2)[: 1 + secrets.randbelow(LONGEST_PADDING)]
        response.set_data(b"%b<!-- %b -->" % (response.get_data(), letters.encode()))
    return response
