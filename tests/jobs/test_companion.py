"""`flask run` has a worker from its first moment on, and no other command starts one."""

import click
import pytest
from flask.cli import run_command, shell_command

from wikimind.jobs.companion import _is_served_by_flask_run


@pytest.mark.parametrize(
    ("command", "reload", "debug", "in_child", "serves"),
    [
        (run_command, None, "", "", True),
        (run_command, False, "1", "", True),
        (run_command, True, "", "", False),
        (run_command, None, "1", "", False),  # the reloader's parent, which only watches files
        (run_command, None, "1", "true", True),
        (shell_command, None, "", "", False),
    ],
)
def test_only_the_process_that_serves_has_a_companion(monkeypatch, command, reload, debug, in_child, serves):
    monkeypatch.setenv("FLASK_DEBUG", debug)
    monkeypatch.setenv("WERKZEUG_RUN_MAIN", in_child)
    with click.Context(command) as context:
        context.params["reload"] = reload
        assert _is_served_by_flask_run() is serves


def test_without_a_command_there_is_no_companion():
    assert not _is_served_by_flask_run()
