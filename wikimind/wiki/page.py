"""An article as plain values: front matter, sections of Markdown, and footnotes that hold the quotes."""

from dataclasses import dataclass, field, replace
from datetime import datetime

SUMMARY = ""  # the unnamed section between the title and the first heading
CLAIMS = "Key claims"
DIGEST = "Digest"
QUESTIONS = "Open questions"
RELATED = "Related"


@dataclass(frozen=True)
class SourceRef:
    """A source in the front matter. `id` is the short handle that footnotes use (`s1`).

    Who wrote it, when and so on stand in its own article only; `corrected` names what a person set right.
    """

    id: str
    title: str
    sha256: str
    resource: str  # where it came from: a URL or a file name
    author: str = ""
    published: str = ""  # a day, a month or a year
    site: str = ""
    kind: str = ""
    language: str = ""
    corrected: tuple[str, ...] = ()


@dataclass(frozen=True)
class Footnote:
    """The proof of one statement: the quote, the source's handle in the front matter, the page if any."""

    label: str
    quote: str
    source: str
    page: int | None = None


@dataclass(frozen=True)
class Section:
    """A second-level heading and the Markdown below it, without surrounding blank lines."""

    heading: str
    body: str


@dataclass(frozen=True)
class Page:
    """One article file. `sections[0]` has the heading SUMMARY; footnotes are in order of first use."""

    type: str  # source | concept | answer | synthesis
    title: str
    sections: tuple[Section, ...]
    footnotes: tuple[Footnote, ...] = ()
    sources: tuple[SourceRef, ...] = ()
    aliases: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    created: datetime | None = None
    updated: datetime | None = None
    generated_by: str = ""
    generated_at: datetime | None = None
    extra: dict[str, object] = field(default_factory=dict)  # front matter of a person's own, kept as it is

    def section(self, heading: str) -> str | None:
        """The Markdown below `heading`, or None where there is no such section."""
        return next((s.body for s in self.sections if s.heading == heading), None)

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing: links to other articles are no statements."""
        return not any(s.body.strip() for s in self.sections if s.heading != RELATED)

    def with_sections(self, sections: tuple[Section, ...]) -> "Page":
        return replace(self, sections=sections)
