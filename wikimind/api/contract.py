"""What a route of the API takes and answers, read off its annotations.

`sent` is a body of `requests`, `query` a class of its parameters, and what is returned one of `resources`.
The same classes check the request, make the answer and are the description (`openapi`):

    @routes.put("/articles/<slug>")
    @contract("Correct an article", errors=(400, 409))
    def update(space: Space, slug: str, sent: Correction) -> WholeArticle: ...
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar, get_args, get_type_hints

from flask import request
from pydantic import ValidationError

from wikimind.api.requests import FORM, JSON, Body, Query
from wikimind.api.resources import Resource
from wikimind.errors import InvalidInput

View = Callable[..., Any]
Class = TypeVar("Class")


@dataclass(frozen=True)
class Contract:
    """`answer` goes with one of `statuses`, and no JSON where it is None; a `Problem` goes with `errors`."""

    summary: str
    query: type[Query] | None
    bodies: tuple[type[Body], ...]
    answer: type[Resource] | None
    statuses: tuple[int, ...]
    errors: tuple[int, ...]


def contract(
    summary: str, *, status: int = 200, or_status: int | None = None, errors: tuple[int, ...] = ()
) -> Callable[[View], View]:
    """Hand the view what was sent, checked, and answer with what it returns.

    A view returns a resource, which goes with `status`; a resource and its status; or a response of its own.
    """

    def bind(view: View) -> View:
        hints = get_type_hints(view)
        query = next(_classes(hints.get("query"), Query), None)
        bodies = tuple(_classes(hints.get("sent"), Body))

        @wraps(view)
        def bound(**values: Any) -> Any:
            if query:
                values["query"] = query.sent()
            if bodies:
                values["sent"] = body(bodies)
            return _response(view(**values), status)

        statuses = (status,) if or_status is None else (status, or_status)
        answer = next(_classes(hints["return"], Resource), None)
        bound.contract = Contract(summary, query, bodies, answer, statuses, errors)  # type: ignore[attr-defined]
        return bound

    return bind


def body(kinds: tuple[type[Body], ...]) -> Body:
    """The body of the present request, as the first of these kinds that it is. Raises InvalidInput."""
    is_form = not request.is_json and any(kind.media_type == FORM for kind in kinds)
    values = {**request.form, **request.files} if is_form else request.get_json(silent=True)
    kinds = tuple(kind for kind in kinds if kind.media_type == (FORM if is_form else JSON))
    sentences = []
    for kind in kinds:
        try:
            return kind.model_validate({} if values is None else values)
        except ValidationError as error:
            sentences.append(_sentence(kind, error))
    # The kind that was meant is the one that says something of its own about a field.
    raise InvalidInput(next((said for said in sentences if said != kinds[0].expected), kinds[0].expected))


def _sentence(kind: type[Body], error: ValidationError) -> str:
    """About a field of a wrong type; where one is missing, what is expected in general."""
    details = error.errors(include_url=False, include_context=False, include_input=False)
    if any(detail["type"] in ("missing", "model_type") for detail in details):
        return kind.expected
    name = str(details[0]["loc"][0])
    return f"“{name}” has to be {kind.model_fields[name].description}."


def _classes(hint: Any, base: type[Class]) -> Iterator[type[Class]]:
    """The subclasses of `base` that an annotation names, in a union or a tuple too."""
    if isinstance(hint, type) and issubclass(hint, base):
        yield hint
    for part in get_args(hint):
        yield from _classes(part, base)


def _response(answered: Any, status: int) -> Any:
    resource, status = answered if isinstance(answered, tuple) else (answered, status)
    if resource is None:
        return "", status
    return (resource.model_dump(mode="json"), status) if isinstance(resource, Resource) else resource
