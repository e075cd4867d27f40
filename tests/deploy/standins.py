"""Programs that only write down how they were called, in the place of real ones."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class StandIns:
    """A folder that is first on PATH, and the calls of the programs in it."""

    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        return {"PATH": f"{self.folder}{os.pathsep}/usr/bin{os.pathsep}/bin", "CALLS": str(self._calls)}

    @property
    def _calls(self) -> Path:
        return self.folder / "calls.log"

    def program(self, name: str, does: str = "") -> None:
        """`does` is shell that runs after the call was written down."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'#!/bin/sh\necho "{path.name} $*" >> "$CALLS"\n{does}\n')
        path.chmod(path.stat().st_mode | stat.S_IXUSR)

    def calls(self) -> list[str]:
        return self._calls.read_text().splitlines() if self._calls.exists() else []

    def forget(self) -> None:
        self._calls.unlink(missing_ok=True)
