"""What answers look like, as JSON Schema: one entry for each noun of `shapes`."""

from typing import Any

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
MOMENT: Schema = {"type": "string", "format": "date-time"}
COUNT: Schema = {"type": "integer", "minimum": 0}
MAYBE_MOMENT: Schema = {"type": ["string", "null"], "format": "date-time"}
MAYBE_TEXT: Schema = {"type": ["string", "null"]}
MAYBE_COUNT: Schema = {"type": ["integer", "null"], "minimum": 0}
TRUTH: Schema = {"type": "boolean"}
SCORE: Schema = {"type": "number"}


def ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def thing(**properties: Schema) -> Schema:
    """An object that has all of these, and perhaps more in later versions."""
    return {"type": "object", "properties": properties, "required": list(properties)}


def list_of(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def items_of(name: str, **more: Schema) -> Schema:
    return thing(items=list_of(ref(name)), **more)


def page_of(name: str) -> Schema:
    """One page of a list."""
    return items_of(name, total=COUNT, page=COUNT, pages=COUNT, next=MAYBE_TEXT)


def one_of(*values: str) -> Schema:
    return {"type": "string", "enum": list(values)}


_ARTICLE = {
    "slug": TEXT,
    "kind": TEXT,
    "title": TEXT,
    "summary": TEXT,
    "revision": COUNT,
    "source_id": MAYBE_COUNT,
    "created_at": MOMENT,
    "updated_at": MOMENT,
    "url": TEXT,
}
_CLAIM = {
    "id": COUNT,
    "label": TEXT,
    "section": TEXT,
    "text": TEXT,
    "quote": TEXT,
    "standing": one_of("exact", "normalised", "unverified"),
    "sourced": TRUTH,
    "source_id": MAYBE_COUNT,
    "sha256": TEXT,
    "page": MAYBE_COUNT,
    "start": MAYBE_COUNT,
    "end": MAYBE_COUNT,
}
_SOURCE = {
    "id": COUNT,
    "name": TEXT,
    "filename": TEXT,
    "origin": TEXT,
    "sha256": TEXT,
    "size": COUNT,
    "media_type": TEXT,
    "language": TEXT,
    "page_count": MAYBE_COUNT,
    "word_count": COUNT,
    "state": one_of("queued", "working", "compiled", "failed"),
    "error": TEXT,
    "stage": TEXT,
    "stages_done": COUNT,
    "stages": COUNT,
    "queue_position": COUNT,
    "received_at": MOMENT,
    "compiled_at": {"type": ["string", "null"], "format": "date-time"},
    "leaves_at": {"type": ["string", "null"], "format": "date-time"},  # when it will be deleted
    "article": MAYBE_TEXT,
    "url": TEXT,
}

_CITATION = thing(
    number=COUNT,
    source_id=MAYBE_COUNT,
    source=TEXT,
    sha256=TEXT,
    heading=TEXT,
    page=MAYBE_COUNT,
    start=MAYBE_COUNT,
    end=MAYBE_COUNT,
    quote=TEXT,
)
_CONVERSATION = {
    "id": COUNT,
    "title": TEXT,
    "turns": COUNT,
    "forked_from": MAYBE_COUNT,
    "created_at": MOMENT,
    "updated_at": MOMENT,
    "url": TEXT,
}

SCHEMAS: dict[str, Schema] = {
    "Citation": _CITATION,
    "Sentence": thing(text=TEXT, standing=TEXT, citations=list_of(ref("Citation"))),
    "Turn": thing(
        conversation=COUNT,
        turn=COUNT,
        question=TEXT,
        understood=TEXT,
        answered=TRUTH,
        known=TRUTH,
        confidence=SCORE,
        engine=TEXT,
        model=TEXT,
        sentences=list_of(ref("Sentence")),
        alternatives=list_of(ref("Sentence")),
        nearest=list_of(ref("Citation")),
        notes=list_of(TEXT),
        suggestions=list_of(TEXT),
        article=MAYBE_TEXT,
        asked_at=MOMENT,
        url=TEXT,
    ),
    "Conversation": thing(**_CONVERSATION),
    "WholeConversation": thing(**_CONVERSATION, items=list_of(ref("Turn"))),
    "FiledArticle": thing(**_ARTICLE, sentences_left_out=COUNT),
    "Gap": thing(
        id=COUNT,
        question=TEXT,
        asked=COUNT,
        state=one_of("open", "answered", "dismissed"),
        asked_at=MOMENT,
        closed_at={"type": ["string", "null"], "format": "date-time"},
    ),
    "Problem": thing(title=TEXT, status=COUNT, detail=TEXT),
    "Outdated": thing(title=TEXT, status=COUNT, detail=TEXT, revision=COUNT, markdown=TEXT),
    "Space": thing(
        slug=TEXT,
        name=TEXT,
        sources={"type": "object", "additionalProperties": COUNT},
        articles={"type": "object", "additionalProperties": COUNT},
    ),
    "Source": thing(**_SOURCE),
    "WholeSource": thing(**_SOURCE, notes=list_of(ref("Note"))),
    "Note": thing(kind=TEXT, count=COUNT, where=TEXT, sentence=TEXT),
    "Job": thing(
        id=COUNT,
        kind=TEXT,
        label=TEXT,
        subject=COUNT,
        state=one_of("waiting", "running", "done", "failed"),
        stage=TEXT,
        attempts=COUNT,
        error=TEXT,
        can_retry=TRUTH,
        created_at=MOMENT,
        finished_at=MAYBE_MOMENT,
    ),
    "FedSource": thing(**_SOURCE, duplicate=TRUTH),
    "Document": thing(
        text=TEXT,
        blocks=list_of({"type": "array", "minItems": 4, "maxItems": 4}),
        title=TEXT,
        language=TEXT,
        pages=list_of({"type": "array", "minItems": 2, "maxItems": 2}),
        page_count=MAYBE_COUNT,
        labels={"type": "object", "additionalProperties": TEXT},
        metadata={"type": "object", "additionalProperties": TEXT},
        notes=list_of(ref("Note")),
    ),
    "Claim": thing(**_CLAIM),
    "QuotingClaim": thing(**_CLAIM, article=TEXT),
    "Article": thing(**_ARTICLE),
    "WholeArticle": thing(
        **_ARTICLE,
        markdown=TEXT,
        claims=list_of(ref("Claim")),
        concepts=list_of(ref("Concept")),
        mentioned_by=list_of(thing(slug=TEXT, title=TEXT, reason=TEXT)),
        proposals=COUNT,
    ),
    "Concept": thing(key=TEXT, name=TEXT, uses=COUNT, article=MAYBE_TEXT),
    "Revision": thing(
        number=COUNT,
        title=TEXT,
        author=TEXT,
        author_kind=one_of("person", "machine", "vault", "command"),
        note=TEXT,
        created_at=MOMENT,
    ),
    "Hit": thing(
        kind=one_of("article", "passage"),
        title=TEXT,
        heading=TEXT,
        score=SCORE,
        dated=MAYBE_MOMENT,
        same=list_of(thing(kind=one_of("article", "passage"), id=COUNT)),
        snippet=list_of(thing(text=TEXT, hit=TRUTH)),
    ),
    "Facet": thing(name=TEXT, values=list_of(thing(value=TEXT, count=COUNT, qualifier=TEXT))),
}
