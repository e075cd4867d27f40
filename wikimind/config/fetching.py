"""How pages and files are fetched from the web."""

from dataclasses import dataclass

from wikimind.config.field import setting
from wikimind.config.parsing import host_names, http_url, port_numbers, positive
from wikimind.version import VERSION


@dataclass(frozen=True)
class FetchingSettings:
    """How pages and files are fetched from the web."""

    fetch_seconds: int = setting(
        "WIKIMIND_FETCH_SECONDS", positive, 60, "Longest time to fetch one address, redirects included"
    )
    fetch_max_mb: int = setting("WIKIMIND_FETCH_MAX_MB", positive, 50, "Most that is fetched, in MB")
    fetch_ports: frozenset[int] = setting(
        "WIKIMIND_FETCH_PORTS", port_numbers, frozenset((80, 443)), "Ports that are fetched from"
    )
    fetch_inside: frozenset[str] = setting(
        "WIKIMIND_FETCH_INSIDE",
        host_names,
        frozenset(),
        "Hosts of a private network that may be fetched from: wiki.intranet, files.intranet:8080",
    )
    fetch_agent: str = setting(
        "WIKIMIND_FETCH_AGENT",
        str,
        f"WikiMind/{VERSION} (fetches a page that somebody added)",
        "How fetching introduces itself",
    )
    fetch_proxy: str = setting(
        "WIKIMIND_FETCH_PROXY",
        http_url,
        "",
        "A proxy that fetches instead and then guards the network; others are ignored",
        secret=True,
    )
