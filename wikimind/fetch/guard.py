"""The network as fetching sees it: a name is resolved once, every address is checked, and one of those asked.

So there is no moment between check and use in which a name could lead elsewhere (rebinding).
"""

import socket
import threading
import time
from collections.abc import Callable, Collection, Iterable
from typing import Any

import httpcore2
from httpcore2 import NetworkBackend, NetworkStream, SyncBackend

from wikimind.errors import InvalidInput, Unavailable, Unreadable
from wikimind.fetch.addresses import is_public
from wikimind.fetch.urls import is_inside

Resolve = Callable[[str, int], list[str]]
Connect = Callable[[str, int, float], NetworkStream]

_REFUSED = (
    "This address leads into a private network, which is not fetched; "
    "an operator can name the host in WIKIMIND_FETCH_INSIDE."
)


class Deadline:
    """The moment at which everything has to be over."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self, at_most: float | None = None) -> float:
        """Seconds that remain, or fewer. Raises httpcore2.ReadTimeout when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout("the time is over")
        return left if at_most is None else min(left, at_most)


class GuardedBackend(NetworkBackend):
    """Connects to public addresses, and to hosts `inside` that an operator named."""

    def __init__(
        self, deadline: Deadline, inside: Collection[str], resolve: Resolve, connect: Connect
    ) -> None:
        self._deadline, self._inside = deadline, inside
        self._resolve, self._connect = resolve, connect

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> NetworkStream:
        addresses = resolved_in_time(self._resolve, host, port, self._deadline)
        # One private address among public ones is how rebinding begins: all of them have to be public.
        if not is_inside(host, port, self._inside) and not all(map(is_public, addresses)):
            raise InvalidInput(_REFUSED)
        failure: Exception = httpcore2.ConnectError("no address")
        for address in addresses[:4]:
            try:
                return _Timed(self._connect(address, port, self._deadline.left(timeout)), self._deadline)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
        raise failure

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> NetworkStream:
        raise InvalidInput("Only hosts on the network are fetched from.")


class _Timed(NetworkStream):
    """A connection on which no single byte, however slowly it drips, outlives the deadline."""

    def __init__(self, stream: NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> NetworkStream:
        secure = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return _Timed(secure, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def resolve(host: str, port: int) -> list[str]:
    """Every address of the host, as the system finds them; also of 0x7f.1 and the like, which it understands.

    Raises Unreadable where there is none, Unavailable where nobody could say.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno == socket.EAI_AGAIN:
            raise Unavailable(f"The address of {host} cannot be looked up at present.") from error
        raise Unreadable(f"There is no host called {host}; check the address.") from error
    except (UnicodeError, OSError) as error:
        raise Unreadable(f"There is no host called {host}; check the address.") from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def connect(address: str, port: int, timeout: float) -> NetworkStream:
    return SyncBackend().connect_tcp(address, port, timeout)


def resolved_in_time(resolve: Resolve, host: str, port: int, deadline: Deadline) -> list[str]:
    """What `resolve` says, in a thread of its own because the system's look-up knows no time limit."""
    found: list[list[str] | Exception] = []

    def look_up() -> None:
        try:
            found.append(resolve(host, port))
        except (Unreadable, Unavailable) as error:
            found.append(error)

    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(deadline.left())
    if not found:
        raise Unavailable(f"The address of {host} cannot be looked up at present.")
    if isinstance(found[0], Exception):
        raise found[0]
    if not found[0]:
        raise Unreadable(f"There is no host called {host}; check the address.")
    return found[0]
