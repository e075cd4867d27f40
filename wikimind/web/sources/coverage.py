"""What of a source reached the wiki and what did not, and the one click that adds more of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from wikimind import access
from wikimind.actions import articles as actions
from wikimind.errors import NotFound
from wikimind.models.queries import passages, sources
from wikimind.models.queries.paging import Listing
from wikimind.models.queries.passages import Place
from wikimind.models.source import Passage, Source
from wikimind.models.space import Space
from wikimind.nlp.sentences import split
from wikimind.web.frame.query import number_in, word_in
from wikimind.web.sources.text_view import Span, merged

pages = Blueprint("coverage", __name__, url_prefix="/s/<space>/sources/<int:source_id>/coverage")

SHOWN = ("left", "used", "all")
PER_PAGE = 40


@dataclass(frozen=True)
class Sentence:
    """A sentence of a passage, by its number there, and whether some claim quotes any of it."""

    number: int
    text: str
    quoted: bool


@dataclass(frozen=True)
class ShownPassage:
    passage: Passage
    quoted: bool
    sentences: tuple[Sentence, ...]

    @property
    def left(self) -> int:
        """How many sentences could be added."""
        return sum(not sentence.quoted for sentence in self.sentences)


@pages.get("")
def index(space: Space, source_id: int) -> str:
    source = access.own_source(space, source_id)
    quoted = _quoted(source)
    places = passages.places_of_passages(source, quoted)
    show, on = word_in(request.args, "show", SHOWN, "left"), number_in(request.args, "on", 0, least=0)
    by_page = sources.coverage_by_page(source, quoted)
    listing = _listing(source, _wanted(places, show, on), number_in(request.args))
    return render_template(
        "coverage/index.html",
        source=source,
        article=sources.article_of(source),
        covered=sources.coverage_in_all(by_page),
        by_page=[one for one in by_page if one.page],
        counts={name: len(_wanted(places, name, on)) for name in SHOWN},
        listing=Listing(_shown(source, listing.rows, quoted), listing.total, listing.number, listing.size),
        show=show,
        on=on,
        drawable=source.media_type == "application/pdf",
    )


def _quoted(source: Source) -> list[Span]:
    return merged((claim.start or 0, claim.end or 0) for claim, _ in sources.claims_quoting(source))


def _wanted(places: Sequence[Place], show: str, on: int) -> list[Place]:
    here = [place for place in places if not on or place.page == on]
    if show == "all":
        return here
    return [place for place in here if (place.quoted if show == "used" else place.left)]


def _listing(source: Source, places: Sequence[Place], number: int) -> Listing[Passage]:
    number = min(number, max(1, -(-len(places) // PER_PAGE)))
    ids = [place.id for place in places[(number - 1) * PER_PAGE : number * PER_PAGE]]
    return Listing(passages.passages_with_ids(source, ids), len(places), number, PER_PAGE)


def _shown(source: Source, found: Sequence[Passage], quoted: Sequence[Span]) -> list[ShownPassage]:
    shown = []
    for passage in found:
        spans = _sentences(source, passage)
        sentences = tuple(
            Sentence(
                number,
                passage.text[start - passage.start : end - passage.start],
                _reached((start, end), quoted),
            )
            for number, (start, end) in enumerate(spans)
        )
        shown.append(ShownPassage(passage, any(s.quoted for s in sentences), sentences))
    return shown


def _sentences(source: Source, passage: Passage) -> list[Span]:
    """The spans of its sentences in the text of the source."""
    return [
        (passage.start + start, passage.start + end)
        for start, end in split(passage.text, source.language or "en")
    ]


def _reached(span: Span, quoted: Sequence[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in quoted)


@pages.post("/add")
def add(space: Space, source_id: int) -> Response:
    """Add one sentence of a passage to the source's article, or all that are not quoted yet."""
    source = access.own_source(space, source_id)
    passage = sources.passage_of(source, number_in(request.form, "passage", 0))
    if passage is None:
        raise NotFound("This passage is gone; the source was read again. Reload its coverage.")
    spans = _chosen(source, passage)
    article, added = actions.add_claims(source, spans, author=access.author())
    slug, title, revision = article.slug, article.title, article.revision
    if added:
        undo = url_for("editing.restore", slug=slug, number=revision - 1)
        flash(f"Added to “{title}”, as a quote you can check.", f"undo:{undo}")
    else:
        flash(f"“{title}” quotes this already.")
    return redirect(_back(source), 303)


def _chosen(source: Source, passage: Passage) -> list[Span]:
    spans, sentence = _sentences(source, passage), request.form.get("sentence", "")
    if not sentence.isascii() or not sentence.isdigit():
        quoted = _quoted(source)
        return [span for span in spans if not _reached(span, quoted)]
    return spans[int(sentence) : int(sentence) + 1]


def _back(source: Source) -> str:
    """Where the person was, at the passage after the one that went."""
    following = number_in(request.form, "following", 0)
    return url_for(
        "coverage.index",
        source_id=source.id,
        show=word_in(request.form, "show", SHOWN) or None,
        on=number_in(request.form, "on", 0, least=0) or None,
        page=number_in(request.form, "page") if number_in(request.form, "page") > 1 else None,
        _anchor=f"p{following}" if following else None,
    )
