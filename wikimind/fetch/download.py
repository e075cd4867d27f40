"""One address fetched: redirects followed one by one, and every byte counted before it is kept."""

import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from typing import IO

import httpcore2
import httpx2
from httpcore2 import Request, Response

from wikimind.errors import TooLarge, Unavailable, Unreadable
from wikimind.fetch import guard
from wikimind.fetch.guard import Connect, Deadline, GuardedBackend, Resolve
from wikimind.fetch.urls import Address, joined, parsed

MOST_REDIRECTS = 5
READ_SECONDS = 15.0  # without a byte
_PIECE = 1 << 16
_REDIRECTS = (301, 302, 303, 307, 308)
_LATER = (408, 425, 429, 500, 502, 503, 504)
_MEDIA = {"image": "an image", "video": "a video", "audio": "a sound", "font": "a font"}


@dataclass(frozen=True)
class Limits:
    """How far fetching goes. `inside` names hosts of a private network that may be asked."""

    seconds: float
    size: int
    ports: frozenset[int] = frozenset((80, 443))
    inside: frozenset[str] = frozenset()
    agent: str = "WikiMind"
    proxy: str = ""


@dataclass(frozen=True)
class Found:
    """What lies at `url`, the address after all redirects: a stream, and what the server calls it."""

    url: str
    stream: IO[bytes]
    media_type: str
    charset: str
    filename: str


@contextmanager
def fetched(
    url: str, limits: Limits, *, resolve: Resolve = guard.resolve, connect: Connect = guard.connect
) -> Iterator[Found]:
    """The answer to GET, to be read within the block.

    Raises InvalidInput for an address that is not fetched, Unreadable for one that will never answer with a
    document, Unavailable for one that may later, TooLarge while reading on.
    """
    deadline = Deadline(limits.seconds)
    reached = {httpx2.URL(limits.proxy).netloc.decode("ascii")} if limits.proxy else limits.inside
    backend = GuardedBackend(deadline, reached, resolve, connect)
    with _told(limits), _pool(limits, backend) as pool:
        response, at = _answer(pool, parsed(url, limits.ports, limits.inside), limits, deadline)
        try:
            yield _found(response, at, limits, deadline)
        finally:
            response.close()


def _pool(limits: Limits, backend: GuardedBackend) -> httpcore2.ConnectionPool:
    """Connections of this one fetch. The environment's proxies are ignored; one may be set on purpose."""
    context = httpx2.create_ssl_context()
    if limits.proxy:
        # Beyond a proxy it is the proxy that resolves, checks and connects; only it is reached from here.
        return httpcore2.HTTPProxy(limits.proxy, ssl_context=context, network_backend=backend)
    return httpcore2.ConnectionPool(ssl_context=context, network_backend=backend)


def _answer(
    pool: httpcore2.ConnectionPool, at: Address, limits: Limits, deadline: Deadline
) -> tuple[Response, Address]:
    for _ in range(MOST_REDIRECTS + 1):
        response = pool.handle_request(_request(at, limits, deadline))
        if response.status not in _REDIRECTS:
            return response, at
        location = _header(response, "location")
        response.close()
        if not location:
            raise Unreadable("The page redirects to nowhere; check the address.")
        at = parsed(joined(at, location), limits.ports, limits.inside)
    raise Unreadable(f"The page redirects more than {MOST_REDIRECTS} times; give the address it ends at.")


def _request(at: Address, limits: Limits, deadline: Deadline) -> Request:
    url = httpx2.URL(at.url)
    headers = {
        "Host": url.netloc.decode("ascii"),
        "User-Agent": limits.agent,
        "Accept": "text/html, application/xhtml+xml, application/pdf, text/markdown, text/plain, */*;q=0.5",
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }
    seconds = deadline.left(READ_SECONDS)
    timeouts = dict.fromkeys(("connect", "read", "write", "pool"), seconds)
    target = httpcore2.URL(scheme=url.raw_scheme, host=at.host, port=url.port, target=url.raw_path)
    return Request("GET", target, headers=list(headers.items()), extensions={"timeout": timeouts})


