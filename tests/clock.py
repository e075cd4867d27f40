"""A clock that tests can move, for what takes minutes or days."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from wikimind.models import types


class Clock:
    """The time as the application sees it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.ahead = timedelta()
        clock, real = self, datetime

        class Moved(datetime):
            @classmethod
            def now(cls, tz: Any = None) -> datetime:
                return real.now(tz) + clock.ahead

        monkeypatch.setattr(types, "datetime", Moved)

    def move(self, **by: float) -> None:
        self.ahead += timedelta(**by)
