"""A backup that is being restored: its rows are here, its files are still on their way."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from wikimind.extensions import Model
from wikimind.models.types import Id, Moment


class Restoration(Model):
    """There is one from the moment on at which the rows are those of the backup until all files are; `folder`
    is where these wait in storage."""

    __tablename__ = "restorations"

    id: Mapped[Id]
    folder: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[Moment]
