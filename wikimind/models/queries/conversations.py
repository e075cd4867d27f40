"""What somebody asked, what was answered, and what could not be."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from wikimind.extensions import db
from wikimind.models.article import Article
from wikimind.models.conversation import OPEN, Citation, Conversation, Gap, Turn
from wikimind.models.queries.paging import Listing, rows_on_page, scalars_on_page
from wikimind.models.space import Space

CONVERSATIONS_PER_PAGE = 30
GAPS_PER_PAGE = 50


@dataclass(frozen=True)
class ShownTurn:
    """A turn with its citations, and the article as which it was filed."""

    turn: Turn
    citations: Sequence[Citation]
    article: Article | None

    def said(self, role: str) -> list[tuple[dict[str, str], list[Citation]]]:
        """The sentences of that role, answer or alternative, each with what it cites."""
        numbered = enumerate(self.turn.sentences)
        return [(sentence, self.cited_by(place)) for place, sentence in numbered if sentence["role"] == role]

    def cited_by(self, sentence: int) -> list[Citation]:
        """What the sentence at this place cites."""
        return [citation for citation in self.citations if citation.sentence == sentence]

    @property
    def proofs(self) -> list[Citation]:
        """What the answer itself cites, without repetition, by number."""
        answer = {place for place, said in enumerate(self.turn.sentences) if said["role"] == "answer"}
        cited = {(c.number, c.start, c.end): c for c in self.citations if c.sentence in answer}
        return [cited[key] for key in sorted(cited)]

    @property
    def uncited(self) -> list[Citation]:
        """Passages that were found and not cited."""
        return [citation for citation in self.citations if citation.sentence is None]


def conversation_with_id(space: Space, user_id: int, conversation_id: int) -> Conversation | None:
    """That conversation, if it is of this space and this person."""
    return db.session.scalar(
        select(Conversation).where(
            Conversation.space_id == space.id,
            Conversation.user_id == user_id,
            Conversation.id == conversation_id,
        )
    )


def conversations_of(
    space: Space, user_id: int, number: int, text: str = ""
) -> Listing[tuple[Conversation, int]]:
    """The person's conversations with their number of turns, the latest first; those with `text` in them."""
    turns = (
        select(func.count())
        .where(Turn.conversation_id == Conversation.id)
        .correlate(Conversation)
        .scalar_subquery()
    )
    statement = select(Conversation, turns).where(
        Conversation.space_id == space.id, Conversation.user_id == user_id
    )
    if text:
        asking = select(Turn.conversation_id).where(
            Turn.space_id == space.id, Turn.question.icontains(text, autoescape=True)
        )
        named = Conversation.title.icontains(text, autoescape=True)
        statement = statement.where(named | Conversation.id.in_(asking))
    newest_first = statement.order_by(Conversation.updated_at.desc(), Conversation.id.desc())
    return rows_on_page(newest_first, number, CONVERSATIONS_PER_PAGE)


def turns_of(conversation: Conversation) -> list[ShownTurn]:
    """All its turns in their order, in three statements."""
    turns = db.session.scalars(
        select(Turn).where(Turn.conversation_id == conversation.id).order_by(Turn.number)
    ).all()
    return _shown(turns)


def turn_at(conversation: Conversation, number: int) -> ShownTurn | None:
    """The turn of that number."""
    turn = db.session.scalar(
        select(Turn).where(Turn.conversation_id == conversation.id, Turn.number == number)
    )
    return _shown([turn])[0] if turn else None


def _shown(turns: Sequence[Turn]) -> list[ShownTurn]:
    citations: dict[int, list[Citation]] = defaultdict(list)
    ids = [turn.id for turn in turns]
    for citation in db.session.scalars(
        select(Citation).where(Citation.turn_id.in_(ids)).order_by(Citation.id)
    ):
        citations[citation.turn_id].append(citation)
    filed = {turn.article_id for turn in turns if turn.article_id}
    articles = {a.id: a for a in db.session.scalars(select(Article).where(Article.id.in_(filed)))}
    return [ShownTurn(turn, citations[turn.id], articles.get(turn.article_id or 0)) for turn in turns]


def gaps_in(space: Space, number: int, state: str = OPEN) -> Listing[Gap]:
    """Questions without an answer, those that were asked most often first."""
    statement = select(Gap).where(Gap.space_id == space.id, Gap.state == state)
    return scalars_on_page(
        statement.order_by(Gap.asked.desc(), Gap.asked_at.desc(), Gap.id.desc()), number, GAPS_PER_PAGE
    )


def gaps_by_state(space: Space) -> dict[str, int]:
    """How many there are in each state."""
    rows = db.session.execute(
        select(Gap.state, func.count()).where(Gap.space_id == space.id).group_by(Gap.state)
    )
    return dict(rows.tuples().all())


def gap_with_id(space: Space, gap_id: int) -> Gap | None:
    return db.session.scalar(select(Gap).where(Gap.space_id == space.id, Gap.id == gap_id))
