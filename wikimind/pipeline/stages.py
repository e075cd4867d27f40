"""The stories that jobs tell, as tables of stages in order."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from wikimind.pipeline import catalogue, compiling, concepts, extracting, grounding, receive, writing


@dataclass(frozen=True)
class Stage:
    """`work` computes from what is stored, with no transaction open in slow parts; `save` stores the result.

    Both take the subject's id and may run twice with the same outcome. `save` runs in a transaction that
    first confirmed the worker's lease.
    """

    name: str
    label: str
    work: Callable[[int], Any]
    save: Callable[[Session, int, Any], None]
    begin: Callable[[Session, int], None] | None = None


@dataclass(frozen=True)
class Story:
    """What a kind of job does. `failed(session, subject, sentence, again)` records a failure."""

    stages: tuple[Stage, ...]
    failed: Callable[[Session, int, str, bool], None]


def _unseen(session: Session, subject_id: int, sentence: str, again: bool) -> None:
    """The job's own row is record enough."""


SOURCE_STAGES = (
    Stage("extract", "Reading", extracting.work, extracting.save, receive.mark_working),
    Stage("compile", "Compiling", compiling.work, compiling.save, receive.mark_working),
    Stage("ground", "Checking quotes", grounding.work, grounding.save, receive.mark_working),
    Stage("write", "Linking and writing", writing.work, writing.save, receive.mark_working),
)

STORIES = {
    "source": Story(SOURCE_STAGES, receive.mark_failed),
    "concept": Story((Stage("write", "Writing", concepts.work, concepts.save),), _unseen),
    "catalogue": Story((Stage("write", "Writing", catalogue.work, catalogue.save),), _unseen),
}
