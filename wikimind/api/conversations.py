"""What Ask answers: turns, the conversations that they stand in, and gaps."""

from collections.abc import Sequence
from typing import Any, Self

from flask import url_for

from wikimind.api.resources import Article, Count, GapState, Moment, Resource
from wikimind.models import conversation as models
from wikimind.models.queries.conversations import ShownTurn


class Citation(Resource):
    """Words of a source; `start` and `end` are offsets into its text."""

    number: Count
    source_id: Count | None
    source: str
    sha256: str
    heading: str
    page: Count | None
    start: Count | None
    end: Count | None
    quote: str

    @classmethod
    def of(cls, row: models.Citation) -> Self:
        return cls(
            number=row.number,
            source_id=row.source_id,
            source=row.source_name,
            sha256=row.sha256,
            heading=row.heading,
            page=row.page,
            start=row.start,
            end=row.end,
            quote=row.quote,
        )


class Sentence(Resource):
    text: str
    standing: str
    citations: list[Citation]

    @classmethod
    def of(cls, sentence: dict[str, str], cited: Sequence[models.Citation]) -> Self:
        return cls(
            text=sentence["text"],
            standing=sentence["standing"],
            citations=[Citation.of(row) for row in cited],
        )


class Turn(Resource):
    """A question and its answer. As long as `answered` is false there is none yet."""

    conversation: Count
    turn: Count
    question: str
    understood: str
    answered: bool
    known: bool
    confidence: float
    engine: str
    model: str
    sentences: list[Sentence]
    alternatives: list[Sentence]
    nearest: list[Citation]
    advice: str
    notes: list[str]
    suggestions: list[str]
    article: str | None
    asked_at: Moment
    url: str

    @classmethod
    def of(cls, shown: ShownTurn) -> Self:
        row = shown.turn
        return cls(
            conversation=row.conversation_id,
            turn=row.number,
            question=row.question,
            understood=row.standalone,
            answered=row.answered_at is not None,
            known=row.known,
            confidence=round(row.confidence, 3),
            engine=row.engine,
            model=row.model,
            sentences=[Sentence.of(*pair) for pair in shown.said("answer")],
            alternatives=[Sentence.of(*pair) for pair in shown.said("alternative")],
            nearest=[Citation.of(row) for row in shown.uncited],
            advice=row.advice,
            notes=row.notes,
            suggestions=row.suggestions,
            article=shown.article.slug if shown.article else None,
            asked_at=row.asked_at,
            url=url_for("api.ask.turn", conversation_id=row.conversation_id, number=row.number),
        )


class Conversation(Resource):
    id: Count
    title: str
    turns: Count
    forked_from: Count | None
    created_at: Moment
    updated_at: Moment
    url: str

    @classmethod
    def of(cls, row: models.Conversation, turns: int, **more: Any) -> Self:
        return cls(
            id=row.id,
            title=row.title,
            turns=turns,
            forked_from=row.forked_from_id,
            created_at=row.created_at,
            updated_at=row.updated_at,
            url=url_for("api.ask.show", conversation_id=row.id),
            **more,
        )


class WholeConversation(Conversation):
    items: list[Turn]


class Gap(Resource):
    """A question that could not be answered; `advice` says what to feed."""

    id: Count
    question: str
    asked: Count
    advice: str
    state: GapState
    asked_at: Moment
    closed_at: Moment | None

    @classmethod
    def of(cls, row: models.Gap) -> Self:
        return cls(
            id=row.id,
            question=row.question,
            asked=row.asked,
            advice=row.advice,
            state=row.state,
            asked_at=row.asked_at,
            closed_at=row.closed_at,
        )


class FiledArticle(Article):
    sentences_left_out: Count
