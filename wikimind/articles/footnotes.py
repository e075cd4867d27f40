"""The marks behind statements, and the footnotes that hold their quotes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from wikimind.articles.quotes import Proof
from wikimind.wiki.page import Footnote


@dataclass
class Footnotes:
    """Hands out labels (`c1`, `c2`, …) as statements are written."""

    proofs: Mapping[str, Proof]
    made: list[Footnote] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def cite(self, prefix: str, quote: str, source: str) -> str:
        """The mark that stands behind a statement."""
        number = self.counts[prefix] = self.counts.get(prefix, 0) + 1
        note = Footnote(f"{prefix}{number}", " ".join(quote.split()), source, self.page_of(quote))
        self.made.append(note)
        return f"[^{note.label}]"

    def page_of(self, quote: str) -> int | None:
        """The page on which the quote stands."""
        return self.proofs[quote].page if quote in self.proofs else None
