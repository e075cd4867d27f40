"""What an engine proposes for a source. Every engine, with a model or without, fills this one schema."""

from dataclasses import asdict, dataclass
from typing import Any

from wikimind.extract.document import GAP

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
    """A concept by its display name, its key (see `nlp.keys`), other forms in the text, and weight 0–1.

    `kind` is what its name is one of (see `nlp.name_kinds`), "" for a term. `variant` is the key that it
    shares with the other forms of its name (see `nlp.concept_names`).
    """

    name: str
    key: str
    aliases: tuple[str, ...] = ()
    score: float = 0.0
    kind: str = ""
    variant: str = ""


@dataclass(frozen=True)
class DraftDefinition:
    """A sentence that says what a term means: `text` is `start:end` of the document, on one line.

    `page` is the one it begins on, `strength` tells from 0 to 1 how surely it defines.
    """

    term: str
    key: str
    text: str
    start: int
    end: int
    page: int | None
    strength: float


@dataclass(frozen=True)
class DraftSection:
    """A section of the digest, under a heading of the source; `level` is 1 for the source's top level."""

    heading: str
    level: int
    statements: tuple[Statement, ...]


TABLE, CODE, FORMULA, FIGURE = "table", "code", "formula", "figure"


@dataclass(frozen=True)
class Exhibit:
    """A table, a piece of code, a formula or a figure of the source, shown in the article or only named.

    `caption` are words of the source that say what it is, `caption_start` is where they stand. `content` is
    what is shown, word for word, at `start`; empty where nothing is, or where `picture` says that the printed
    page shows it. `size` counts the rows or lines of the whole, `columns` those of a table.
    `language` is that of code, `address` where a picture of a web page is.
    """

    kind: str
    caption: str
    caption_start: int
    start: int
    content: str = ""
    shown: bool = False
    picture: bool = False
    size: int = 0
    columns: int = 0
    language: str = ""
    address: str = ""

    @property
    def quotes(self) -> tuple[tuple[str, int], ...]:
        """The words that prove it, with their places: in one where the caption stands beside the content."""
        caption, content = (self.caption, self.caption_start), (self.content, self.start)
        if not self.content:
            return (caption,) if self.caption else ()
        if not self.caption:
            return (content,)
        if self.caption_start + len(self.caption) + len(GAP) == self.start:
            return ((self.caption + GAP + self.content, self.caption_start),)
        if self.start + len(self.content) + len(GAP) == self.caption_start:
            return ((self.content + GAP + self.caption, self.start),)
        return (caption, content)


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
    definitions: tuple[DraftDefinition, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()

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
            definitions=tuple(DraftDefinition(**row) for row in values.get("definitions", ())),
            exhibits=tuple(Exhibit(**e) for e in values.get("exhibits", ())),
        )
