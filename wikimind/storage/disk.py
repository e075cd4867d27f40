"""A full disk is no bug: it passes when somebody makes room."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from wikimind.errors import Unavailable


@contextmanager
def told_when_full() -> Iterator[None]:
    """Turn the operating system's error into a sentence. Raises Unavailable."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise Unavailable("The disk is full; make room in the data directory and try again.") from error
        raise
