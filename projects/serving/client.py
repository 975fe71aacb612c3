"""Who asks: the address of the client, as far as it can be believed."""

from __future__ import annotations

from ipaddress import ip_address, ip_network
from typing import Any

from django.conf import settings


def client_address(environ: dict[str, Any]) -> str:
    """The client's address; of IPv6 the network /64, which one household or machine has whole.

    Behind a proxy it is what the proxy itself has added to X-Forwarded-For: the last word. What
    stands before it the client may have written.
    """
    address = environ.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:
        address = environ.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip() or address
    try:
        parsed = ip_address(address)
    except ValueError:
        return "unknown"
    if parsed.version == 6:
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return str(ip_network((parsed, 64), strict=False).network_address) + "/64"
    return str(parsed)
