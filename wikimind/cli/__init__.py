"""`flask wiki …`, `flask user …` and `flask secret …`: the command line door."""

from flask import Flask
from flask.cli import AppGroup

from wikimind.cli import feeding, jobs, operations, safekeeping, secret, upkeep, users


def init_app(app: Flask) -> None:
    group = AppGroup("wiki", help="Feed the wiki and look after it.")
    feeding.register(group)
    jobs.register(group)
    upkeep.register(group)
    operations.register(group)
    safekeeping.register(group)
    app.cli.add_command(group)
    users.init_app(app)
    app.cli.add_command(secret.group)
