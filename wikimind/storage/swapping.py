"""One file in the place of another, in one step, with a look at what was displaced before it is let go."""

import ctypes
import errno
import hashlib
import os
from pathlib import Path

_HERE = -100  # AT_FDCWD: paths as they are
_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2)
_UNKNOWN = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM}

_renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)


def sha256_of(path: Path) -> str | None:
    """The hash of a small file; None where there is none."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None


def replace(new: Path, target: Path, expected: str | None, aside: Path) -> bool:
    """Put the complete file `new` in the place of `target`, which has the hash `expected` (None: is missing).
    Where something else turns out to be there, it stays, and the answer is False.

    `aside` is free. What a killed process leaves there is what it had displaced, or its own new file.
    """
    if sha256_of(target) != expected:
        return False
    if expected is None:
        return _place(new, target)
    try:
        _swap(new, target, aside)
    except FileNotFoundError:  # somebody removed or renamed it since the look
        aside.unlink(missing_ok=True)
        return False
    if sha256_of(aside) == expected:
        aside.unlink()
        return True
    _put_back(aside, target)
    return False


def _put_back(aside: Path, target: Path) -> None:
    """Somebody saved since the look: their file stands again. If they saved once more meanwhile, that one
    stays aside."""
    ours = sha256_of(target)
    try:
        _swap(aside, target, aside)
    except FileNotFoundError:
        os.replace(aside, target)
        return
    if sha256_of(aside) == ours:
        aside.unlink()


def remove(target: Path, expected: str, aside: Path) -> bool:
    """Remove `target` if it has the hash `expected`, and say whether it is gone; anything else stays."""
    if sha256_of(target) != expected:
        return not target.exists()
    try:
        os.replace(target, aside)
    except FileNotFoundError:
        return True
    if sha256_of(aside) != expected and _place(aside, target):
        return False
    aside.unlink(missing_ok=True)
    return not target.exists()


def _place(new: Path, target: Path) -> bool:
    """Give `new` its name where nobody has it."""
    try:
        os.link(new, target)
    except FileExistsError:
        return False
    except OSError as error:
        if error.errno not in _UNKNOWN or target.exists():
            raise
        os.replace(new, target)  # a file system without links
        return True
    new.unlink()
    return True


def _swap(new: Path, target: Path, aside: Path) -> None:
    """Let `new` stand at `target`, and what stood there at `aside`. Raises FileNotFoundError."""
    if new != aside:
        os.replace(new, aside)
    if _exchange(aside, target):
        return
    # Not in one step: what another program renames to this place just between the next two lines is lost.
    kept = aside.with_suffix(".kept")
    kept.unlink(missing_ok=True)
    try:
        os.link(target, kept)
    except OSError as error:
        if error.errno not in _UNKNOWN:
            raise
        kept.write_bytes(target.read_bytes())  # a file system without links
    os.replace(aside, target)
    os.replace(kept, aside)


def _exchange(one: Path, other: Path) -> bool:
    """Whether the two files could change places: not every system and file system knows how."""
    if _renameat2 is None:
        return False
    if _renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _UNKNOWN:
        return False
    raise OSError(code, os.strerror(code), str(other))
