"""Every target of the Makefile, run with programs that only write down how they were called."""

import re
import shutil
from pathlib import Path

import pytest

from tests.deploy.clones import COMPOSE
from tests.deploy.standins import StandIns
from tests.processes import ROOT

LINK = "http://localhost:7842/setup/once"


# --- deploy-up -------------------------------------------------------------------------------


def test_deploy_up_makes_the_secrets_builds_starts_and_shows_the_way_in(clone):
    clone.play("link", LINK)
    done = clone.make("deploy-up")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-3:] == [
        "WikiMind runs on http://localhost:7842",
        "There is no administrator yet. Open this link once and become it:",
        LINK,
    ]
    assert re.search(r"^SECRET_KEY=[0-9a-f]{64}$", clone.env(), re.M)
    assert clone.composed() == [
        "build",
        "up --detach --wait --wait-timeout 3 --remove-orphans",
        "exec -T gateway cat /data/setup-link",
    ]


def test_with_an_administrator_no_link_is_shown(clone):
    done = clone.make("deploy-up")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "WikiMind runs on http://localhost:7842")


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ({"WIKIMIND_PORT": "9000"}, "http://localhost:9000"),
        ({"WIKIMIND_PORT": "9000-9003"}, "http://localhost:9000"),
        ({"WIKIMIND_BIND": "192.0.2.7"}, "http://192.0.2.7:7842"),
        ({"WIKIMIND_BIND": "127.0.0.1", "WIKIMIND_PORT": "80"}, "http://localhost:80"),
        ({"WIKIMIND_PUBLIC_URL": "https://wiki.example.org"}, "https://wiki.example.org"),
    ],
)
def test_the_address_is_where_the_wiki_is_published(clone, given, address):
    words = [f"{name}={value}" for name, value in given.items()]
    assert f"WikiMind runs on {address}\n" in clone.make("deploy-up", *words).stdout
    (clone.folder / ".env").write_text("POSTGRES_PASSWORD=x\nSECRET_KEY=x\n" + "\n".join(words) + "\n")
    assert f"WikiMind runs on {address}\n" in clone.make("deploy-up").stdout


def test_what_deploy_up_was_told_of_its_shape_it_remembers(clone):
    told = ("WORKER_REPLICAS=3", "WIKIMIND_PORT=9000")
    assert clone.make("deploy-up", *told).returncode == 0
    assert clone.make("deploy-up").returncode == 0
    assert clone.make("deploy-up", "WORKER_REPLICAS=2").returncode == 0
    assert re.findall(r"^WORKER_REPLICAS=.*", clone.env(), re.M) == ["WORKER_REPLICAS=2"]
    assert re.findall(r"^WIKIMIND_PORT=.*", clone.env(), re.M) == ["WIKIMIND_PORT=9000"]
    assert (clone.folder / ".env").stat().st_mode & 0o077 == 0


def test_a_slow_machine_is_waited_for_though_the_engine_gave_up(clone):
    clone.play("plan/worker", "2")
    clone.play("link", LINK)
    done = clone.make("deploy-up")
    assert done.returncode == 0, done.stderr
    assert "Not everything is healthy yet; waiting for up to 3 seconds more" in done.stdout
    assert done.stdout.splitlines()[-1] == LINK


def test_a_container_that_stays_unhealthy_ends_with_its_log_and_what_to_look_at(clone):
    clone.play("plan/worker", "unhealthy")
    done = clone.make("deploy-up")
    assert done.returncode == 2
    assert "The worker is unhealthy. The last of its log:\nthe log of worker" in done.stderr
    assert "the log of gateway" not in done.stderr
    assert "`make deploy-ps`" in done.stderr
    section = re.search(r"docs/deploy.md#(\S+)", done.stderr)[1]
    assert f"\n## {section.replace('-', ' ').capitalize()}\n" in (ROOT / "docs/deploy.md").read_text()
    assert "WikiMind runs" not in done.stdout


@pytest.mark.parametrize("condition", ["exited", "restarting"])
def test_a_container_that_ends_is_not_waited_for(clone, condition):
    clone.play("plan/gateway", condition)
    done = clone.make("deploy-up", DEPLOY_WAIT_SECONDS="600")
    assert done.returncode == 2
    assert f"The gateway is {condition}." in done.stderr


def test_an_image_that_cannot_be_built_starts_nothing(clone):
    clone.play("broken-build")
    done = clone.make("deploy-up")
    assert done.returncode == 2
    assert "The image could not be built" in done.stderr
    assert clone.composed() == ["build"]


def test_without_docker_a_sentence_says_so(clone):
    (clone.programs.folder / "docker").unlink()
    path = clone.programs.folder
    for name in ("sh", "make", "date", "sed", "grep", "cat"):
        (path / name).symlink_to(shutil.which(name))
    done = clone.make("deploy-up", PATH=str(path))
    assert done.returncode == 2
    assert "Docker is not installed here" in done.stderr


def test_several_gateways_need_as_many_ports(clone):
    done = clone.make("deploy-up", "GATEWAY_REPLICAS=3")
    assert done.returncode == 2
    assert "set WIKIMIND_PORT=7842-7844 too" in done.stderr
    assert clone.composed() == []
    assert clone.make("deploy-up", "GATEWAY_REPLICAS=3", "WIKIMIND_PORT=7842-7844").returncode == 0


