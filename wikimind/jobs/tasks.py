"""What Huey runs: doors that push the application's context and call one story."""

from flask import Flask

from wikimind.jobs import runner


def init_app(app: Flask) -> None:
    def work(job_id: int) -> None:
        with app.app_context():
            runner.work(job_id)

    app.extensions["wikimind.work"] = app.extensions["wikimind.queue"].task(name="work")(work)
