"""The stories that jobs tell, as tables of stages in order."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from wikimind.articles import catalogue, concepts
from wikimind.pipeline import intake
from wikimind.pipeline.stages import (
    compiling,
    delayed_removal,
    embedding,
    extracting,
    fetching,
    grounding,
    unpacking,
    writing,
)


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


@dataclass(frozen=True)
class Story:
    """What a kind of job does; `begun` and `failed(session, subject, sentence, again)` mark the subject."""

    stages: tuple[Stage, ...]
    failed: Callable[[Session, int, str, bool], None]
    begun: Callable[[Session, int], None] | None = None


def _unseen(session: Session, subject_id: int, sentence: str, again: bool) -> None:
    """The job's own row is record enough."""


SOURCE_STAGES = (
    Stage("extract", "Reading", extracting.work, extracting.save),
    Stage("compile", "Compiling", compiling.work, compiling.save),
    Stage("ground", "Checking quotes", grounding.work, grounding.save),
    Stage("write", "Linking and writing", writing.work, writing.save),
)

FETCH_STAGES = (Stage("fetch", "Fetching", fetching.work, fetching.save), *SOURCE_STAGES)

STORIES = {
    "source": Story(SOURCE_STAGES, intake.mark_failed, intake.mark_working),
    "fetch": Story(FETCH_STAGES, intake.mark_failed, intake.mark_working),
    "archive": Story(
        (Stage("unpack", "Unpacking", unpacking.work, unpacking.save),),
        intake.mark_failed,
        intake.mark_working,
    ),
    "concept": Story((Stage("write", "Writing", concepts.work, concepts.save),), _unseen),
    delayed_removal.KIND: Story(
        (Stage("remove", "Deleting", delayed_removal.work, delayed_removal.save),), _unseen
    ),
    "vectors": Story((Stage("embed", "Reading for meaning", embedding.work, embedding.save),), _unseen),
    "catalogue": Story((Stage("write", "Writing", catalogue.work, catalogue.save),), _unseen),
}
