"""The API's own description, OpenAPI 3.1: paths from the URL map, the rest from the routes' contracts."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from flask import Blueprint, Flask, current_app, url_for
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, models_json_schema
from werkzeug.routing import Rule

from wikimind.api import resources
from wikimind.api.contract import Contract, contract
from wikimind.version import VERSION

routes = Blueprint("openapi", __name__)

Json = dict[str, Any]
Schemas = Mapping[tuple[Any, JsonSchemaMode], Json]  # a class, and whether it is sent or answered

_CONVERTED = {
    "int": {"type": "integer", "minimum": 0, "maximum": 999_999_999},
    "default": {"type": "string", "minLength": 1},
}
_UNUSUAL = {
    "default": "Anything else that went wrong: a sentence that says what to do",
    404: "There is no such thing, or one may not see it",
}


class Root(resources.Resource):
    name: str
    version: str
    openapi: str


@routes.get("/openapi.json")
@contract("This document")
def document() -> Json:
    return description(current_app._get_current_object())  # type: ignore[attr-defined]


@routes.get("")
@contract("What answers here, and where it describes itself")
def root() -> Root:
    return Root(name="WikiMind", version=VERSION, openapi=url_for("api.openapi.document"))


def api_rules(app: Flask) -> list[Rule]:
    """The routes of the API, by path."""
    return sorted(
        (r for r in app.url_map.iter_rules() if r.endpoint.startswith("api.")), key=lambda r: r.rule
    )


def contract_of(app: Flask, rule: Rule) -> Contract | None:
    """What the route takes and answers; None where nobody wrote it down."""
    found: Contract | None = getattr(app.view_functions[rule.endpoint], "contract", None)
    return found


@cache
def description(app: Flask) -> Json:
    """The document; a route without a contract is left out of it."""
    rules = [(rule, terms) for rule in api_rules(app) if (terms := contract_of(app, rule))]
    schemas, components = _schemas([terms for _, terms in rules])
    paths: dict[str, Json] = {}
    for rule, terms in rules:
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            paths.setdefault(_path(rule), {})[method.lower()] = _operation(rule, terms, schemas)
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
            "schemas": components,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


class _Schema(GenerateJsonSchema):
    """Without titles that repeat the names of fields."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def _schemas(contracts: list[Contract]) -> tuple[Schemas, Json]:
    """Class → its schema, and what those refer to."""
    answers = [resources.Problem, resources.Outdated, *(c.answer for c in contracts if c.answer)]
    uses: list[tuple[Any, JsonSchemaMode]] = [(answer, "serialization") for answer in answers]
    uses += [(body, "validation") for terms in contracts for body in terms.bodies]
    schemas, definitions = models_json_schema(
        list(dict.fromkeys(uses)),
        ref_template="#/components/schemas/{model}",
        schema_generator=_Schema,
    )
    return schemas, definitions["$defs"]


def _path(rule: Rule) -> str:
    return "".join(f"{{{data}}}" if is_variable else data for is_variable, data in rule._trace).lstrip("|")


def _operation(rule: Rule, terms: Contract, schemas: Schemas) -> Json:
    operation: Json = {
        "operationId": rule.endpoint.removeprefix("api."),
        "tags": [rule.endpoint.split(".")[1]],
        "summary": terms.summary,
        "parameters": [*_path_parameters(rule), *_query_parameters(terms)],
        "responses": _responses(terms, schemas, in_space=bool(rule.arguments)),
    }
    if terms.bodies:
        operation["requestBody"] = {"required": True, "content": _content(terms, schemas)}
    return operation


def _content(terms: Contract, schemas: Schemas) -> Json:
    """Media type → what may be sent in it."""
    kinds: dict[str, list[Json]] = {}
    for body in terms.bodies:
        kinds.setdefault(body.media_type, []).append(schemas[body, "validation"])
    return {
        media_type: {"schema": some[0] if len(some) == 1 else {"oneOf": some}}
        for media_type, some in kinds.items()
    }


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


def _query_parameters(terms: Contract) -> list[Json]:
    if terms.query is None:
        return []
    properties: Json = terms.query.model_json_schema(schema_generator=_Schema)["properties"]
    for schema in properties.values():
        if schema.get("default") == "":  # that is none, and no word of an enumeration
            schema.pop("default", None)
    return [{"name": name, "in": "query", "schema": schema} for name, schema in properties.items()]


def _responses(terms: Contract, schemas: Schemas, *, in_space: bool) -> Json:
    schema = schemas[terms.answer, "serialization"] if terms.answer else None
    content = {"content": {"application/json": {"schema": schema}}} if schema else {}
    responses: Json = {str(status): {"description": "As asked", **content} for status in terms.statuses}
    problem = {"application/problem+json": {"schema": schemas[resources.Problem, "serialization"]}}
    for status in (*terms.errors, *((404,) if in_space else ())):
        sentence = _UNUSUAL.get(status, "A sentence that says what to do")
        responses[str(status)] = {"description": sentence, "content": problem}
    responses["default"] = {"description": _UNUSUAL["default"], "content": problem}
    return responses
