"""The compose files hold what an operator trusts them for."""

import re
import subprocess
import sys
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest
import yaml

from tests.deploy.compose import ROOT, Missing, load, variables
from wikimind.config import Settings
from wikimind.worker import STOP_SECONDS

PROD = "docker-compose.prod.yml"
REQUIRED = {"SECRET_KEY": "s" * 32, "POSTGRES_PASSWORD": "p@ss/word"}
OURS = ("gateway", "worker")
WORKER_PROCESS_MB = 300
# Of flask run, of gunicorn, and what the stack has names of its own for.
NOT_PASSED = {"WIKIMIND_WORKER_PARENT", "PROMETHEUS_MULTIPROC_DIR"}


@pytest.fixture
def stack():
    return load(PROD, REQUIRED)


def test_four_services_share_one_named_network(stack):
    assert set(stack["services"]) == {"gateway", "worker", "postgres", "redis"}
    assert stack["networks"] == {"wikimindnet": {"name": "wikimindnet", "driver": "bridge"}}
    assert all(service["networks"] == ["wikimindnet"] for service in stack["services"].values())


def test_only_the_gateway_publishes_a_port(stack):
    ports = {name: service.get("ports") for name, service in stack["services"].items()}
    assert ports == {"gateway": ["0.0.0.0:7842:7842"], "worker": None, "postgres": None, "redis": None}


@pytest.mark.parametrize("name", sorted(REQUIRED))
def test_the_stack_does_not_start_without_its_secrets(name):
    with pytest.raises(Missing, match=f"set {name} in .env"):
        load(PROD, {**REQUIRED, name: ""})


def test_a_password_may_hold_any_character(stack):
    for name in OURS:
        environment = stack["services"][name]["environment"]
        assert environment["DATABASE_URL"] == "postgresql://wikimind@postgres:5432/wikimind"
        assert environment["PGPASSWORD"] == "p@ss/word"


def test_gateway_and_worker_share_what_is_stored(stack):
    assert "wikimind-data" in stack["volumes"]
    for name in OURS:
        service = stack["services"][name]
        assert service["volumes"] == ["wikimind-data:/data"]
        assert service["environment"]["WIKIMIND_DATA_DIR"] == "/data"
        assert service["environment"]["TMPDIR"].startswith("/data")


def test_every_service_is_healthy_before_others_rely_on_it(stack):
    for name, service in stack["services"].items():
        assert service["healthcheck"]["test"], name
    for name in OURS:
        needs = stack["services"][name]["depends_on"]
        assert needs == {one: {"condition": "service_healthy"} for one in ("postgres", "redis")}
    checks = {name: stack["services"][name]["healthcheck"]["test"] for name in OURS}
    assert checks == {
        "gateway": ["CMD", "deploy/health.sh", "gateway"],
        "worker": ["CMD", "deploy/health.sh", "worker", "60"],
    }
    # Of this very worker: the data directory is shared by all of them.
    worker = stack["services"]["worker"]
    assert worker["environment"]["WIKIMIND_HEARTBEAT_FOLDER"].startswith("/tmp/")
    assert any(place.startswith("/tmp:") for place in worker["tmpfs"])


def test_the_times_of_the_checks_can_be_set():
    names = ("HEALTH_INTERVAL", "HEALTH_TIMEOUT", "HEALTH_START_PERIOD")
    stack = load(PROD, {**REQUIRED, **dict.fromkeys(names, "7s"), "WORKER_SILENCE_SECONDS": "9"})
    for name in OURS:
        check = stack["services"][name]["healthcheck"]
        assert {check["interval"], check["timeout"], check["start_period"]} == {"7s"}
    assert stack["services"]["worker"]["healthcheck"]["test"][-1] == "9"


def test_every_service_has_limits_reservations_and_comes_back(stack):
    for name, service in stack["services"].items():
        assert service["restart"] == "unless-stopped", name
        resources = service["deploy"]["resources"]
        for kind in ("limits", "reservations"):
            assert float(resources[kind]["cpus"]) > 0
            assert re.fullmatch(r"\d+[MG]", resources[kind]["memory"])


def test_the_stack_fits_a_small_machine_and_each_parse_its_worker(stack):
    memory = {
        name: megabytes(s["deploy"]["resources"]["limits"]["memory"]) for name, s in stack["services"].items()
    }
    assert sum(memory.values()) <= 5120
    worker = stack["services"]["worker"]
    processes = round(float(worker["deploy"]["resources"]["limits"]["cpus"]))
    jobs = processes * int(worker["environment"]["WIKIMIND_WORKER_THREADS"])
    parse = int(worker["environment"]["WIKIMIND_PARSE_MEMORY_MB"])
    assert memory["worker"] >= jobs * parse + processes * WORKER_PROCESS_MB
    fly = tomllib.loads((ROOT / "fly.toml").read_text())
    [machine] = [vm for vm in fly["vm"] if vm["processes"] == ["worker"]]
    assert megabytes(machine["memory"].upper().removesuffix("B")) >= memory["worker"]


