"""Work in the background: rows that say what is to do, a queue that nudges, workers with leases."""

from flask import Flask

from wikimind.jobs import companion, nudges, queue


def init_app(app: Flask) -> None:
    queue.init_app(app)
    nudges.init_app(app)
    companion.init_app(app)
