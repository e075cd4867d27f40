"""What is counted and timed, for Prometheus; `operations.exposition` serves it.

With several processes, PROMETHEUS_MULTIPROC_DIR must be in the environment before this is imported;
gunicorn's configuration sees to that.
"""

from prometheus_client import Counter, Histogram

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 120.0)

REQUESTS = Counter("wikimind_requests", "Requests answered.", ("endpoint", "method", "status"))
REQUEST_SECONDS = Histogram(
    "wikimind_request_seconds", "Time until the answer began.", ("endpoint",), buckets=_SECONDS
)
JOBS = Counter("wikimind_jobs_run", "Runs of jobs, by how they ended.", ("kind", "outcome"))
STAGE_SECONDS = Histogram(
    "wikimind_stage_seconds", "Time a stage of a job took.", ("kind", "stage"), buckets=_SECONDS
)
