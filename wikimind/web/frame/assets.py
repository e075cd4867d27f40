"""The files of static/: each address names the state of all of them, so that browsers may keep them for good.

The state stands in the path, because modules, sheets and fonts name one another by relative paths.
"""

import gzip
import hashlib
import re
from functools import lru_cache
from pathlib import Path

from flask import Flask, Response, current_app, g, request, send_from_directory, url_for
from markupsafe import Markup

from wikimind.config import Settings

A_YEAR = 365 * 24 * 3600
BUILT = "dist"  # what build-static.mjs makes: the same files, smaller

_VERSIONED = re.compile(r"([0-9a-f]{12})/(.+)")
_TEXTS = (".css", ".js", ".svg", ".json", ".webmanifest")


def init_app(app: Flask) -> None:
    folder = Path(app.static_folder or "")
    settings: Settings = app.config["WIKIMIND"]
    built = folder / BUILT
    wanted = (
        settings.mode == "production" or not (folder / "css").is_dir()
    )  # the image has the built ones only
    if wanted and (built / "manifest.json").is_file():
        folder = built
    app.extensions["wikimind.assets"] = folder
    app.view_functions["static"] = serve
    app.url_defaults(_with_version)
    app.jinja_env.globals.update(stylesheet=stylesheet, script=script, reading_font=reading_font)


def stylesheet(name: str) -> Markup:
    """The tag for static/css/<name>.css."""
    return Markup('<link rel="stylesheet" href="{}">').format(url_for("static", filename=f"css/{name}.css"))


def script(name: str) -> Markup:
    """The tag for the module static/js/<name>.js, which runs once the page is parsed."""
    return Markup('<script type="module" src="{}"></script>').format(
        url_for("static", filename=f"js/{name}.js")
    )


def reading_font() -> Markup:
    """The tag that fetches the font of long text at once, so that no line moves when it arrives."""
    address = url_for("static", filename="vendor/source-serif/400-normal.woff2")
    return Markup('<link rel="preload" href="{}" as="font" type="font/woff2" crossorigin>').format(address)


def serve(filename: str) -> Response:
    """One file. Under the present state's address it may be kept for good, under any other it is checked."""
    versioned = _VERSIONED.fullmatch(filename)
    version, name = versioned.groups() if versioned else ("", filename)
    folder: Path = current_app.extensions["wikimind.assets"]
    if name.endswith(_TEXTS) and request.accept_encodings.quality("gzip") and (folder / name).is_file():
        response = _compressed(folder, name)
    else:
        response = send_from_directory(folder, name)
    response.headers["Vary"] = "Accept-Encoding"
    if version == _version():
        response.headers["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    else:
        response.headers["Cache-Control"] = "public, no-cache"
    return response


def _compressed(folder: Path, name: str) -> Response:
    response = send_from_directory(folder, name)
    if response.status_code != 200:  # the browser has it already, or asks for a part
        return response
    response.direct_passthrough = False
    response.set_data(_gzipped(folder / name, (folder / name).stat().st_mtime_ns))
    response.headers["Content-Encoding"] = "gzip"
    return response


@lru_cache(maxsize=256)
def _gzipped(path: Path, _changed: int) -> bytes:
    return gzip.compress(path.read_bytes(), 9, mtime=0)


def _with_version(endpoint: str, values: dict[str, str]) -> None:
    if endpoint == "static" and "filename" in values:
        values["filename"] = f"{_version()}/{values['filename']}"


def _version() -> str:
    """The state of the files; while they are being worked on, it is looked at anew for every request."""
    folder: Path = current_app.extensions["wikimind.assets"]
    if not current_app.debug:
        return _state(folder)
    if "assets" not in g:
        _state.cache_clear()
        g.assets = _state(folder)
    return str(g.assets)


@lru_cache(maxsize=8)
def _state(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and BUILT not in path.relative_to(folder).parts:
            digest.update(f"{path.relative_to(folder)}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:12]
