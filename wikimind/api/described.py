"""What each route of the API does, takes and answers; the URL map tells its path, methods and parameters.

A new route needs a line here, or the tests fail: endpoint → `Described(summary, answers, query, body)`.
"""

from dataclasses import dataclass, field

from wikimind.api.schemas import COUNT, TEXT, TRUTH, Schema, items_of, list_of, one_of, page_of, ref, thing

PAGE: dict[str, Schema] = {
    "page": {"type": "integer", "minimum": 1, "maximum": 1_000_000, "default": 1},
    "cursor": TEXT,  # the `next` of the page before, with the same other parameters and the next `page`
}
JSON, FORM = "application/json", "multipart/form-data"


@dataclass(frozen=True)
class Described:
    """`answers` maps a status to the schema of its JSON, None where there is no body; `body` a media type
    to what is sent; `errors` are the statuses at which a `Problem` is answered, besides 404.
    """

    summary: str
    answers: dict[int, Schema | None]
    query: dict[str, Schema] = field(default_factory=dict)
    body: dict[str, Schema] = field(default_factory=dict)
    errors: tuple[int, ...] = ()


def _may(*required: str, **properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "required": list(required)}


FED: Schema = {
    "oneOf": [
        _may("text", text={**TEXT, "minLength": 1}, title=TEXT),
        _may("url", url={**TEXT, "format": "uri", "pattern": "^https?://"}),
    ]
}

_FOUND: Schema = items_of("Hit", total=COUNT, more=TRUTH, corrected=TEXT, suggestion=TEXT)
_FOUND["properties"]["facets"] = list_of(ref("Facet"))  # where they were asked for

_ASKING = {
    "api.ask.ask": Described(
        "Ask; with Accept: text/event-stream the answer is streamed",
        {201: ref("Turn")},
        body={JSON: _may("question", question={**TEXT, "minLength": 1}, conversation=COUNT)},
        errors=(400,),
    ),
    "api.ask.answer_again": Described(
        "Answer what was broken off", {200: ref("Turn"), 201: ref("Turn")}, errors=(400,)
    ),
    "api.ask.index": Described(
        "One's own conversations", {200: page_of("Conversation")}, {**PAGE, "q": TEXT}
    ),
    "api.ask.show": Described("A conversation", {200: ref("WholeConversation")}),
    "api.ask.turn": Described("A question and its answer", {200: ref("Turn")}),
    "api.ask.rename": Described(
        "Rename it",
        {200: ref("WholeConversation")},
        body={JSON: _may("title", title={**TEXT, "minLength": 1})},
        errors=(400,),
    ),
    "api.ask.delete": Described("Delete it", {204: None}),
    "api.ask.branch_off": Described(
        "Go on elsewhere after a turn",
        {201: ref("WholeConversation")},
        body={JSON: _may("turn", turn=COUNT)},
        errors=(400,),
    ),
    "api.ask.export_markdown": Described("It as Markdown", {200: None}),
    "api.ask.file": Described(
        "Make an article of what was answered",
        {201: ref("FiledArticle")},
        body={JSON: _may(turns={"type": "array", "items": COUNT}, title=TEXT)},
        errors=(400, 409),
    ),
    "api.ask.gaps_index": Described(
        "Questions that could not be answered",
        {200: page_of("Gap")},
        {**PAGE, "state": one_of("open", "answered", "dismissed")},
        errors=(400,),
    ),
    "api.ask.settle_gap": Described(
        "Let one go, or take it up again",
        {200: ref("Gap")},
        body={JSON: _may("state", state=one_of("open", "dismissed"))},
        errors=(400,),
    ),
}

DESCRIBED: dict[str, Described] = {
    **_ASKING,
    "api.openapi.document": Described("This document", {200: {"type": "object"}}),
    "api.spaces.show": Described("A space, with how much there is in it", {200: ref("Space")}),
    "api.sources.index": Described(
        "Sources, newest first",
        {200: page_of("Source")},
        {**PAGE, "state": one_of("queued", "working", "compiled", "failed")},
    ),
    "api.sources.create": Described(
        "Feed a file, a text or an address; 200 for one that is already there",
        {200: ref("FedSource"), 202: ref("FedSource")},
        body={
            JSON: FED,
            FORM: _may("file", file={"type": "string", "format": "binary"}, origin=TEXT),
        },
        errors=(400, 413, 422),
    ),
    "api.openapi.root": Described("What answers here", {200: thing(name=TEXT, version=TEXT, openapi=TEXT)}),
    "api.sources.show": Described(
        "A source, how far it is, and what was not read", {200: ref("WholeSource")}
    ),
    "api.sources.text": Described("The text that was read", {200: ref("Document")}, errors=(400,)),
    "api.sources.claims": Described("Every claim that quotes it", {200: items_of("QuotingClaim")}),
    "api.sources.retry": Described("Try a failed source again", {202: ref("Source")}, errors=(409,)),
    "api.sources.recompile": Described("Read and compile it anew", {202: ref("Source")}),
    "api.sources.delete": Described("Delete it with its article, at `leaves_at`", {202: ref("Source")}),
    "api.sources.keep": Described("Take its delete back", {200: ref("Source")}, errors=(409,)),
    "api.jobs.index": Described(
        "What is done in the background, newest first",
        {200: page_of("Job")},
        {**PAGE, "state": one_of("waiting", "running", "done", "failed")},
    ),
    "api.jobs.retry": Described("Try a failed job again", {202: ref("Job")}, errors=(409,)),
    "api.articles.index": Described(
        "Articles",
        {200: page_of("Article")},
        {
            **PAGE,
            "kind": one_of("source", "concept", "answer", "synthesis"),
            "concept": TEXT,
            "letter": TEXT,
            "q": TEXT,
            "sort": one_of("updated", "title"),
        },
    ),
    "api.articles.show": Described("An article with its claims", {200: ref("WholeArticle")}),
    "api.articles.update": Described(
        "Correct an article; 409 (an `Outdated`) with what stands where it changed since `revision`",
        {200: ref("WholeArticle")},
        body={JSON: _may("markdown", "revision", markdown=TEXT, revision=COUNT, note=TEXT)},
        errors=(400, 409, 413),
    ),
    "api.articles.history": Described("Its revisions, newest first", {200: page_of("Revision")}, PAGE),
    "api.articles.restore": Described(
        "Make an earlier revision the present one", {200: ref("WholeArticle")}, errors=(409,)
    ),
    "api.articles.all_concepts": Described("Concepts in use", {200: page_of("Concept")}, {**PAGE, "q": TEXT}),
    "api.search.index": Described(
        "What fits a query, best first; any text is one, and qualifiers are part of it",
        {200: _FOUND},
        {
            "q": TEXT,
            "kind": one_of("article", "passage"),
            "sort": one_of("relevance", "newest", "title"),
            "facets": one_of("0", "1"),
            "limit": {"type": "integer", "minimum": 1, "maximum": 100, "default": 20},
            "offset": {**COUNT, "maximum": 1_000_000, "default": 0},
        },
    ),
}
