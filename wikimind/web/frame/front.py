"""gunicorn's worker: one loop holds every connection, and only whole requests get a thread.

waitress reads headers and bodies, and sends answers, without a thread; what is long lies in temporary files.
So silent, slow and idle peers cost a descriptor each. This adds deadlines, a look at who sends a large body
before it is taken, room for newcomers when all connections are in use, and an even share for each process.
"""

import io
import logging
import mmap
import os
import resource
import socket
import sys
import time
from dataclasses import dataclass, field
from typing import Any

from gunicorn.workers.base import Worker as BaseWorker
from waitress import wasyncore
from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.server import TcpWSGIServer
from waitress.task import ThreadedTaskDispatcher, WSGITask
from waitress.utilities import Error

from wikimind.storage import disk

log = logging.getLogger(__name__)

# In the environment of a request whose body has not come yet: the application only says whether it may.
ADMISSION = "wikimind.admission"

FREE = 64 * 1024  # bytes of a body that are taken before anybody is asked
HEAD_SECONDS = 20  # in which the headers of a request have to come
BODY_SECONDS, LEAST_RATE = 30, 2000  # that a body may take, and one more for so many bytes that came
READ_SECONDS = 60  # in which a client has to take something of what is sent to it
LINGER_SECONDS = 3  # that what a refused client still sends is read, so that it sees the answer
STOP_SECONDS = 2  # that a process that stops waits for requests on connections it has kept open
REQUESTS_EACH = 200  # on one connection; the next one may go to another process
HEAD_BYTES = 16 * 1024
IN_MEMORY = 64 * 1024  # bytes of a request or an answer; more lies in a file
POLITE_SECONDS = 0.005  # that a process with more connections than another lets that one go first
DESCRIPTORS_EACH = 3  # the connection, a request's and an answer's file
MOST_DESCRIPTORS = 8192


class Loads:
    """How many connections each process holds, in memory that all of them share."""

    _ROOM, _ABSENT = 64, -1

    def __init__(self) -> None:
        self._counts = memoryview(mmap.mmap(-1, 4 * self._ROOM)).cast("i")
        self._free = list(range(self._ROOM))
        for place in self._free:
            self._counts[place] = self._ABSENT

    def enter(self) -> int:
        """The place of a process that begins; asked only by the process that starts the others."""
        return self._free.pop(0)

    def leave(self, place: int) -> None:
        self._counts[place] = self._ABSENT
        self._free.append(place)

    def tell(self, place: int, count: int) -> None:
        self._counts[place] = count

    def least(self) -> int:
        return min((count for count in self._counts if count != self._ABSENT), default=0)


LOADS = Loads()


