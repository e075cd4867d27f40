"""A provider's key, sealed: the row alone is of no use to who reads the database or a backup."""

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from wikimind.extensions import Model
from wikimind.models.types import Moment


class Secret(Model):
    """The key of `provider`; `wikimind.secrets` seals and opens it."""

    __tablename__ = "secrets"

    provider: Mapped[str] = mapped_column(String(40), primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    set_by: Mapped[str] = mapped_column(String(100), default="")
    set_at: Mapped[Moment]
