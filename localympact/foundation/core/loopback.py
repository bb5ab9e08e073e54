"""Whether a page is asked for on the machine itself, by its own name and not through a proxy."""

from ipaddress import ip_address

from django.http import HttpRequest

OUR_NAMES = ("localhost", "127.0.0.1", "[::1]")
PASSED_ON = ("X-Forwarded-For", "X-Forwarded-Host", "Forwarded", "Via")


def is_own_name(host: str) -> bool:
    """Whether a host, with or without its port, is what a machine calls itself."""
    return (host if host.endswith("]") else host.rsplit(":", 1)[0]) in OUR_NAMES


def is_from_this_machine(request: HttpRequest) -> bool:
    """Whether whoever asks sits at this machine."""
    passed_on = any(name in request.headers for name in PASSED_ON)
    return is_own_name(request.get_host()) and not passed_on and _is_loopback(request.META.get("REMOTE_ADDR"))


def _is_loopback(address: str | None) -> bool:
    try:
        return ip_address(address or "").is_loopback
    except ValueError:
        return False
