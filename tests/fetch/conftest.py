"""Real servers on this machine: one for pages, which does what a test tells it, and one for names."""

import socket
import socketserver
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import dnslib
import dnslib.server
import pytest
from httpcore2 import NetworkStream

from wikimind.errors import Unreadable
from wikimind.fetch import guard
from wikimind.fetch.download import Limits


@dataclass
class Server:
    """A server of bytes. `pages` maps a path to what is written after the request was read."""

    port: int = 0
    pages: dict[str, Callable[[socket.socket], None]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def inside(self) -> frozenset[str]:
        return frozenset({f"127.0.0.1:{self.port}"})

    def answers(self, path: str, body: bytes = b"", status: str = "200 OK", **headers: str | int) -> str:
        """Answer `path` with this; the URL. `media_type` becomes Content-Type, `a_b` A-B."""
        head = {
            "content_length": len(body),
            "content_type": headers.pop("media_type", "text/html"),
            **headers,
        }
        lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in head.items())
        data = f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body
        self.pages[path] = lambda connection: connection.sendall(data)
        return self.url + path


@pytest.fixture
def server() -> Iterator[Server]:
    """Pages on a port of the loopback."""
    found = Server()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            line = self.rfile.readline().decode("latin-1").split(" ")
            headers = {}
            while (header := self.rfile.readline().decode("latin-1").strip()) != "":
                name, _, value = header.partition(":")
                headers[name.lower()] = value.strip()
            if len(line) < 2:
                return
            found.asked.append((line[1], headers))
            try:
                found.pages[line[1].partition("?")[0]](self.connection)
            except (BrokenPipeError, ConnectionResetError, KeyError):
                return

    class Threaded(socketserver.ThreadingTCPServer):
        allow_reuse_address = True
        daemon_threads = True

    with Threaded(("127.0.0.1", 0), Handler) as served:
        found.port = served.server_address[1]
        threading.Thread(target=served.serve_forever, args=(0.05,), daemon=True).start()
        yield found
        served.shutdown()


@pytest.fixture
def limits(server) -> Callable[..., Limits]:
    """Limits under which the loopback server is named by the operator, and nothing else is."""

    def limits(**values: object) -> Limits:
        return Limits(**{"seconds": 10, "size": 1_000_000, "inside": server.inside, **values})  # type: ignore[arg-type]

    return limits


@dataclass
class Names:
    """A name server: `answers` maps a name to one list of addresses for each time it is asked."""

    port: int = 0
    answers: dict[str, list[list[str]]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def resolve(self, host: str, port: int) -> list[str]:
        """As the system would resolve, had it this server in its configuration."""
        question = dnslib.DNSRecord.question(host, "ANY")
        reply = dnslib.DNSRecord.parse(question.send("127.0.0.1", self.port, timeout=5))
        if not reply.rr:
            raise Unreadable(f"There is no host called {host}; check the address.")
        return [str(record.rdata) for record in reply.rr]


@pytest.fixture
def names() -> Iterator[Names]:
    """A real name server on the loopback, whose answers change from one question to the next."""
    found = Names()

    class Resolver(dnslib.server.BaseResolver):
        def resolve(self, request: dnslib.DNSRecord, handler: object) -> dnslib.DNSRecord:
            name = str(request.q.qname).rstrip(".")
            found.asked.append(name)
            left = found.answers.get(name, [])
            reply = request.reply()
            for address in left.pop(0) if len(left) > 1 else (left or [[]])[0]:
                kind, data = (
                    (dnslib.QTYPE.AAAA, dnslib.AAAA) if ":" in address else (dnslib.QTYPE.A, dnslib.A)
                )
                reply.add_answer(dnslib.RR(name, kind, rdata=data(address), ttl=0))
            return reply

    quiet = dnslib.server.DNSLogger("-request,-reply,-truncated,-error", prefix=False)
    served = dnslib.server.DNSServer(Resolver(), address="127.0.0.1", port=0, logger=quiet)
    found.port = served.server.server_address[1]
    served.start_thread()
    yield found
    served.stop()


@dataclass
class Dialled:
    """Connects to the test's own server whatever address it is told, and remembers the addresses."""

    server: Server
    addresses: list[str] = field(default_factory=list)

    def __call__(self, address: str, port: int, timeout: float) -> NetworkStream:
        self.addresses.append(address)
        return guard.connect("127.0.0.1", self.server.port, timeout)


@pytest.fixture
def dialled(server) -> Dialled:
    return Dialled(server)