def megabytes(text: str) -> int:
    return int(text[:-1]) * (1024 if text.endswith("G") else 1)


def test_nobody_gains_privileges_and_roots_are_read_only(stack):
    for name, service in stack["services"].items():
        assert service["security_opt"] == ["no-new-privileges:true"], name
        assert service["read_only"] is True, name
    for name in OURS:
        assert stack["services"][name]["user"] == "10001:10001"


def test_no_service_keeps_capabilities_or_forks_without_end(stack):
    to_become_its_user = {"CHOWN", "DAC_OVERRIDE", "FOWNER", "SETGID", "SETUID"}
    for name, service in stack["services"].items():
        assert service["cap_drop"] == ["ALL"], name
        assert set(service.get("cap_add", [])) <= (set() if name in OURS else to_become_its_user)
        assert 0 < int(service["pids_limit"]) <= 512


def test_services_can_be_scaled_and_stay_so():
    stack = load(
        PROD,
        {**REQUIRED, "GATEWAY_REPLICAS": "2", "WORKER_REPLICAS": "3", "WIKIMIND_PORT": "7842-7843"},
    )
    assert not any("container_name" in service for service in stack["services"].values())
    assert [int(stack["services"][name]["deploy"]["replicas"]) for name in OURS] == [2, 3]
    assert stack["services"]["gateway"]["ports"] == ["0.0.0.0:7842-7843:7842"]
    published = stack["services"]["gateway"]["environment"]["WIKIMIND_PUBLISHED"]
    assert Settings.from_env({"WIKIMIND_PUBLISHED": published}).published == "http://localhost:7842"


def test_one_image_is_built_once_and_looked_for_in_no_registry(stack):
    assert [name for name in stack["services"] if "build" in stack["services"][name]] == ["gateway"]
    gateway, worker = (stack["services"][name] for name in OURS)
    assert gateway["image"] == worker["image"] == "wikimind:latest"
    assert worker["pull_policy"] == "never"


def test_a_second_installation_shares_no_name_with_the_first(stack):
    other = load(PROD, {**REQUIRED, "COMPOSE_PROJECT_NAME": "other"})
    assert stack["volumes"]["wikimind-data"]["name"] == "wikimind-data"
    assert other["volumes"]["wikimind-data"]["name"] == "other-data"
    assert other["networks"]["wikimindnet"]["name"] == "othernet"
    assert other["services"]["gateway"]["image"] == "other:latest"


def test_redis_keeps_its_queue_and_never_drops_from_it(stack):
    command = " ".join(stack["services"]["redis"]["command"])
    assert "--appendonly yes" in command
    assert "--maxmemory-policy noeviction" in command
    assert stack["services"]["redis"]["volumes"] == ["redis-data:/data"]


def test_a_stop_waits_longer_than_what_is_in_hand(stack):
    worker = stack["services"]["worker"]
    assert int(worker["stop_grace_period"].removesuffix("s")) > STOP_SECONDS
    assert int(stack["services"]["gateway"]["stop_grace_period"].removesuffix("s")) > 30


def test_every_setting_reaches_the_containers_and_keeps_its_default(stack):
    passed = stack["services"]["gateway"]["environment"] | stack["services"]["worker"]["environment"]
    names = {spec.metadata["env"]: spec for spec in fields(Settings)}
    assert set(names) - NOT_PASSED - set(passed) == set()
    here = {"WIKIMIND_MODE", "WIKIMIND_DATA_DIR", "DATABASE_URL", "REDIS_URL", "SECRET_KEY"}
    here |= {"WIKIMIND_PUBLISHED", "WIKIMIND_HEARTBEAT_FOLDER"}
    read = Settings.from_env(passed)
    for name, spec in names.items():
        if name not in here | NOT_PASSED:
            assert getattr(read, spec.name) == spec.default, name


def test_every_variable_of_the_stack_is_documented():
    text = (ROOT / "docs/deploy.md").read_text() + (ROOT / "docs/settings.md").read_text()
    assert {name for name in variables(PROD) if f"`{name}`" not in text} == set()


def test_development_has_the_same_services_and_opens_nothing_to_others():
    stack = load("docker-compose.yml", {})
    assert set(stack["services"]) == {"gateway", "worker", "postgres", "redis"}
    published = [port for service in stack["services"].values() for port in service.get("ports", [])]
    assert published == ["127.0.0.1:7842:7842"]
    assert "./wikimind:/app/wikimind:ro" in stack["services"]["gateway"]["volumes"]


@pytest.mark.parametrize("name", [PROD, "docker-compose.yml"])
def test_the_files_are_what_the_compose_specification_allows(name, tmp_path):
    filled = tmp_path / "compose.yml"
    filled.write_text(yaml.safe_dump(load(name, REQUIRED)))
    program = Path(sys.executable).with_name("check-jsonschema")
    done = subprocess.run(
        [program, "--builtin-schema", "vendor.compose-spec", filled], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout
