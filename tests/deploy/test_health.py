"""deploy/health.sh: what the health checks of the containers ask, without loading the application."""

import http.server
import os
import subprocess
import threading
import time

import pytest

from tests.processes import ROOT, free_port


def check(*words: str, **environ: str) -> tuple[int, str]:
    done = subprocess.run(
        ["deploy/health.sh", *words], cwd=ROOT, env={**os.environ, **environ}, capture_output=True, text=True
    )
    return done.returncode, done.stdout


@pytest.fixture
def beats(tmp_path):
    """The folder of a worker with two processes, both of which just gave a sign of life."""
    for name in ("11", "12"):
        (tmp_path / name).touch()
    return tmp_path


def silent(path, seconds: float) -> None:
    then = time.time() - seconds
    os.utime(path, (then, then))


def test_a_worker_whose_processes_gave_a_sign_lately_is_well(beats):
    silent(beats / "11", 50)
    assert check("worker", "60", WIKIMIND_HEARTBEAT_FOLDER=str(beats)) == (0, "")


def test_a_worker_of_which_one_process_is_silent_is_not_well_and_it_is_named(beats):
    silent(beats / "12", 70)
    code, told = check("worker", "60", WIKIMIND_HEARTBEAT_FOLDER=str(beats))
    assert (code, told.split()[:2]) == (1, ["Process", "12"])
    assert check("worker", "90", WIKIMIND_HEARTBEAT_FOLDER=str(beats))[0] == 0


@pytest.mark.parametrize("folder", ["", "gone"])
def test_a_worker_that_gave_no_sign_yet_is_not_well(tmp_path, folder):
    code, told = check("worker", WIKIMIND_HEARTBEAT_FOLDER=str(tmp_path / folder))
    assert (code, told) == (1, "The worker gave no sign of life yet.\n")


@pytest.mark.parametrize(("status", "code"), [(200, 0), (503, 1)])
def test_a_gateway_is_well_when_it_answers_200(status, code):
    class Answer(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self.send_response(status if self.path == "/health" else 404)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Answer) as server:
        threading.Thread(target=server.handle_request).start()
        assert check("gateway", PORT=str(server.server_port))[0] == code


def test_a_gateway_that_does_not_listen_is_not_well():
    assert check("gateway", PORT=str(free_port()))[0] == 1


def test_a_check_costs_less_than_a_twentieth_of_a_second_of_computing(beats):
    before = os.times()
    for _ in range(10):
        check("worker", WIKIMIND_HEARTBEAT_FOLDER=str(beats))
    after = os.times()
    computing = after.children_user + after.children_system - before.children_user - before.children_system
    assert computing / 10 < 0.05