def _found(response: Response, at: Address, limits: Limits, deadline: Deadline) -> Found:
    if response.status in _LATER:
        raise Unavailable(f"{at.host} does not give the page at present (it answered {response.status}).")
    if response.status in (401, 403):
        raise Unreadable(
            f"{at.host} does not give this page to everybody (it answered {response.status}); "
            "save it from your browser and add the file."
        )
    if response.status != 200:
        raise Unreadable(f"There is no page at this address ({at.host} answered {response.status}).")
    described = Message()
    described["Content-Type"] = _header(response, "content-type") or "application/octet-stream"
    described["Content-Disposition"] = _header(response, "content-disposition") or "inline"
    if described.get_content_maintype() in _MEDIA:
        what = _MEDIA[described.get_content_maintype()]
        raise Unreadable(f"At this address is {what} and no document; add one that holds text.")
    if int(_digits(_header(response, "content-length"))) > limits.size:
        raise _too_large(limits)
    return Found(
        url=at.url,
        stream=io.BufferedReader(_Counted(_decoded(response, deadline), limits), _PIECE),
        media_type=described.get_content_type(),
        charset=str(described.get_param("charset") or "")[:40],
        filename=described.get_filename() or "",
    )


def _decoded(response: Response, deadline: Deadline) -> Iterator[bytes]:
    """The body, unpacked piece by piece. Only one layer of gzip was asked for, so no other is taken."""
    coding = _header(response, "content-encoding").strip().lower()
    if coding not in ("", "identity", "gzip", "x-gzip"):
        raise Unreadable("The page comes in an encoding that was not asked for; save it from your browser.")
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16) if "gzip" in coding else None
    for piece in response.iter_stream():
        deadline.left()
        while unpacker is not None and piece:
            yield unpacker.decompress(piece, _PIECE)
            if unpacker.eof:
                return  # what follows is no part of the page
            deadline.left()
            piece = unpacker.unconsumed_tail
        if unpacker is None:
            yield piece
    if unpacker is not None:
        raise httpcore2.RemoteProtocolError("the page ends before its last byte")


class _Counted(io.RawIOBase):
    """The pieces as a file, which ends with an error as soon as there are too many bytes."""

    def __init__(self, pieces: Iterator[bytes], limits: Limits) -> None:
        self._pieces, self._limits = pieces, limits
        self._rest, self._count = b"", 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        with _told(self._limits):
            while not self._rest:
                piece = next(self._pieces, None)
                if piece is None:
                    return 0
                self._rest, self._count = piece, self._count + len(piece)
                if self._count > self._limits.size:
                    raise _too_large(self._limits)
        taken = self._rest[: len(buffer)]
        buffer[: len(taken)] = taken
        self._rest = self._rest[len(taken) :]
        return len(taken)


@contextmanager
def _told(limits: Limits) -> Iterator[None]:
    """Errors of the network as sentences."""
    try:
        yield
    except httpcore2.TimeoutException as error:
        raise Unavailable(
            f"The page did not arrive within {limits.seconds:g} seconds (WIKIMIND_FETCH_SECONDS)."
        ) from error
    except zlib.error as error:
        raise Unreadable("What the server sends is damaged; save the page from your browser.") from error
    except httpcore2.ProtocolError as error:
        raise Unavailable("The server broke off in the middle of the page.") from error
    except (httpcore2.NetworkError, httpcore2.ProxyError) as error:
        if "certificate" in str(error).lower():
            raise Unreadable("The server's certificate cannot be trusted, so nothing was fetched.") from error
        raise Unavailable("The server does not answer at present.") from error


def _too_large(limits: Limits) -> TooLarge:
    return TooLarge(
        f"What lies at this address is larger than {limits.size / 1e6:g} MB, the most that is fetched; "
        "raise WIKIMIND_FETCH_MAX_MB."
    )


def _header(response: Response, name: str) -> str:
    wanted = name.encode()
    values = [value for key, value in response.headers if key.lower() == wanted]
    return values[0].decode("latin-1") if values else ""


def _digits(text: str) -> str:
    return text if text.isascii() and text.isdigit() and len(text) < 20 else "0"
