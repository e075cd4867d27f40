"""Which addresses of the network may be asked: public ones, however they are written or wrapped."""

from ipaddress import IPv4Address, IPv4Network, IPv6Network, ip_address

# https://www.iana.org/assignments/iana-ipv4-special-registry, and what clouds keep for themselves.
_INSIDE_4 = tuple(
    IPv4Network(block)
    for block in (
        "0.0.0.0/8",  # this host
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # between a provider and its customers; Alibaba's metadata too
        "127.0.0.0/8",  # loopback
        "168.63.129.16/32",  # Azure's own services, though the address looks public
        "169.254.0.0/16",  # link-local, and most clouds' metadata
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocols; Oracle's metadata too
        "192.0.2.0/24",  # examples
        "192.88.99.0/24",  # relays to 6to4
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # examples
        "203.0.113.0/24",  # examples
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
)
# Everything public is in here (RFC 4291); so mapped and NAT64 forms, unique local and link-local are not.
_PUBLIC_6 = IPv6Network("2000::/3")
_INSIDE_6 = tuple(
    IPv6Network(block)
    for block in (
        "2001::/23",  # protocols, and Teredo, which wraps an IPv4 address
        "2001:db8::/32",  # examples
        "2002::/16",  # 6to4, which wraps an IPv4 address
        "3fff::/20",  # examples
    )
)
_ISATAP = (0x00005EFE, 0x02005EFE)  # the middle of an address that wraps an IPv4 address, RFC 5214


def is_public(address: str) -> bool:
    """Whether anybody on the internet could ask this address.

    >>> is_public("93.184.215.14"), is_public("169.254.169.254"), is_public("::ffff:127.0.0.1")
    (True, False, False)
    """
    try:
        found = ip_address(address)  # with a zone ("fe80::1%eth0") it is link-local, and refused below
    except ValueError:
        return False
    if isinstance(found, IPv4Address):
        return not any(found in block for block in _INSIDE_4)
    if found not in _PUBLIC_6 or any(found in block for block in _INSIDE_6) or found.scope_id:
        return False
    wraps_ipv4 = (int(found) >> 32) & 0xFFFFFFFF in _ISATAP
    return not wraps_ipv4 or is_public(str(IPv4Address(int(found) & 0xFFFFFFFF)))
