"""What is an address of the web and no file's name."""

from __future__ import annotations

SCHEMES = ("https://", "http://")


def is_address(target: object) -> bool:
    """
    >>> is_address("https://example.com/1"), is_address("HTTP://a.b"), is_address("http.txt"), is_address("-")
    (True, True, False, False)
    """
    return isinstance(target, str) and target[:8].lower().startswith(SCHEMES)


def looks_like_a_host(name: str) -> bool:
    """Whether a name that is no file's may be meant as an address: www.example.com/1."""
    host = name.partition("/")[0].lower()
    return host.startswith("www.") or host.endswith((".com", ".hk", ".tw", ".cn", ".org", ".net"))
