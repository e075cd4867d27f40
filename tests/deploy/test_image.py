"""The Dockerfile and the scripts, as linters and the rules of this project see them."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from wikimind.config import Settings

ROOT = Path(__file__).resolve().parents[2]
DOCKERFILE = (ROOT / "Dockerfile").read_text()
SCRIPTS = [str(path.relative_to(ROOT)) for path in (ROOT / "deploy").glob("*.sh")]


def program(name: str) -> str:
    """A linter, which the development requirements bring."""
    found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    assert found, f"{name} is not installed; run `make test`"
    return found


def test_hadolint_has_nothing_to_say():
    done = subprocess.run([program("hadolint"), "Dockerfile"], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("script", [*SCRIPTS, "entrypoint.sh", ".ci/run", "tests/deploy/docker"])
def test_shellcheck_has_nothing_to_say(script):
    done = subprocess.run([program("shellcheck"), script], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")
    assert (ROOT / script).stat().st_mode & 0o111, f"{script} is not executable"


def test_the_stages_are_those_that_compose_builds():
    assert re.findall(r"^FROM (\S+) AS (\S+)$", DOCKERFILE, re.M) == [
        ("node:20-alpine", "frontend"),
        ("python:3.11-slim", "base"),
        ("base", "packages"),
        ("base", "dev"),
        ("base", "prod"),
    ]


def test_what_is_deployed_is_locked_unprivileged_and_checked():
    prod = DOCKERFILE.split("AS prod")[1]
    assert "USER 10001:10001" in prod
    assert "HEALTHCHECK" in prod
    assert "pip install" not in prod
    assert "ARG REQUIREMENTS=requirements.lock" in DOCKERFILE
    assert '--require-hashes --only-binary :all: -r "$REQUIREMENTS"' in DOCKERFILE
    assert "# syntax" not in DOCKERFILE
    assert not re.search(r"\b(apk|apt-get)\b", DOCKERFILE)


def test_what_is_deployed_has_neither_tools_to_build_nor_any_file_twice():
    prod = DOCKERFILE.split("AS prod")[1]
    assert "venv --without-pip" in DOCKERFILE.split("AS packages")[1]
    assert re.search(r"RUN rm -rf .*/pip\* .*/setuptools\*", prod)
    assert re.findall(r"^COPY .*static.*$", prod, re.M) == [
        "COPY --from=frontend /build/static/dist ./static/dist"
    ]


def test_pruning_takes_what_no_running_program_uses(tmp_path):
    kept = ("numpy/core.py", "numpy/core.so", "numpy/testing/tools.py", "babel/core.py", "x/data.json")
    gone = ("numpy/tests/test_core.py", "numpy/core.pyi", "numpy/core.h", "babel/locale-data/de.dat")
    for name in (*kept, *gone):
        path = tmp_path / "lib" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    subprocess.run(["deploy/prune.sh", str(tmp_path)], cwd=ROOT, check=True)
    there = {str(path.relative_to(tmp_path / "lib")) for path in tmp_path.rglob("*") if path.is_file()}
    assert there == set(kept)


def test_hosts_with_buildpacks_find_what_to_install():
    python = (ROOT / ".python-version").read_text().strip()
    assert f"FROM python:{python}-slim" in DOCKERFILE
    wanted = [line for line in (ROOT / "requirements.txt").read_text().splitlines() if line[:1] != "#"]
    assert wanted == ["-r requirements.lock"]


def test_everything_that_is_copied_is_in_the_context():
    kept = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    copied = {
        word.removeprefix("./")
        for line in re.findall(r"^COPY (?!--from)(.+)$", DOCKERFILE, re.M)
        for word in line.split()[:-1]
    }
    assert {name.split("/")[0] for name in copied} <= kept
    assert all((ROOT / name).exists() for name in copied)


def test_secrets_and_data_stay_out_of_the_image():
    assert (ROOT / ".dockerignore").read_text().splitlines()[0] == "*"
    kept = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    assert not kept & {".env", "data", ".git", "tests"}


def test_fly_runs_what_its_machines_can_share():
    fly = tomllib.loads((ROOT / "fly.toml").read_text())
    assert fly["deploy"]["release_command"] == "flask db upgrade"
    assert set(fly["processes"]) == {"web", "worker"}
    assert "mounts" not in fly  # machines share no disk: files are in a bucket
    assert fly["http_service"]["force_https"] is True
    assert fly["http_service"]["processes"] == ["web"]
    assert str(fly["http_service"]["internal_port"]) == fly["env"]["PORT"]
    assert [check["path"] for check in fly["http_service"]["checks"]] == ["/health"]
    given = {name: value for name, value in fly["env"].items() if name != "WIKIMIND_MODE"}
    assert Settings.from_env(given).doubts() == []


def test_an_env_file_is_made_once_with_secrets_of_its_own(tmp_path):
    shutil.copy(ROOT / ".env.example", tmp_path)
    program = str(ROOT / "deploy/prepare-env.sh")
    told = subprocess.run([program], cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    made = (tmp_path / ".env").read_text()
    assert re.search(r"^SECRET_KEY=[0-9a-f]{64}$", made, re.M)
    assert re.search(r"^POSTGRES_PASSWORD=[0-9a-f]{64}$", made, re.M)
    assert not re.search(r"[0-9a-f]{64}", told)
    assert (tmp_path / ".env").stat().st_mode & 0o077 == 0
    subprocess.run([program], cwd=tmp_path, check=True)
    assert (tmp_path / ".env").read_text() == made
