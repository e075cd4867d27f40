"""The API's own description, OpenAPI 3.1: paths from the URL map, the rest from `described`."""

from functools import cache
from typing import Any

from flask import Blueprint, Flask, current_app, url_for
from werkzeug.routing import Rule

from wikimind.api.described import DESCRIBED, Described
from wikimind.api.schemas import SCHEMAS, ref
from wikimind.version import VERSION

routes = Blueprint("openapi", __name__)

Json = dict[str, Any]

_CONVERTED = {
    "int": {"type": "integer", "minimum": 0, "maximum": 999_999_999},
    "default": {"type": "string", "minLength": 1},
}
_UNUSUAL = {
    "default": "Anything else that went wrong: a sentence that says what to do",
    404: "There is no such thing, or one may not see it",
}


@routes.get("/openapi.json")
def document() -> Json:
    return description(current_app._get_current_object())  # type: ignore[attr-defined]


@routes.get("")
def root() -> Json:
    """What answers here, and where it describes itself."""
    return {"name": "WikiMind", "version": VERSION, "openapi": url_for("api.openapi.document")}


def api_rules(app: Flask) -> list[Rule]:
    """The routes of the API, by path."""
    return sorted(
        (r for r in app.url_map.iter_rules() if r.endpoint.startswith("api.")), key=lambda r: r.rule
    )


@cache
def description(app: Flask) -> Json:
    """The document; routes that `described` does not know are left out of it."""
    paths: dict[str, Json] = {}
    for rule in api_rules(app):
        about = DESCRIBED.get(rule.endpoint)
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}) if about else ():
            paths.setdefault(_path(rule), {})[method.lower()] = _operation(rule, about)  # type: ignore[arg-type]
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "WikiMind",
            "version": VERSION,
            "description": "Feed a wiki, read what became of it, search it, correct it.",
        },
        "paths": paths,
        "security": [{}, {"token": []}],
        "components": {
            "schemas": SCHEMAS,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _path(rule: Rule) -> str:
    return "".join(f"{{{data}}}" if is_variable else data for is_variable, data in rule._trace).lstrip("|")


def _operation(rule: Rule, about: Described) -> Json:
    operation: Json = {
        "operationId": rule.endpoint.removeprefix("api."),
        "tags": [rule.endpoint.split(".")[1]],
        "summary": about.summary,
        "parameters": [*_path_parameters(rule), *_query_parameters(about)],
        "responses": _responses(about, in_space=bool(rule.arguments)),
    }
    if about.body:
        content = {media_type: {"schema": schema} for media_type, schema in about.body.items()}
        operation["requestBody"] = {"required": True, "content": content}
    return operation


def _path_parameters(rule: Rule) -> list[Json]:
    kinds = {name: type(converter).__name__ for name, converter in rule._converters.items()}
    return [
        {
            "name": name,
            "in": "path",
            "required": True,
            "schema": _CONVERTED["int" if kinds[name] == "RowNumber" else "default"],
        }
        for name in sorted(rule.arguments)
    ]


def _query_parameters(about: Described) -> list[Json]:
    return [{"name": name, "in": "query", "schema": schema} for name, schema in about.query.items()]


def _responses(about: Described, *, in_space: bool) -> Json:
    found: Json = {}
    for status, schema in about.answers.items():
        content = {"content": {"application/json": {"schema": schema}}} if schema else {}
        found[str(status)] = {"description": "As asked", **content}
    problem = {"application/problem+json": {"schema": ref("Problem")}}
    for status in (*about.errors, *((404,) if in_space else ())):
        said = _UNUSUAL.get(status, "A sentence that says what to do")
        found[str(status)] = {"description": said, "content": problem}
    found["default"] = {"description": _UNUSUAL["default"], "content": problem}
    return found
