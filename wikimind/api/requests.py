"""What may be sent to the API: one class for each body and each set of query parameters.

The class is the schema and the check. A query parameter that makes no sense counts as not given, so that no
address breaks; a body that makes none is refused with one sentence.
"""

from typing import Annotated, Any, ClassVar, Literal, Self

from flask import request
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    JsonValue,
    ValidationError,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    WithJsonSchema,
    field_validator,
)
from werkzeug.datastructures import FileStorage

from wikimind.api.resources import ArticleKind, EntryKind, GapState, JobState, SourceKind, SourceState, one_of
from wikimind.errors import InvalidInput
from wikimind.models.conversation import ANSWERED, DISMISSED, OPEN
from wikimind.models.queries.paging import PageNumber

LAST_PAGE = 1_000_000  # beyond it databases fail at the number of rows to leave out
LAST_YEAR = 9998
LAST_OFFSET = 1_000_000
MOST_HITS = 100
JSON, FORM = "application/json", "multipart/form-data"


def _nearest(least: int, most: int) -> AfterValidator:
    """A number beyond the limits becomes the nearer one."""
    return AfterValidator(lambda number: min(max(number, least), most))


def _between(least: int, most: int) -> WithJsonSchema:
    return WithJsonSchema({"type": "integer", "minimum": least, "maximum": most})


def _beginning(length: int) -> AfterValidator:
    return AfterValidator(lambda text: text[:length])


class Query(BaseModel):
    """Parameters of an address."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    @field_validator("*", mode="wrap")
    @classmethod
    def _default_for_nonsense(
        cls, value: Any, validate: ValidatorFunctionWrapHandler, about: ValidationInfo
    ) -> Any:
        try:
            return validate(value)
        except ValidationError:
            return cls.model_fields[str(about.field_name)].get_default()

    @classmethod
    def sent(cls) -> Self:
        """What the present request brings."""
        return cls.model_validate(request.args.to_dict())


class PageQuery(Query):
    """`cursor` is the `next` of the page before, with the same other parameters and the next `page`."""

    page: Annotated[int, _nearest(1, LAST_PAGE), _between(1, LAST_PAGE)] = 1
    cursor: str = ""

    @property
    def number(self) -> PageNumber:
        return PageNumber.at(self.page, self.cursor)


class SourcesQuery(PageQuery):
    state: SourceState = ""


class JobsQuery(PageQuery):
    state: JobState = ""


class TimelineQuery(PageQuery):
    """`since` and `until` are years, 0 for no limit; `concept` is the key of one."""

    since: Annotated[int, _nearest(0, LAST_YEAR), _between(0, LAST_YEAR)] = 0
    until: Annotated[int, _nearest(0, LAST_YEAR), _between(0, LAST_YEAR)] = 0
    concept: str = ""
    order: Literal["oldest", "newest"] = "oldest"


class ArticlesQuery(PageQuery):
    """`concept` is the key of one, `letter` what titles begin with, `q` what they contain, `of` the kind of
    the sources. By `published`, only articles on sources are listed.
    """

    kind: ArticleKind = ""
    concept: str = ""
    letter: Annotated[str, _beginning(1)] = ""
    q: str = ""
    of: SourceKind = ""
    sort: Annotated[str, one_of("updated", "title", "published")] = "updated"


class ConceptsQuery(PageQuery):
    """`kind` is term, person, organisation, place, work or product; `q` is found in names."""

    q: str = ""
    kind: str = ""


class ConversationsQuery(PageQuery):
    """`q` is found in names and questions."""

    q: Annotated[str, _beginning(300)] = ""


def _gap_state(word: str) -> str:
    if word not in (OPEN, ANSWERED, DISMISSED):
        raise InvalidInput("“state” has to be open, answered or dismissed.")
    return word


class GapsQuery(PageQuery):
    state: Annotated[GapState, AfterValidator(_gap_state)] = OPEN


class SearchQuery(Query):
    """`facets` counts what the best results have in common."""

    q: str = ""
    kind: EntryKind = ""
    sort: Annotated[str, one_of("relevance", "newest", "title")] = "relevance"
    facets: bool = False
    limit: Annotated[int, _nearest(1, MOST_HITS), _between(1, MOST_HITS)] = 20
    offset: Annotated[int, _nearest(0, LAST_OFFSET), _between(0, LAST_OFFSET)] = 0


class Body(BaseModel):
    """What is sent. `expected` is said where it is nothing of the kind; a field's description completes
    “…” has to be …, where that field alone is wrong.
    """

    model_config = ConfigDict(frozen=True, strict=True, arbitrary_types_allowed=True, defer_build=True)
    media_type: ClassVar[str] = JSON
    expected: ClassVar[str]


_TEXT = "a string"
_TEXT_OR_NULL = "a string, or null for what was read"
_SOMETHING: dict[str, JsonValue] = {"minLength": 1}
_FEED = "The JSON has to be an object with “url”, or with “text” and perhaps “title”."


class FedAddress(Body):
    expected = _FEED

    url: str = Field(description=_TEXT, json_schema_extra={"format": "uri", "pattern": "^https?://"})


class FedText(Body):
    expected = _FEED

    text: str = Field(description=_TEXT, json_schema_extra=_SOMETHING)
    title: str = Field("", description=_TEXT)


class FedFile(Body):
    media_type = FORM
    expected = "Send a file in the multipart field “file”, or JSON with “text”."

    file: Annotated[FileStorage, WithJsonSchema({"type": "string", "format": "binary"})]
    origin: str = Field("", description=_TEXT)


class Correction(Body):
    expected = "Send JSON with “markdown”, the whole page below its front matter, and “revision”."

    markdown: str = Field(description="a string, the whole page below its front matter")
    revision: int = Field(description="the number of the revision that you changed")
    note: str = Field("", description=_TEXT)


class SourceCorrection(Body):
    """What is right; null for what was read. What is not sent stays as it is."""

    expected = "Send JSON with any of “title”, “author”, “published”, “site”, “kind” and “language”."

    title: str | None = Field(None, description=_TEXT_OR_NULL)
    author: str | None = Field(None, description=_TEXT_OR_NULL)
    published: str | None = Field(None, description=_TEXT_OR_NULL)
    site: str | None = Field(None, description=_TEXT_OR_NULL)
    kind: str | None = Field(None, description=_TEXT_OR_NULL)
    language: str | None = Field(None, description=_TEXT_OR_NULL)


class Question(Body):
    expected = "Send JSON with “question”, a string."

    question: str = Field(description=_TEXT, json_schema_extra=_SOMETHING)
    conversation: int | None = Field(None, description="the number of one of your conversations")


class Renaming(Body):
    expected = "Send JSON with “title”, a string."

    title: str = Field(description=_TEXT, json_schema_extra=_SOMETHING)


class Branching(Body):
    expected = "Send JSON with “turn”, the number of the last question to keep."

    turn: int = Field(description="the number of the last question to keep")


class Filing(Body):
    """Which answers become an article; without `turns` all of them that the wiki knew."""

    expected = "Send JSON with “turns”, a list of numbers of questions, and “title”; both may be left out."

    turns: list[int] = Field([], description="a list of numbers of questions")
    title: str = Field("", description=_TEXT)


class GapDecision(Body):
    expected = "Send JSON with “state”, open or dismissed."

    state: Literal["open", "dismissed"] = Field(description="open or dismissed")
