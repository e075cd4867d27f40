"""Nothing inside is fetched, however its address is written, wrapped, redirected to or renamed."""

import pytest

from wikimind.errors import InvalidInput, WikimindError
from wikimind.fetch.addresses import is_public
from wikimind.fetch.download import Limits, fetched

PUBLIC = "93.184.215.14"  # only ever dialled through a connection that ends at the test's own server
INSIDE = [
    *("127.0.0.1", "127.255.255.254", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1"),
    *("169.254.169.254", "100.64.0.1", "100.100.100.200", "192.0.0.192", "168.63.129.16", "198.18.0.1"),
    *("224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "192.0.2.1", "192.88.99.1"),
    *("::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "fec0::1", "ff02::1"),
    *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:93.184.215.14", "::127.0.0.1", "::ffff:0:127.0.0.1"),
    *("64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::7f00:1", "2002:7f00:1::", "2002:5db8:d70e::"),
    *("2001:0:5db8:d70e::1", "2001:db8::1", "3fff::1", "100::1", "5f00::1", "2600::5efe:7f00:1"),
    *("", "localhost", "93.184.215", "1.2.3.4.5"),
]
# Every way to write a loopback address that some resolver understands.
WRITTEN = [
    *("127.0.0.1", "127.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1", "017700000001"),
    *("0", "0.0.0.0", "127.0.0.1.", "LOCALHOST", "localhost.", "127。0。0。1", "１２７.0.0.1", "ⓛocalhost"),
    *(
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[0:0:0:0:0:ffff:127.0.0.1]",
        "[::127.0.0.1]",
    ),
    *("[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[fe80::1%25lo]", "[fe80::1%lo]", "169.254.169.254"),
    *("[fd00:ec2::254]", "2852039166", "0xa9fea9fe", "0251.0376.0251.0376"),
]


@pytest.mark.parametrize("address", INSIDE)
def test_an_address_inside_is_told_from_a_public_one(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", [PUBLIC, "1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:2800:21f::1"])
def test_public_addresses_are_public(address):
    assert is_public(address)


@pytest.fixture
def outside(server):
    """Limits of an installation that named no inside host, on the port of the loopback server."""
    return Limits(seconds=10, size=1_000_000, ports=frozenset({80, 443, server.port}))


@pytest.mark.parametrize("host", WRITTEN)
def test_no_way_to_write_an_inside_address_leads_there(server, outside, host):
    server.answers("/", b"secret")
    with pytest.raises(WikimindError) as refused, fetched(f"http://{host}:{server.port}/", outside):
        pass
    assert not refused.value.retryable
    assert server.asked == []


@pytest.mark.parametrize(
    "url",
    [
        *("file:///etc/passwd", "ftp://example.org/", "gopher://127.0.0.1/", "dict://127.0.0.1:11211/"),
        *("data:text/html,x", "javascript:alert(1)", "//example.org/", "/etc/passwd", "http:///x", "http://"),
        *("http://user:password@example.org/", "http://example.org@127.0.0.1/", "http://@127.0.0.1/"),
        *("http://example.org:22/", "http://example.org:6379/", "http://example.org:0/"),
        *("http://example.org:99999/", "http://example.org:port/", "http://exa mple.org/"),
        *("http://example.org\\@127.0.0.1/", "http://example.org/\r\nHost: inside", "http://exa\0mple.org/"),
        *("http://[::1/", "http://[zz]/", "https://" + "a" * 64 + ".org/", "http://x/" + "y" * 3000, "", "x"),
    ],
)
def test_what_is_no_ordinary_web_address_is_refused_before_anything_is_looked_up(url, names):
    limits = Limits(seconds=5, size=1000)
    with pytest.raises(InvalidInput), fetched(url, limits, resolve=names.resolve):
        pass
    assert names.asked == []


def test_a_redirect_inside_is_not_followed(server, outside, names, dialled):
    names.answers["start.test"] = [[PUBLIC]]
    for target in ("http://127.0.0.1:{port}/", "http://[::ffff:7f00:1]:{port}/", "//2130706433:{port}/x"):
        location = target.format(port=server.port)
        server.answers("/", status="302 Found", location=location)
        with pytest.raises(WikimindError), fetched("http://start.test/", outside, connect=dialled):
            pass
    for location in ("file:///etc/passwd", "http://user@start.test/", "http://start.test:22/", "http://[/"):
        server.answers("/", status="302 Found", location=location)
        with (
            pytest.raises(InvalidInput),
            fetched("http://start.test/", outside, resolve=names.resolve, connect=dialled),
        ):
            pass
    assert set(dialled.addresses) <= {PUBLIC}


def test_a_redirect_to_a_name_that_leads_inside_is_not_followed(server, outside, names, dialled):
    names.answers |= {"start.test": [[PUBLIC]], "inside.test": [["10.1.2.3"]]}
    server.answers("/", status="301 Moved", location="http://inside.test/")
    with (
        pytest.raises(InvalidInput, match="private network"),
        fetched("http://start.test/", outside, resolve=names.resolve, connect=dialled),
    ):
        pass
    assert dialled.addresses == [PUBLIC]


def test_a_name_is_looked_up_once_and_what_was_checked_is_what_is_asked(server, outside, names, dialled):
    names.answers["rebind.test"] = [[PUBLIC], ["127.0.0.1"]]
    server.answers("/", b"public")
    with fetched("http://rebind.test/", outside, resolve=names.resolve, connect=dialled) as found:
        assert found.stream.read() == b"public"
    assert names.asked == ["rebind.test"]
    assert dialled.addresses == [PUBLIC]
    assert server.asked[0][1]["host"] == "rebind.test"


def test_a_name_that_changes_its_mind_between_redirects_is_caught(server, outside, names, dialled):
    names.answers["rebind.test"] = [[PUBLIC], ["127.0.0.1"]]
    server.answers("/", status="302 Found", location="/again")
    server.answers("/again", b"secret")
    with (
        pytest.raises(InvalidInput, match="private network"),
        fetched("http://rebind.test/", outside, resolve=names.resolve, connect=dialled),
    ):
        pass
    assert [path for path, _ in server.asked] == ["/"]


@pytest.mark.parametrize("mixed", [[PUBLIC, "127.0.0.1"], ["127.0.0.1", PUBLIC], [PUBLIC, "::1"]])
def test_one_private_address_among_public_ones_is_enough_to_refuse(outside, names, dialled, mixed):
    names.answers["mixed.test"] = [mixed]
    with (
        pytest.raises(InvalidInput),
        fetched("http://mixed.test/", outside, resolve=names.resolve, connect=dialled),
    ):
        pass
    assert dialled.addresses == []


def test_an_operator_can_name_a_host_inside_and_no_other_opens(server, limits, names):
    names.answers |= {"wiki.intranet": [["127.0.0.1"]], "other.intranet": [["127.0.0.1"]]}
    server.answers("/", b"inside")
    named = limits(inside=frozenset({f"wiki.intranet:{server.port}"}), ports=frozenset({80, server.port}))
    with fetched(f"http://Wiki.Intranet:{server.port}/", named, resolve=names.resolve) as found:
        assert found.stream.read() == b"inside"
    server.answers("/", status="302 Found", location=f"http://other.intranet:{server.port}/")
    for url in (f"http://other.intranet:{server.port}/", f"http://wiki.intranet:{server.port}/"):
        with (
            pytest.raises(InvalidInput, match="WIKIMIND_FETCH_INSIDE"),
            fetched(url, named, resolve=names.resolve),
        ):
            pass


def test_proxies_of_the_environment_are_ignored(server, limits, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    with fetched(server.answers("/", b"direct"), limits()) as found:
        assert found.stream.read() == b"direct"


def test_a_proxy_that_is_set_on_purpose_is_asked_instead(server, limits):
    server.answers("http://page.test/", b"by the proxy")
    with fetched("http://page.test/", limits(proxy=server.url)) as found:
        assert found.stream.read() == b"by the proxy"
