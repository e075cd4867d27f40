"""A certificate has to be of the host that was asked for, and signed by somebody who is trusted."""

import datetime
import socket
import ssl
import threading

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from wikimind.errors import Unreadable
from wikimind.fetch.download import Limits, fetched


def certificate(name: str) -> bytes:
    """A key and a certificate that signs itself, valid today."""
    key, today = ec.generate_private_key(ec.SECP256R1()), datetime.datetime.now(datetime.UTC)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    made = (
        x509.CertificateBuilder(subject, subject, key.public_key(), x509.random_serial_number())
        .not_valid_before(today - datetime.timedelta(days=1))
        .not_valid_after(today + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return private + made.public_bytes(pem)


@pytest.fixture
def secure(tmp_path):
    """A server with a certificate for page.test: its port, and the certificate's file."""
    path = tmp_path / "page.pem"
    path.write_bytes(certificate("page.test"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                connection, _ = listening.accept()
                with context.wrap_socket(connection, server_side=True) as stream:
                    stream.recv(4096)
                    stream.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\ntea")
            except ssl.SSLError:
                continue
            except OSError:
                return

    threading.Thread(target=serve, daemon=True).start()
    yield listening.getsockname()[1], path
    listening.close()


def read(name: str, port: int) -> bytes:
    limits = Limits(seconds=10, size=1000, inside=frozenset({f"{name}:{port}"}))
    with fetched(f"https://{name}:{port}/", limits, resolve=lambda host, port: ["127.0.0.1"]) as found:
        return found.stream.read()


def test_a_certificate_of_nobody_is_not_trusted(secure):
    with pytest.raises(Unreadable, match="certificate"):
        read("page.test", secure[0])


def test_the_name_in_the_address_is_the_one_that_is_checked(secure, monkeypatch):
    port, authority = secure
    monkeypatch.setenv("SSL_CERT_FILE", str(authority))  # as an operator trusts an authority of the intranet
    assert read("page.test", port) == b"tea"
    with pytest.raises(Unreadable, match="certificate"):
        read("other.test", port)
