"""How many processors this process may use, which in a container is less than the machine has."""

import os
from pathlib import Path

QUOTA = Path("/sys/fs/cgroup/cpu.max")  # of control groups, version 2: "200000 100000" is two processors


def cores(quota: Path = QUOTA) -> int:
    """At least 1: the processors that this process may run on, within the quota of its container."""
    allowed = len(os.sched_getaffinity(0))
    try:
        limit, period = quota.read_text().split()
        return max(1, min(allowed, round(int(limit) / int(period))))
    except (OSError, ValueError):  # no such file, or "max"
        return allowed
