"""A checkout of somebody who runs make, beside an engine that plays what a test asks for."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.deploy.standins import StandIns

COMPOSE = "docker compose --file docker-compose.prod.yml --env-file .env"


@dataclass
class Clone:
    """`engine` holds the state that the stand-in for docker plays."""

    folder: Path
    engine: Path
    programs: StandIns

    def make(self, *words: str, **more: str) -> subprocess.CompletedProcess:
        environ = {
            **self.programs.environment,
            "ENGINE": str(self.engine),
            "DEPLOY_WAIT_SECONDS": "3",
            "DEPLOY_LOOK_SECONDS": "1",
            **more,
        }
        return subprocess.run(
            ["make", "--no-print-directory", *words],
            cwd=self.folder,
            env=environ,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
        )

    def play(self, name: str, content: str = "") -> None:
        path = self.engine / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content)

    def composed(self) -> list[str]:
        """What docker compose was told, without looking."""
        calls = [c.removeprefix(COMPOSE).strip() for c in self.programs.calls() if c.startswith(COMPOSE)]
        return [call for call in calls if not call.startswith("ps ")]

    def env(self) -> str:
        return (self.folder / ".env").read_text()