def test_several_gateways_are_renewed_one_after_the_other(clone):
    shape = ("GATEWAY_REPLICAS=2", "WIKIMIND_PORT=7842-7843")
    assert clone.make("deploy-up", *shape).returncode == 0
    clone.play("replicas/gateway", "2")
    clone.programs.forget()
    assert clone.make("deploy-up").returncode == 0
    looking = (f"{COMPOSE} ps", "docker inspect")
    calls = [call for call in clone.programs.calls() if not call.startswith(looking)]
    another = f"{COMPOSE} up --detach --wait --no-deps --no-recreate gateway"
    assert calls == [
        f"{COMPOSE} build",
        f"{COMPOSE} up --detach --wait --no-recreate postgres redis",
        *("docker stop --time 40 gateway-1", "docker rm gateway-1", another),
        *("docker stop --time 40 gateway-2", "docker rm gateway-2", another),
        f"{COMPOSE} up --detach --wait --wait-timeout 3 --remove-orphans",
        f"{COMPOSE} exec -T gateway cat /data/setup-link",
    ]


# --- the other targets of the stack ----------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "call"),
    [
        ("deploy-stop", "down"),
        ("deploy-logs", "logs --follow --tail 200"),
        ("deploy-ps", "ps --all"),
    ],
)
def test_the_stack_is_looked_at_and_stopped(deployed, target, call):
    assert deployed.make(target).returncode == 0
    assert deployed.programs.calls() == [f"{COMPOSE} {call}"]


@pytest.mark.parametrize("target", ["deploy-stop", "deploy-logs", "deploy-ps"])
def test_before_the_first_deploy_a_sentence_says_what_to_do(clone, target):
    done = clone.make(target)
    assert done.returncode == 2
    assert "Nothing is deployed from here yet; `make deploy-up` does." in done.stderr


def test_the_stack_is_removed_only_when_it_is_really_meant(deployed):
    done = deployed.make("deploy-remove")
    assert done.returncode == 2
    assert "`make backup` first" in done.stderr
    assert deployed.programs.calls() == []
    done = deployed.make("deploy-remove", "REALLY=yes")
    assert done.returncode == 0
    assert deployed.composed() == ["down --volumes --remove-orphans"]
    assert "docker image rm wikimind:latest" in deployed.programs.calls()


# --- the targets of an environment here ------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "calls"),
    [
        ("dev", ["flask run --debug"]),
        ("test", ["pytest "]),
        ("explore", ["pytest -m hypothesis --hypothesis-profile explore"]),
        ("audit", ["python -m tests.audit requirements.lock"]),
        ("format", ["ruff check --fix .", "ruff format ."]),
        ("bench", ["python -m bench.ingest --texts 300"]),
        ("screenshots", ["python -m tests.browsing.screenshots screenshots"]),
    ],
)
def test_a_target_runs_its_tools(installed, target, calls):
    done = installed.make(target)
    assert done.returncode == 0, done.stderr
    assert installed.programs.calls() == calls


def test_check_runs_all_and_ends_where_one_fails(installed):
    assert installed.make("check").returncode == 0
    called = [call.split()[0] for call in installed.programs.calls()]
    assert set(called) == {"ruff", "mypy", "lint-imports", "bandit", "python", "pytest"}
    installed.programs.forget()
    StandIns(installed.folder / ".venv/bin").program("mypy", "exit 1")
    assert installed.make("check").returncode == 2
    assert "pytest" not in {call.split()[0] for call in installed.programs.calls()}


def test_eval_measures_the_documents_it_is_given(installed):
    assert installed.make("eval", "EVAL=/documents").returncode == 0
    calls = installed.programs.calls()
    assert len(calls) >= 6
    assert all(call.startswith("python -m bench.") and "/documents" in call for call in calls)


def test_lock_writes_all_three_lock_files(clone):
    clone.programs.program("uv")
    assert clone.make("lock").returncode == 0
    written = [re.search(r"-o (\S+)", call)[1] for call in clone.programs.calls()]
    assert written == ["requirements.lock", "requirements-full.lock", "requirements-dev.lock"]


def test_the_first_run_makes_the_environment_and_installs_what_is_locked(clone):
    environment = '[ "$1 $2" = "-m venv" ] && mkdir -p "$3/bin" && cp "$0" "$3/bin/python"; exit 0'
    clone.programs.program("python3", environment)
    StandIns(clone.folder / ".venv/bin").program("flask")
    assert clone.make("dev").returncode == 0
    calls = clone.programs.calls()
    assert "python3 -m venv .venv" in calls
    install = "-m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock"
    assert any(call.endswith(install) for call in calls)
    assert calls[-1] == "flask run --debug"


def test_clean_removes_the_environment_and_no_data(installed):
    (installed.folder / "data").mkdir()
    assert installed.make("clean").returncode == 0
    assert not (installed.folder / ".venv").exists()
    assert (installed.folder / "data").is_dir()


def test_help_names_every_target_and_no_target_is_without_a_test(clone):
    shown = {line.split()[0] for line in clone.make("help").stdout.splitlines()}
    targets = set(re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text(), re.M))
    assert shown == targets
    tests = "".join(path.read_text() for path in Path(__file__).parent.glob("test_*.py"))
    assert {target for target in targets if f'"{target}"' not in tests} == set()
