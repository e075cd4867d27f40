"""`python -m tests.audit requirements.lock`: what pip-audit knows of the locked packages, where it can ask.

Ends with 1 only if a vulnerability is known. Without a network, or without an answer, it says so and ends
with 0: whether a commit is sound must not depend on somebody else's server.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SECONDS = 60


def answer(lock: str) -> tuple[Any, str]:
    """pip-audit's report, or None and why there is none."""
    command = [
        *(str(Path(sys.executable).with_name("pip-audit")), "--requirement", lock, "--require-hashes"),
        *("--disable-pip", "--format", "json", "--progress-spinner", "off", "--timeout", "15"),
    ]
    try:
        ran = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return None, f"no answer within {SECONDS} seconds"
    try:
        return json.loads(ran.stdout), ""
    except ValueError:
        lines = ran.stderr.strip().splitlines()
        return None, lines[-1][:200] if lines else f"pip-audit ended with {ran.returncode}"


def found(report: Any) -> Iterator[str]:
    """One line for each known vulnerability."""
    for package in report["dependencies"]:
        for flaw in package.get("vulns", ()):
            fixed = ", ".join(flaw.get("fix_versions") or ()) or "none yet"
            yield f"{package['name']} {package['version']}: {flaw['id']}, fixed in {fixed}"


def main(lock: str) -> int:
    report, reason = answer(lock)
    if report is None:
        print(f"AUDIT NOT POSSIBLE: nothing was asked of {lock}, so nothing is known. Reason: {reason}")
        return 0
    packages = report["dependencies"]
    unknown = [package["name"] for package in packages if "skip_reason" in package]
    if len(unknown) == len(packages):
        print(
            f"AUDIT NOT POSSIBLE: whoever answered knows none of the packages of {lock}, so nothing is known."
        )
        return 0
    flaws = list(found(report))
    for line in flaws:
        print(line)
    audited = len(packages) - len(unknown)
    print(f"{audited} of {len(packages)} locked packages audited, {len(flaws)} known vulnerabilities.")
    return 1 if flaws else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