class Worker(BaseWorker):
    """A process of gunicorn. `threads`, `keepalive`, `worker_connections` are gunicorn's settings."""

    alive: bool

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.place = LOADS.enter()
        self.map: dict[int, Any] = {}
        self.servers: list[Server] = []

    def run(self) -> None:
        dispatcher = ThreadedTaskDispatcher()
        dispatcher.set_thread_count(self.cfg.threads)
        limits = Adjustments(
            threads=self.cfg.threads,
            connection_limit=self._room(),
            channel_timeout=self.cfg.keepalive,
            cleanup_interval=1,
            max_request_header_size=HEAD_BYTES,
            max_request_body_size=sys.maxsize,  # the application judges
            inbuf_overflow=IN_MEMORY,
            outbuf_overflow=IN_MEMORY,
            recv_bytes=FREE,
            # Whom a proxy speaks for is told by `access.addresses`.
            clear_untrusted_proxy_headers=False,
            ident="wikimind",
            log_socket_errors=False,
        )
        for listener in self.sockets:
            self.servers.append(Server(self, listener.sock, limits, dispatcher))
        while self.alive and self.ppid == os.getppid():
            self._turn()
        self._drain()
        dispatcher.shutdown(timeout=1)

    def _turn(self) -> None:
        self.notify()
        wasyncore.poll2(1.0, self.map)

    def _room(self) -> int:
        """Connections that there are descriptors for."""
        _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        most = MOST_DESCRIPTORS if hard == resource.RLIM_INFINITY else min(hard, MOST_DESCRIPTORS)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
        return int(min(self.cfg.worker_connections, (most - 256) // DESCRIPTORS_EACH))

    def handle_exit(self, sig: int, frame: Any) -> None:
        super().handle_exit(sig, frame)
        for server in self.servers:
            server.pull_trigger()

    def count(self) -> None:
        """One more request was served; after many of them another process takes this one's place."""
        self.nr += 1
        if self.nr >= self.max_requests and self.alive:
            self.log.info("Autorestarting worker after current request.")
            self.alive = False

    def _drain(self) -> None:
        """Finish what was begun; for a moment, answer what comes by connections that were kept open."""
        began = time.monotonic()
        for server in self.servers:
            server.accepting = False
        while time.monotonic() - began < self.cfg.graceful_timeout:
            if time.monotonic() - began > STOP_SECONDS:
                for server in self.servers:
                    server.close_idle()
            if not any(server.active_channels for server in self.servers):
                return
            self.notify()
            wasyncore.poll2(0.1, self.map)


class Server(TcpWSGIServer):
    """One listening socket of a process."""

    def __init__(self, worker: Worker, listener: socket.socket, limits: Adjustments, dispatcher: Any) -> None:
        self.channel_class = Channel
        self.worker = worker
        sockinfo = (listener.family, listener.type, listener.proto, listener.getsockname())
        super().__init__(
            worker.wsgi,
            worker.map,
            _sock=listener,
            dispatcher=dispatcher,
            adj=limits,
            sockinfo=sockinfo,
            bind_socket=False,
        )

    def handle_accept(self) -> None:
        if len(self.active_channels) > LOADS.least():
            time.sleep(POLITE_SECONDS)
        if len(self.worker.map) >= self.adj.connection_limit - 1:
            self._make_room()
        super().handle_accept()
        self._tell()

    def _make_room(self) -> None:
        """Close the connection that has kept us waiting for longest."""
        waiting = [channel for channel in self.active_channels.values() if not channel.requests]
        if waiting:
            min(waiting, key=lambda channel: channel.waiting_since).handle_close()

    def _tell(self) -> None:
        LOADS.tell(self.worker.place, len(self.active_channels))

    def maintenance(self, now: float) -> None:
        """Close what is late, each second."""
        for channel in list(self.active_channels.values()):
            if channel.is_late(now):
                channel.handle_close()
        self._tell()

    def close_idle(self) -> None:
        for channel in list(self.active_channels.values()):
            if channel.is_idle:
                channel.handle_close()


class Request(HTTPRequestParser):
    """A request on its way in. The application admits one with a large body before the body is read."""

    expect_continue: bool
    admitted = False
    wants_continue = False
    allowance = FREE  # bytes that its body may have; a length that was announced is judged by the application

    def parse_header(self, header_plus: bytes) -> None:
        super().parse_header(header_plus)
        if self.expect_continue and self.content_length > FREE:
            self.wants_continue, self.expect_continue = True, False

    def received(self, data: bytes) -> int:
        consumed: int = super().received(data)
        if self.chunked and self.admitted and self.body_bytes_received > self.allowance and not self.error:
            self.refuse(Refusal.too_large())
        return consumed

    @property
    def is_large(self) -> bool:
        return bool(self.headers_finished and max(self.content_length, self.body_bytes_received) > FREE)

    def refuse(self, refusal: "Refusal") -> None:
        self.error, self.completed = refusal, True


@dataclass
class Refusal(Error):
    """An answer that takes the place of the one to a request that is not read to its end."""

    status: str
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: bytes = b""

    @classmethod
    def too_large(cls) -> "Refusal":
        return cls.told("413 Request Entity Too Large", "More was sent than is accepted here.")

    @classmethod
    def disk_full(cls) -> "Refusal":
        return cls.told("503 Service Unavailable", disk.FULL)

    @classmethod
    def told(cls, status: str, sentence: str) -> "Refusal":
        return cls(status, [("Content-Type", "text/plain; charset=utf-8")], sentence.encode())

    def to_response(self, ident: str | None = None) -> tuple[str, list[tuple[str, str]], bytes]:
        return self.status, self.headers, self.body


class Channel(HTTPChannel):
    """One connection."""

    parser_class = Request

    request: Request | None
    close_when_flushed: bool
    asking = False  # the application whether the request on its way in may come
    began = 0.0  # when the request on its way in began; 0 where there is none
    served = 0
    lingers = False  # the last answer refuses what is still being sent
    refused_at = 0.0  # since when only the end of what is sent is waited for

    @property
    def is_idle(self) -> bool:
        return not self.requests and self.request is None and not self.total_outbufs_len

    @property
    def waiting_since(self) -> float:
        return float(self.began or self.last_activity)

    def is_late(self, now: float) -> bool:
        if self.refused_at:
            return now - self.refused_at > LINGER_SECONDS
        if self.requests or self.asking:
            return False
        if self.total_outbufs_len:
            return bool(now - self.last_activity > READ_SECONDS)
        if not self.began:
            return bool(now - self.last_activity > self.adj.channel_timeout)
        request = self.request
        came = request.body_bytes_received if request else 0
        allowed = BODY_SECONDS + came / LEAST_RATE if request and request.headers_finished else HEAD_SECONDS
        return now - self.began > allowed

    def readable(self) -> bool:
        return bool(self.refused_at or (not self.asking and super().readable()))

    def received(self, data: bytes) -> bool:
        if self.refused_at:
            return False
        try:
            taken = bool(super().received(data))
        except OSError as error:  # of the file that a body is written to
            log.error("a request could not be taken in: %s", error)
            if self.request is not None:
                self._refuse(self.request, Refusal.disk_full())
            return False
        request = self.request
        if request is None:
            self.began = 0.0
        else:
            self.began = self.began or time.time()
            if request.is_large and not request.admitted:
                self.asking = True
                self.server.add_task(Admission(self, request))
        return taken

    def admit(self, request: Request, allowance: int) -> None:
        """Read the body of the request, up to `allowance` bytes."""
        request.admitted, request.allowance = True, allowance
        with self.requests_lock:
            if request.wants_continue:
                request.expect_continue = True
                self.send_continue()
        self.asking = False
        self.server.pull_trigger()

    def refuse(self, request: Request, refusal: Refusal) -> None:
        self._refuse(request, refusal)
        self.asking = False
        self.server.pull_trigger()

    def _refuse(self, request: Request, refusal: Refusal) -> None:
        """Answer with the refusal, after those before it, and read no further."""
        request.refuse(refusal)
        with self.requests_lock:
            self.requests.append(request)
            self.request, self.began = None, 0.0
            if len(self.requests) == 1:
                self.server.add_task(self)

    def service(self) -> None:
        self.served += 1
        request = self.requests[0]
        if self.served >= REQUESTS_EACH or not self.server.worker.alive:
            request.headers["CONNECTION"] = "close"
        if isinstance(request.error, Refusal):
            self.lingers = True
        super().service()
        self.server.worker.count()

    def handle_write(self) -> None:
        """As waitress does; but one that is refused while it still sends would see a reset and no answer."""
        lingers = self.lingers and not self.refused_at
        if lingers and self.close_when_flushed:
            self._flush_exception(self._flush_some)
            if self.total_outbufs_len or not self.connected:
                return
            self.close_when_flushed = False
            self.refused_at = time.time()
            self.socket.shutdown(socket.SHUT_WR)
            return
        super().handle_write()


class Admission:
    """A look at the headers of a request with a large body: may it come? A thread asks the application."""

    def __init__(self, channel: Channel, request: Request) -> None:
        self.channel, self.request = channel, request
        self.allowance: int | None = None  # set by the application where the body may come

    def service(self) -> None:
        environ = WSGITask(self.channel, self.request).get_environment()
        environ |= {"wsgi.input": io.BytesIO(), ADMISSION: self}
        told: list[Any] = ["500 Internal Server Error", []]
        body = b""

        def start_response(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> None:
            told[:] = [status, headers]

        answer = None
        try:
            answer = self.channel.server.application(environ, start_response)
            body = b"".join(answer)
        finally:
            if answer is not None and hasattr(answer, "close"):
                answer.close()
            if self.allowance is not None:
                self.channel.admit(self.request, self.allowance)
            else:
                self.channel.refuse(self.request, Refusal(told[0], told[1], body))

    def cancel(self) -> None:
        self.channel.cancel()
