"""Conversations, turns and gaps as JSON."""

from typing import Any

from flask import url_for

from wikimind.models.conversation import Citation, Conversation, Gap
from wikimind.models.queries.conversations import ShownTurn

Json = dict[str, Any]


def conversation(row: Conversation, turns: int) -> Json:
    return {
        "id": row.id,
        "title": row.title,
        "turns": turns,
        "forked_from": row.forked_from_id,
        "created_at": row.created_at.isoformat(),
        "updated_at": row.updated_at.isoformat(),
        "url": url_for("api.ask.show", conversation_id=row.id),
    }


def turn(shown: ShownTurn) -> Json:
    """A question and its answer. As long as `answered` is false there is none yet."""
    row = shown.turn
    return {
        "conversation": row.conversation_id,
        "turn": row.number,
        "question": row.question,
        "understood": row.standalone,
        "answered": row.answered_at is not None,
        "known": row.known,
        "confidence": round(row.confidence, 3),
        "engine": row.engine,
        "model": row.model,
        "sentences": [_sentence(*pair) for pair in shown.said("answer")],
        "alternatives": [_sentence(*pair) for pair in shown.said("alternative")],
        "nearest": [citation(row) for row in shown.uncited],
        "advice": row.advice,
        "notes": row.notes,
        "suggestions": row.suggestions,
        "article": shown.article.slug if shown.article else None,
        "asked_at": row.asked_at.isoformat(),
        "url": url_for("api.ask.turn", conversation_id=row.conversation_id, number=row.number),
    }


def _sentence(sentence: dict[str, str], cited: list[Citation]) -> Json:
    return {
        "text": sentence["text"],
        "standing": sentence["standing"],
        "citations": [citation(row) for row in cited],
    }


def citation(row: Citation) -> Json:
    """Words of a source; `start` and `end` are offsets into its text."""
    return {
        "number": row.number,
        "source_id": row.source_id,
        "source": row.source_name,
        "sha256": row.sha256,
        "heading": row.heading,
        "page": row.page,
        "start": row.start,
        "end": row.end,
        "quote": row.quote,
    }


def gap(row: Gap) -> Json:
    return {
        "id": row.id,
        "question": row.question,
        "asked": row.asked,
        "advice": row.advice,
        "state": row.state,
        "asked_at": row.asked_at.isoformat(),
        "closed_at": row.closed_at.isoformat() if row.closed_at else None,
    }
