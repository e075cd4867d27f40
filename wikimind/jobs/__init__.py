"""Work in the background: rows that say what is to do, a queue that nudges, workers with leases."""

from flask import Flask

from wikimind.jobs import companion, queue, tasks


def init_app(app: Flask) -> None:
    queue.init_app(app)
    tasks.init_app(app)
    companion.init_app(app)
