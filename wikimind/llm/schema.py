"""Replies as JSON: found in whatever a model writes around it, and held against what was asked for."""

import json
from typing import Any

from wikimind.llm.values import Json, ModelFailure

_MISFIT = "The model did not reply in the form that was asked for"
_TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict, "array": list, "string": str, "integer": int, "number": (int, float), "boolean": bool,
}  # fmt: skip


def read(text: str, schema: Json) -> Json:
    """The JSON object in `text`. Raises ModelFailure where there is none or it does not fit `schema`.

    >>> read('Here it is: {"title": "Tea"}', {"type": "object", "required": ["title"]})
    {'title': 'Tea'}
    """
    try:
        found = json.loads(text[text.index("{") : text.rindex("}") + 1])
    except ValueError as error:
        raise ModelFailure(f"{_MISFIT}.", retryable=True) from error
    return checked(found, schema)


def checked(found: Any, schema: Json) -> Json:
    """`found`, if it fits. Raises ModelFailure that names the place that does not."""
    fault = _fault(found, schema, "the reply")
    if fault:
        raise ModelFailure(f"{_MISFIT}: {fault}.", retryable=True)
    result: Json = found
    return result


def _fault(value: Any, schema: Json, place: str) -> str:
    """What is wrong first, or nothing: types, required fields, choices and the members' own schemas."""
    kind = schema.get("type", "")
    wrong_type = kind in _TYPES and not isinstance(value, _TYPES[kind])
    if wrong_type or (kind in ("integer", "number") and isinstance(value, bool)):
        return f"{place} is no {kind}"
    if "enum" in schema and value not in schema["enum"]:
        return f"{place} is none of the choices"
    if isinstance(value, dict):
        return _fault_in_object(value, schema, place)
    if isinstance(value, list):
        faults = (_fault(v, schema.get("items", {}), f"{place}[{n}]") for n, v in enumerate(value))
        return next(filter(None, faults), "")
    return ""


def _fault_in_object(value: Json, schema: Json, place: str) -> str:
    missing = next((name for name in schema.get("required", ()) if name not in value), None)
    if missing is not None:
        return f"{place} has no “{missing}”"
    members = schema.get("properties", {})
    faults = (_fault(value[name], members[name], f"{place}.{name}") for name in members if name in value)
    return next(filter(None, faults), "")
