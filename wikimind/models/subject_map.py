"""The subjects of a space in groups, as they were when its catalogue was written last."""

from typing import Any

from sqlalchemy import JSON
from sqlalchemy.orm import Mapped, mapped_column

from wikimind.extensions import Model
from wikimind.models.types import Moment, SpaceId


class SubjectMap(Model):
    """`groups` holds the ids of concepts: a list for each group, the largest concept of it first."""

    __tablename__ = "subject_maps"

    space_id: Mapped[SpaceId] = mapped_column(primary_key=True, autoincrement=False)
    groups: Mapped[list[Any]] = mapped_column(JSON)
    made_at: Mapped[Moment]
