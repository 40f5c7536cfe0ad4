"""What was named to be read: an address of the web, a file by its name, or a file by its address."""

from __future__ import annotations

import os
import re
from pathlib import Path

from reader.errors import Place, SourceError

SCHEMES = ("https://", "http://")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+)://", re.I)
_HOST = re.compile(r"([a-z0-9-]+(?:\.[a-z0-9-]+)*)(:\d{1,5})?(?=[/?#]|$)", re.I)
_NUMBERED = re.compile(r"\d{1,3}(\.\d{1,3}){3}$")
_DOMAINS = (
    *("com", "org", "net", "edu", "gov", "info", "io", "app", "dev", "news", "hk", "tw", "cn", "mo", "sg"),
    *("my", "jp", "kr", "uk", "us", "ca", "au", "de", "fr", "eu"),
)
"""Ends of names that are sooner a host's than a folder's."""


def is_address(target: object) -> bool:
    """
    >>> is_address("https://example.com/1"), is_address("HTTP://a.b"), is_address("http.txt"), is_address("-")
    (True, True, False, False)
    """
    return isinstance(target, str) and target[:8].lower().startswith(SCHEMES)


def target_of(written: str | Path) -> str | Path:
    """What to open: an address of the web and "-" as they are written, else a file.

    Raises SourceError where it is an address of another kind, or of a file on another machine.

    >>> target_of("https://example.com/1"), target_of("-"), str(target_of("file:///tmp/%E7%94%B2.txt"))
    ('https://example.com/1', '-', '/tmp/甲.txt')
    """
    if isinstance(written, Path) or written == "-" or is_address(written):
        return written
    scheme = _SCHEME.match(written)
    if not scheme or os.path.exists(written):  # noqa: PTH110  # True or False, whatever is written
        return Path(written)
    if scheme[1].lower() == "file":
        return _file_at(written)
    what = f"{scheme[1].lower()}:// is not fetched, only http:// and https://"
    raise SourceError(what, place=Place(written), remedy="save it, and name the file")


def _file_at(address: str) -> Path:
    """By RFC 8089: the host is empty or this one."""
    from urllib.parse import urlsplit
    from urllib.request import url2pathname

    try:
        parts = urlsplit(address)
    except ValueError:
        raise SourceError("this is no address of a file", place=Place(address)) from None
    if parts.netloc.lower() not in ("", "localhost"):
        raise SourceError(f"this file is on another machine, {parts.netloc}", place=Place(address))
    return Path(url2pathname(parts.path))


def meant_address(name: str) -> str:
    """The address that a name which is no file's may be meant as; empty where it is not like one.

    >>> meant_address("www.example.com/1"), meant_address("127.0.0.1:8765/x.html"), meant_address("a.txt")
    ('https://www.example.com/1', 'http://127.0.0.1:8765/x.html', '')
    """
    found = _HOST.match(name)
    if not found:
        return ""
    host, port = found[1].lower(), found[2]
    if host == "localhost" or _NUMBERED.match(host) or (port and "." in host):
        return f"http://{name}"
    named = host.startswith("www.") or ("." in host and host.rpartition(".")[2] in _DOMAINS)
    return f"https://{name}" if named else ""
