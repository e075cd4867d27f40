"""The stories that jobs tell, as tables of stages in order."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from wikimind.articles import catalogue, concepts
from wikimind.models.job import JobKind
from wikimind.pipeline import intake
from wikimind.pipeline.stages import (
    compiling,
    delayed_removal,
    embedding,
    extracting,
    fetching,
    file_writing,
    grounding,
    unpacking,
    writing,
)

Step = Callable[[Session], None]


def _in_one_step(_subject_id: int, _result: Any) -> Iterable[Step]:
    return ()


@dataclass(frozen=True)
class Stage:
    """`work` computes from what is stored, with no transaction open in slow parts; `save` stores the result.

    Both take the subject's id and may run twice with the same outcome. `save` runs in a transaction that
    counts only where the worker's lease still stands at its end. What would keep other writers waiting for
    too long is cut into `steps`, which are saved before it, each in such a transaction of its own.
    """

    name: str
    label: str
    work: Callable[[int], Any]
    save: Callable[[Session, int, Any], None]
    steps: Callable[[int, Any], Iterable[Step]] = _in_one_step


@dataclass(frozen=True)
class Story:
    """What a kind of job does; `begun` and `failed(session, subject, sentence, again)` mark the subject."""

    stages: tuple[Stage, ...]
    failed: Callable[[Session, int, str, bool], None]
    begun: Callable[[Session, int], None] | None = None


def _unseen(session: Session, subject_id: int, sentence: str, again: bool) -> None:
    """The job's own row is record enough."""


SOURCE_STAGES = (
    Stage("extract", "Reading", extracting.work, extracting.save, extracting.steps),
    Stage("compile", "Compiling", compiling.work, compiling.save),
    Stage("ground", "Checking quotes", grounding.work, grounding.save),
    Stage("write", "Linking and writing", writing.work, writing.save),
)

FETCH_STAGES = (Stage("fetch", "Fetching", fetching.work, fetching.save), *SOURCE_STAGES)

STORIES: dict[JobKind, Story] = {
    JobKind.SOURCE: Story(SOURCE_STAGES, intake.mark_failed, intake.mark_working),
    JobKind.FETCH: Story(FETCH_STAGES, intake.mark_failed, intake.mark_working),
    JobKind.ARCHIVE: Story(
        (Stage("unpack", "Unpacking", unpacking.work, unpacking.save),),
        intake.mark_failed,
        intake.mark_working,
    ),
    JobKind.CONCEPT: Story((Stage("write", "Writing", concepts.work, concepts.save),), _unseen),
    JobKind.REMOVAL: Story(
        (Stage("remove", "Deleting", delayed_removal.work, delayed_removal.save, delayed_removal.steps),),
        _unseen,
    ),
    JobKind.VECTORS: Story((Stage("embed", "Reading for meaning", embedding.work, embedding.save),), _unseen),
    JobKind.FILES: Story((Stage("write", "Writing", file_writing.work, file_writing.save),), _unseen),
    JobKind.CATALOGUE: Story((Stage("write", "Writing", catalogue.work, catalogue.save),), _unseen),
}
