"""What a key is: a relative POSIX path that leads nowhere else."""


def checked(key: str) -> str:
    """The key, without a slash at its end. Raises ValueError.

    >>> checked("spaces/main/wiki/")
    'spaces/main/wiki'
    """
    parts = key.rstrip("/").split("/")
    if key.startswith("/") or "\0" in key or any(part in ("", ".", "..") for part in parts):
        raise ValueError(f"not a storage key: {key!r}")
    return "/".join(parts)
