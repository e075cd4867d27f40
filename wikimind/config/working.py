"""How the work in the background is done, and what of its traces is kept."""

from dataclasses import dataclass

from wikimind.config.field import setting
from wikimind.config.parsing import positive


@dataclass(frozen=True)
class WorkingSettings:
    """How the work in the background is done, and what of its traces is kept."""

    worker_processes: int = setting(
        "WIKIMIND_WORKER_PROCESSES",
        positive,
        0,
        "Processes of a worker, each with its own interpreter; empty: one for each processor, at most 4",
    )
    worker_threads: int = setting(
        "WIKIMIND_WORKER_THREADS", positive, 1, "Jobs that one process of a worker runs at a time"
    )
    lease_seconds: int = setting(
        "WIKIMIND_LEASE_SECONDS",
        positive,
        20,
        "After so long without a heartbeat a job is taken over",
    )
    sweep_seconds: int = setting(
        "WIKIMIND_SWEEP_SECONDS", positive, 5, "How often waiting jobs are looked for"
    )
    job_attempts: int = setting(
        "WIKIMIND_JOB_ATTEMPTS", positive, 5, "Tries before a job that may pass is given up"
    )
    parse_seconds: int = setting("WIKIMIND_PARSE_SECONDS", positive, 120, "Longest time to read one file")
    parse_memory_mb: int = setting("WIKIMIND_PARSE_MEMORY_MB", positive, 1024, "Most memory to read one file")
    compile_seconds: int = setting(
        "WIKIMIND_COMPILE_SECONDS", positive, 120, "Longest time to compile what was read of one file"
    )
    events_days: int = setting(
        "WIKIMIND_EVENTS_DAYS", positive, 730, "For so many days it is kept who did what"
    )
    revisions_days: int = setting(
        "WIKIMIND_REVISIONS_DAYS",
        positive,
        90,
        "For so many days every state of an article that only the machine wrote is kept, then the last ten",
    )
    worker_parent: int = setting(
        "WIKIMIND_WORKER_PARENT",
        positive,
        0,
        "Set by flask run for the worker it starts; leave it empty",
    )
