"""Files that the processes of a worker touch while they live, for health checks that load nothing."""

from pathlib import Path


class Heartbeats:
    """In `folder` one file for each place of a worker's processes; None: nobody looks, so there are none."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def forget(self) -> None:
        """Those of an earlier worker, which may have had more processes."""
        if self._folder:
            self._folder.mkdir(parents=True, exist_ok=True)
            for file in self._folder.iterdir():
                file.unlink()

    def beat(self, number: int) -> None:
        if self._folder:
            (self._folder / str(number)).touch()
