"""`make backup` and `make restore`, whatever of the stack runs."""

import re

import pytest

from tests.deploy.standins import StandIns
from tests.processes import ROOT

ARCHIVE = "the archive of a wiki"


@pytest.fixture
def full(deployed):
    deployed.play("archive", ARCHIVE)
    return deployed


def backups(clone) -> list:
    return sorted((clone.folder / "backups").glob("*"))


def test_a_backup_of_the_running_stack_is_for_its_owner_alone(full):
    done = full.make("backup")
    assert done.returncode == 0, done.stderr
    [file] = backups(full)
    assert file.read_text() == ARCHIVE
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
    assert re.fullmatch(r"wikimind-\d{4}-\d\d-\d\d-\d{6}\.zip", file.name)
    assert done.stdout == f"backups/{file.name} is written.\n"
    assert full.composed() == ["exec -T gateway flask wiki backup -"]


def test_a_backup_of_a_stopped_stack_starts_what_it_needs_and_stops_it_again(full):
    assert full.make("deploy-stop").returncode == 0
    full.programs.forget()
    done = full.make("backup", "FILE=mine.zip")
    assert done.returncode == 0, done.stderr
    assert (full.folder / "mine.zip").read_text() == ARCHIVE
    assert full.composed() == [
        "up --detach --wait postgres redis",
        "run --rm --no-deps -T gateway flask wiki backup -",
        "stop postgres redis",
    ]


def test_what_runs_of_a_stack_without_its_gateway_is_left_running(full):
    (full.engine / "is/gateway").unlink()
    assert full.make("backup").returncode == 0
    assert not any(call.startswith("stop") for call in full.composed())


def test_a_database_that_does_not_start_ends_without_a_backup(full):
    assert full.make("deploy-stop").returncode == 0
    full.play("plan/postgres", "unhealthy")
    done = full.make("backup")
    assert done.returncode == 2
    assert "No backup was written." in done.stderr
    assert backups(full) == []


@pytest.mark.parametrize("archive", [None, ""])
def test_a_backup_that_fails_or_is_empty_leaves_nothing(full, archive):
    (full.engine / "archive").unlink()
    if archive is not None:
        full.play("archive", archive)
    done = full.make("backup")
    assert done.returncode == 2
    assert "written" in done.stderr and "is written" not in done.stdout
    assert backups(full) == []


def test_an_engine_that_does_not_answer_is_not_taken_for_an_empty_wiki(full):
    full.play("away")
    done = full.make("backup")
    assert done.returncode == 2
    assert "Docker does not answer" in done.stderr
    assert backups(full) == []


def test_without_a_wiki_there_is_nothing_to_back_up(clone):
    done = clone.make("backup")
    assert done.returncode == 2
    assert "There is no wiki here" in done.stderr


def test_without_a_stack_it_is_the_wiki_of_make_dev(clone):
    StandIns(clone.folder / ".venv/bin").program("flask", 'echo "$*"')
    assert clone.make("backup", "FILE=dev.zip").returncode == 0
    assert (clone.folder / "dev.zip").read_text() == "wiki backup -\n"


def test_beside_a_stack_the_wiki_of_make_dev_can_be_asked_for(full):
    StandIns(full.folder / ".venv/bin").program("flask", 'echo "$*"')
    assert full.make("backup", "FILE=dev.zip", "LOCAL=1").returncode == 0
    assert full.composed() == []


def test_a_file_that_is_there_is_not_overwritten(full):
    (full.folder / "mine.zip").write_text("of yesterday")
    done = full.make("backup", "FILE=mine.zip")
    assert done.returncode == 2
    assert "mine.zip is there already" in done.stderr
    assert (full.folder / "mine.zip").read_text() == "of yesterday"


def test_of_scheduled_backups_the_newest_are_kept(full):
    folder = full.folder / "backups"
    folder.mkdir()
    for day in range(1, 6):
        (folder / f"wikimind-2026-01-0{day}-030000.zip").touch()
    (folder / "before-the-move.zip").touch()
    done = full.make("backup", "KEEP=3")
    assert done.returncode == 0, done.stderr
    kept = [path.name for path in backups(full)]
    assert kept[:3] == [
        "before-the-move.zip",
        "wikimind-2026-01-04-030000.zip",
        "wikimind-2026-01-05-030000.zip",
    ]
    assert len(kept) == 4
    assert full.make("backup", "KEEP=all").returncode == 2


@pytest.mark.parametrize(
    ("words", "arguments"), [([], "wiki restore -"), (["REPLACE=1"], "wiki restore - --replace --yes")]
)
def test_a_backup_is_restored_into_the_running_stack(full, words, arguments):
    (full.folder / "mine.zip").write_text(ARCHIVE)
    assert full.make("restore", "FILE=mine.zip", *words).returncode == 0
    assert (full.engine / "restored").read_text() == ARCHIVE
    assert full.composed() == [f"exec -T gateway flask {arguments}"]


def test_a_backup_is_restored_into_a_stopped_stack(full):
    assert full.make("deploy-stop").returncode == 0
    (full.folder / "mine.zip").write_text(ARCHIVE)
    assert full.make("restore", "FILE=mine.zip").returncode == 0
    assert (full.engine / "restored").read_text() == ARCHIVE


def test_what_to_restore_must_be_said(full):
    for words in ([], ["FILE=gone.zip"]):
        done = full.make("restore", *words)
        assert done.returncode == 2
        assert "Say which: make restore FILE=" in done.stderr


def test_backups_stay_out_of_git():
    ignored = (ROOT / ".gitignore").read_text().splitlines()
    assert {"backups/", "wikimind-*.zip", ".env"} <= set(ignored)
