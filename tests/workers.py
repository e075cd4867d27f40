"""Does what a worker does, step by step, for tests and pictures that need no real one."""

from datetime import timedelta

from sqlalchemy import select, update

from wikimind.extensions import db, end_read, write_transaction
from wikimind.jobs import runner
from wikimind.models.job import WAITING, Job
from wikimind.models.types import now


def work_all() -> None:
    """Do all jobs that wait, also those that are due later."""
    for _ in range(100):
        with write_transaction() as session:
            session.execute(
                update(Job).where(Job.state == WAITING).values(run_after=now() - timedelta(seconds=1))
            )
        ids = db.session.scalars(select(Job.id).where(Job.state == WAITING).order_by(Job.id)).all()
        end_read()
        if not ids:
            break
        for job_id in ids:
            runner.work(job_id)
    db.session.expire_all()
