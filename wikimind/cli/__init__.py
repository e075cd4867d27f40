"""`flask wiki …`, `flask user …` and `flask secret …`: the command line door."""

import click
from flask import Flask
from flask.cli import AppGroup

from wikimind.cli import feeding, jobs, safekeeping, secret, upkeep, users
from wikimind.version import VERSION


def init_app(app: Flask) -> None:
    group = AppGroup("wiki", help="Feed the wiki and look after it.")
    click.version_option(VERSION, prog_name="WikiMind")(group)
    feeding.register(group)
    jobs.register(group)
    upkeep.register(group)
    safekeeping.register(group)
    app.cli.add_command(group)
    users.init_app(app)
    app.cli.add_command(secret.group)
