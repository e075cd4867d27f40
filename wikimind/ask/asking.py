"""The way of one question, as a series of events. The database is read at its beginning and then let go.

rewrite a follow-up → find passages → answer without a model → let a model write, checked, or keep that.
"""

import logging
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from threading import BoundedSemaphore

from flask import current_app
from sqlalchemy import select

from wikimind import llm
from wikimind.ask import checking, followup, keyless, prompts, retrieve, suggest
from wikimind.ask.followup import History
from wikimind.ask.values import Answer, Evidence, Sentence
from wikimind.extensions import db, end_read, settings
from wikimind.llm.values import LanguageModel, ModelFailure
from wikimind.models.source import Source
from wikimind.models.space import Space

log = logging.getLogger(__name__)

REMEMBERED = 3  # earlier questions that a model sees when it rewrites one
_SLOTS = "wikimind.answers"


@dataclass(frozen=True)
class PassagesEvent:
    """What the answer will be made of. `standalone` is the question as it was understood."""

    standalone: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class TextEvent:
    """Text that the model is writing, not checked yet; empty as a sign of life."""

    text: str


@dataclass(frozen=True)
class AnswerEvent:
    """The end: the checked answer, `model` that wrote it (empty: none), and what could be asked next."""

    standalone: str
    answer: Answer
    model: str
    suggestions: tuple[str, ...]


Event = PassagesEvent | TextEvent | AnswerEvent


def ask(space: Space, question: str, history: History) -> Generator[Event, None, None]:
    """Answer the question. The last event is AnswerEvent, whatever the model does."""
    end_read()
    with _model() as (model, excuse):
        standalone = yield from _stand_alone(question, history, model)
        found, plain, suggestions = _without_model(space, standalone)
        end_read()
        yield PassagesEvent(standalone, found)
        answer, writer = plain, ""
        if model and found:
            answer, writer = yield from _with_model(model, standalone, found, plain)
    if excuse:
        answer = replace(answer, notes=(*answer.notes, excuse))
    yield AnswerEvent(standalone, answer, writer, suggestions)


def _without_model(space: Space, standalone: str) -> tuple[tuple[Evidence, ...], Answer, tuple[str, ...]]:
    evidence = _of_space(space, retrieve.evidence_for(space, standalone))
    return tuple(evidence), keyless.answer(standalone, evidence), suggest.follow_ups(standalone, evidence)


def _of_space(space: Space, evidence: Sequence[Evidence]) -> list[Evidence]:
    """The passages whose source is in the space: looked at once more, because a prompt leaves the house."""
    ids = [item.source_id for item in evidence]
    own = set(db.session.scalars(select(Source.id).where(Source.space_id == space.id, Source.id.in_(ids))))
    return [item for item in evidence if item.source_id in own]


def _stand_alone(question: str, history: History, model: LanguageModel | None) -> Generator[Event, None, str]:
    """The question as it reads alone: the model's wording where it gives a sensible one, else by rules."""
    by_rules = followup.stand_alone(question, history)
    if model is None or not history:
        return by_rules
    try:
        text = yield from _whole(model.stream(prompts.standalone(question, history[-REMEMBERED:])))
    except ModelFailure as failure:
        log.warning("%s The follow-up is rewritten by rules.", failure)
        return by_rules
    line = text.strip().strip('"“”').splitlines()[:1]
    return line[0].strip() if line and 0 < len(line[0].strip()) <= followup.LONGEST else by_rules


def _whole(pieces: Generator[str, None, None]) -> Generator[Event, None, str]:
    """All of a reply that nobody is to see, with signs of life meanwhile."""
    text = ""
    with closing(pieces):
        for piece in pieces:
            text += piece
            if not piece:
                yield TextEvent("")
    return text


def _with_model(
    model: LanguageModel, question: str, evidence: tuple[Evidence, ...], plain: Answer
) -> Generator[Event, None, tuple[Answer, str]]:
    """The model's answer as far as it can be checked, else `plain`, which then says why."""
    text = ""
    try:
        with closing(model.stream(prompts.answer(question, evidence))) as pieces:
            for piece in pieces:
                text += piece
                yield TextEvent(piece)
    except ModelFailure as failure:
        log.warning("%s The answer is made without it.", failure)
        return _with_note(plain, f"{failure} This answer was made without it."), ""
    if prompts.NOT_THERE in text.upper():
        return _with_note(plain, "The model found no answer in the passages."), ""
    sentences = checking.check(text, evidence, question)
    supported = [sentence for sentence in sentences if sentence.standing == "supported"]
    if not supported:
        return _nothing_supported(plain, sentences), ""
    share = len(supported) / len(sentences)
    return (
        Answer(
            question,
            known=True,
            confidence=share,
            sentences=sentences,
            alternatives=_others(plain, supported),
            evidence=evidence,
            engine="model",
        ),
        model.name,
    )


def _others(plain: Answer, supported: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """What the answer without the model has that is not among the model's proofs."""
    shown = {citation.quote for sentence in supported for citation in sentence.citations}
    return tuple(s for s in (*plain.sentences, *plain.alternatives) if s.text not in shown)[:3]


def _nothing_supported(plain: Answer, sentences: tuple[Sentence, ...]) -> Answer:
    """What the model wrote is kept, below, and marked for what it is."""
    told = "What the model wrote does not stand in the passages; it is shown below. This was made without it."
    silent = "The model wrote nothing that can be used; this answer was made without it."
    noted = _with_note(plain, told if sentences else silent)
    return replace(noted, alternatives=(*plain.alternatives, *sentences))


def _with_note(plain: Answer, note: str) -> Answer:
    return replace(plain, notes=(*plain.notes, note))


@contextmanager
def _model() -> Iterator[tuple[LanguageModel | None, str]]:
    """The model, if one is set, can be used and has room; else a sentence that says why not."""
    if not llm.configured():
        yield None, ""
        return
    slots = _slots()
    if not slots.acquire(blocking=False):
        yield None, "The model is busy with other questions; this answer was made without it. Ask again soon."
        return
    try:
        try:
            model, excuse = llm.current(), ""
        except ModelFailure as failure:
            model, excuse = None, f"{failure} This answer was made without it."
        end_read()  # the key may have come from the database
        yield model, excuse
    finally:
        slots.release()


def _slots() -> BoundedSemaphore:
    """Room for so many answers by the model at a time, so that others find free threads."""
    made = BoundedSemaphore(settings().answers_at_once)
    slots: BoundedSemaphore = current_app.extensions.setdefault(_SLOTS, made)
    return slots
