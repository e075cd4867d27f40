"""What an engine proposes for a source. Every engine, with a model or without, fills this one schema."""

from dataclasses import asdict, dataclass
from typing import Any

# What a statement may be besides a sentence of its own.
ITEM_FORM, CODE_FORM, MORE_FORM = "item", "code", "more"


@dataclass(frozen=True)
class Statement:
    """A sentence of the article and the words of the source that prove it.

    `start` and `end` are offsets of `quote` into the document's text; an engine that does not know them gives
    -1 and grounding looks the quote up. Without a model `text` is `quote`. `form` is "" for a sentence,
    "item" and "code" for what the statement before it introduces, "more" for what goes on from it. `speaker`
    is who says it in a conversation, `facet` the section of the article that it belongs to, among the key
    claims where it is empty. `left_out` is how many steps of the source's list stand nowhere in the article,
    told with the last that does.
    """

    text: str
    quote: str
    start: int = -1
    end: int = -1
    form: str = ""
    speaker: str = ""
    facet: str = ""
    left_out: int = 0


@dataclass(frozen=True)
class DraftConcept:
    """A concept by its display name, its key (see `nlp.keys`), other forms in the text, and weight 0–1."""

    name: str
    key: str
    aliases: tuple[str, ...] = ()
    score: float = 0.0


@dataclass(frozen=True)
class DraftSection:
    """A section of the digest, under a heading of the source; `level` is 1 for the source's top level."""

    heading: str
    level: int
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Draft:
    """The proposal for one source article. `phrases` are the keys by which the corpus statistics count it;
    `kind` is one of `wiki.kinds.KINDS`.
    """

    title: str
    summary: tuple[Statement, ...]
    claims: tuple[Statement, ...]
    concepts: tuple[DraftConcept, ...]
    digest: tuple[DraftSection, ...]
    questions: tuple[Statement, ...]
    phrases: tuple[str, ...]
    engine: str
    kind: str = "text"

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> "Draft":
        def statements(rows: list[dict[str, Any]]) -> tuple[Statement, ...]:
            return tuple(Statement(**row) for row in rows)

        return cls(
            title=values["title"],
            summary=statements(values["summary"]),
            claims=statements(values["claims"]),
            concepts=tuple(DraftConcept(**{**c, "aliases": tuple(c["aliases"])}) for c in values["concepts"]),
            digest=tuple(
                DraftSection(d["heading"], d["level"], statements(d["statements"])) for d in values["digest"]
            ),
            questions=statements(values["questions"]),
            phrases=tuple(values["phrases"]),
            engine=values["engine"],
            kind=values.get("kind", "text"),
        )
