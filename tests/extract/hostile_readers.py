"""Readers that misbehave, for the tests of the child process."""

import os
import time
from pathlib import Path

READERS = {kind: f"tests.extract.hostile_readers_{kind}" for kind in ("hang", "bomb", "crash", "stumble")}


def hang(path: Path):
    time.sleep(60)


def bomb(path: Path):
    return [bytes(50_000_000) for _ in range(100)]


def crash(path: Path):
    os._exit(3)


def stumble(path: Path):
    return chr(len(path.name) - 1000)
