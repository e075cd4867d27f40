"""An answer becomes an article: its sentences with the original quotes, each looked up once more."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from wikimind.articles.catalogue import request_catalogue
from wikimind.articles.layout import Relation, related_body
from wikimind.articles.naming import new_article
from wikimind.articles.quotes import UNVERIFIED, Proof, prove
from wikimind.articles.rewriting import publish_generated
from wikimind.errors import InvalidInput, NotFound
from wikimind.extract.document import Document
from wikimind.models.article import ANSWER, Article
from wikimind.models.author import Author
from wikimind.models.conversation import Citation, Turn
from wikimind.models.queries.conversations import ShownTurn
from wikimind.models.queries.documents import document_of
from wikimind.models.source import Source
from wikimind.models.space import Space
from wikimind.models.types import now
from wikimind.wiki.inline import escape
from wikimind.wiki.page import RELATED, SUMMARY, Footnote, Page, Section, SourceRef


@dataclass(frozen=True)
class Filed:
    """The article, how many sentences were left out for want of a quote, and the job that follows."""

    article: Article
    left_out: int
    job_id: int


@dataclass
class _Proofs:
    """Quotes that still stand in their sources, as footnotes of the page that is made."""

    session: Session
    space: Space
    notes: list[Footnote] = field(default_factory=list)
    refs: dict[int, SourceRef] = field(default_factory=dict)
    known: dict[tuple[str, str], Proof] = field(default_factory=dict)
    documents: dict[int, Document | None] = field(default_factory=dict)

    def cite(self, citation: Citation) -> str:
        """The mark of a new footnote; nothing where the words are not found."""
        document = self._document(citation.source_id)
        if document is None or citation.source_id is None:
            return ""
        proof = prove(document, citation.quote, start=citation.start, page=citation.page)
        if proof.standing == UNVERIFIED:
            return ""
        ref = self.refs.setdefault(citation.source_id, self._ref(citation.source_id))
        quote = " ".join(citation.quote.split())
        self.known[ref.sha256, quote] = proof
        self.notes.append(Footnote(f"c{len(self.notes) + 1}", quote, ref.id, proof.page))
        return f"[^{self.notes[-1].label}]"

    def _ref(self, source_id: int) -> SourceRef:
        source = self.session.get_one(Source, source_id)
        return SourceRef(f"s{len(self.refs) + 1}", source.name, source.sha256, source.resource)

    def _document(self, source_id: int | None) -> Document | None:
        """The text of a source of this space; None for one that was deleted or is read anew."""
        if source_id is None:
            return None
        if source_id not in self.documents:
            source = self.session.get(Source, source_id)
            own = source is not None and source.space_id == self.space.id
            try:
                self.documents[source_id] = document_of(self.session, source_id) if own else None
            except NotFound:
                self.documents[source_id] = None
        return self.documents[source_id]


def file_answer(
    session: Session, space: Space, chosen: Sequence[ShownTurn], *, title: str, author: Author
) -> Filed:
    """Write these turns as an article, or anew as the one that they were filed as before.

    What a person wrote there meanwhile stays. Raises InvalidInput where no sentence has a source.
    """
    proofs = _Proofs(session, space)
    bodies = [(shown.turn, _body(shown, proofs)) for shown in chosen if shown.turn.known]
    written = [(turn, body) for turn, body in bodies if body]
    if not written:
        raise InvalidInput("There is nothing to file: only sentences with a source become an article.")
    article = _article(session, space, chosen, title or written[0][0].standalone)
    page = _page(session, article, written, proofs)
    publish_generated(session, space, article, page, note=f"filed by {author.name}", known=proofs.known)
    for turn, _ in written:
        session.get_one(Turn, turn.id).article_id = article.id
    job = request_catalogue(session, space.id)
    said = sum(len(shown.said("answer")) for shown in chosen if shown.turn.known)
    return Filed(article, said - sum(body.count("\n") + 1 for _, body in written), job.id)


def _article(session: Session, space: Space, chosen: Sequence[ShownTurn], title: str) -> Article:
    """The article that all of them were filed as, or a new one."""
    earlier = {shown.turn.article_id for shown in chosen}
    if len(earlier) == 1 and (article_id := earlier.pop()) is not None:
        return session.get_one(Article, article_id)
    hint = f"question {chosen[0].turn.id}"
    return new_article(session, space, ANSWER, title, (hint, f"{hint}, {now():%Y-%m-%d %H.%M.%S.%f}"))


def _body(shown: ShownTurn, proofs: _Proofs) -> str:
    """The answer's sentences that have a quote, one to a line."""
    return "\n".join(_sentences(shown, proofs))


def _sentences(shown: ShownTurn, proofs: _Proofs) -> Iterator[str]:
    for sentence, cited in shown.said("answer"):
        if sentence["standing"] == "unsupported":
            continue
        marks = "".join(map(proofs.cite, cited))
        if marks:
            yield escape(sentence["text"]) + marks


def _page(session: Session, article: Article, written: Sequence[tuple[Turn, str]], proofs: _Proofs) -> Page:
    moment = now().replace(microsecond=0)
    sections = [*_sections(article.title, written), Section(RELATED, _related(session, proofs))]
    return Page(
        type=ANSWER,
        title=article.title,
        sections=tuple(section for section in sections if section.body or section.heading == SUMMARY),
        footnotes=tuple(proofs.notes),
        sources=tuple(proofs.refs.values()),
        created=moment,
        updated=moment,
        generated_by=f"wikimind ask/1 {written[0][0].model}".strip(),
        generated_at=moment,
    )


def _sections(title: str, written: Sequence[tuple[Turn, str]]) -> Iterator[Section]:
    """One answer is the summary; several stand below their questions."""
    if len(written) == 1:
        turn, body = written[0]
        asked = "" if turn.standalone == title else f"*{escape(turn.standalone)}*\n\n"
        yield Section(SUMMARY, asked + body)
        return
    yield Section(SUMMARY, f"{len(written)} questions, answered from the sources.")
    taken: set[str] = set()
    for turn, body in written:
        heading = turn.standalone if turn.standalone not in taken else f"{turn.standalone} ({turn.number})"
        taken.add(heading)
        yield Section(" ".join(heading.split()), body)


def _related(session: Session, proofs: _Proofs) -> str:
    """Links to the articles of the sources that are quoted."""
    titles = session.scalars(
        select(Article.title).where(Article.source_id.in_(list(proofs.refs))).order_by(Article.title_key)
    )
    return related_body([], [Relation(title, "references", "its source is quoted here") for title in titles])
