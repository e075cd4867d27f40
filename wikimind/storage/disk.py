"""A full or broken disk is no bug: it passes when somebody makes room or repairs it."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from wikimind.errors import Outage

DISK_FULL = {errno.ENOSPC, errno.EDQUOT}
# The rest: failing or read-only hardware, a network file system that is away, rights that were lost.
DISK_UNWELL = DISK_FULL | {errno.EIO, errno.EROFS, errno.ESTALE, errno.EACCES, errno.EPERM, errno.ENODEV}

FULL = "The disk is full; make room in the data directory and try again."


def disk_sentence(error: OSError) -> str:
    """What is wrong with the disk, and what to do."""
    if error.errno in DISK_FULL:
        return FULL
    return f"The data directory cannot be used ({error.strerror}); see to its disk and its rights."


@contextmanager
def told_when_full() -> Iterator[None]:
    """Turn the operating system's error into a sentence. Raises Outage."""
    try:
        yield
    except OSError as error:
        if error.errno in DISK_UNWELL:
            raise Outage(disk_sentence(error)) from error
        raise
