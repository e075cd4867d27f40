"""What Huey runs: doors that push the application's context and call one story."""

from flask import Flask
from sqlalchemy.exc import DBAPIError

from wikimind.jobs import runner
from wikimind.jobs.outages import outage_in


def init_app(app: Flask) -> None:
    def work(_job_id: int) -> None:
        """A nudge: there is work. Which job is done the rows decide, not the order of the queue."""
        with app.app_context():
            try:
                runner.work_next()
            except DBAPIError as error:
                if not outage_in(error):
                    raise
                app.logger.warning("no job can be taken: %s", outage_in(error))

    app.extensions["wikimind.work"] = app.extensions["wikimind.queue"].task(name="work")(work)
