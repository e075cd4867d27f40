"""What a worker does when a nudge reaches it: it takes the job that is next by the rows."""

from flask import Flask
from sqlalchemy.exc import DBAPIError

from wikimind.jobs import runner
from wikimind.jobs.outages import outage_in


def init_app(app: Flask) -> None:
    def work(_job_id: int) -> None:
        """Work on the job that the rows put next, whatever the order of the queue."""
        with app.app_context():
            try:
                runner.work_next()
            except DBAPIError as error:
                if not outage_in(error):
                    raise
                app.logger.warning("no job can be taken: %s", outage_in(error))

    app.extensions["wikimind.work"] = app.extensions["wikimind.queue"].task(name="work")(work)
