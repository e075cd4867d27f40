"""The figures in Prometheus' text form: those of every web process, and the state of the work."""

from collections.abc import Iterator

from prometheus_client import REGISTRY, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector
from sqlalchemy import func, select

from wikimind.extensions import db, settings
from wikimind.jobs import queue
from wikimind.models.article import Article
from wikimind.models.job import WAITING, Job, WorkerBeat
from wikimind.models.source import Source
from wikimind.models.types import now


def exposition() -> bytes:
    """Everything that is known, right across processes: what one of them serves counts for all."""
    if not settings().metrics_directory:
        return generate_latest(REGISTRY) + generate_latest(_state())
    processes = CollectorRegistry()
    MultiProcessCollector(processes, path=settings().metrics_directory)  # type: ignore[no-untyped-call]
    return generate_latest(processes) + generate_latest(_state())


def _state() -> CollectorRegistry:
    registry = CollectorRegistry(auto_describe=False)
    registry.register(State())
    return registry


class State(Collector):
    """Read from the database when asked, so that no process has to keep it."""

    def collect(self) -> Iterator[Metric]:
        yield _counted_by("wikimind_jobs", "Jobs by state.", Job.state)
        yield _counted_by("wikimind_sources", "Sources by state.", Source.state)
        yield _counted_by("wikimind_articles", "Articles by kind.", Article.kind, "kind")
        oldest = select(func.min(Job.run_after)).where(Job.state == WAITING, Job.run_after <= now())
        yield _age("wikimind_oldest_due_job_seconds", "How long the oldest due job waits.", oldest)
        youngest = select(func.max(WorkerBeat.at))
        yield _age("wikimind_worker_silence_seconds", "Time since any worker's sign of life.", youngest)
        waiting = queue.pending()
        yield GaugeMetricFamily("wikimind_queue_up", "Whether the queue answers.", float(waiting is not None))


def _counted_by(name: str, documentation: str, column: object, label: str = "state") -> Metric:
    family = GaugeMetricFamily(name, documentation, labels=[label])
    for value, count in db.session.execute(select(column, func.count()).group_by(column)):  # type: ignore[call-overload]
        family.add_metric([value], count)
    return family


def _age(name: str, documentation: str, statement: object) -> Metric:
    moment = db.session.scalar(statement)  # type: ignore[call-overload]
    return GaugeMetricFamily(
        name, documentation, 0.0 if moment is None else max((now() - moment).total_seconds(), 0.0)
    )
