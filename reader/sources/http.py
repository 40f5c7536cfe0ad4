"""The talk with a web server: what is asked, where it may send us, how much it may send, what went wrong."""

from __future__ import annotations

import http.client
import re
import socket
import ssl
import urllib.request
import zlib
from collections.abc import Callable, Iterator
from email.message import Message
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, unquote, urljoin, urlsplit, urlunsplit

from reader.errors import SourceError
from reader.sources.fetching import Fetched, Limits

_AGENT = "duben/{version} (a reader in the terminal; asks for one page, when somebody reads it)"
_HEADERS = (
    ("Accept", "text/html, application/xhtml+xml, text/plain;q=0.9, text/markdown;q=0.9, */*;q=0.5"),
    ("Accept-Language", "zh, zh-Hant;q=0.9, zh-Hans;q=0.9, en;q=0.3"),
    ("Accept-Encoding", "gzip, deflate"),
)
_CHUNK = 1 << 16
_KEPT = "%/:=&?~#+!$,;'@()*[]"
_ANSWERS = {
    401: "its server asks for a password",
    403: "its server does not let it be read",
    404: "there is no such page",
    410: "the page is gone",
    429: "its server has been asked too often",
    451: "it is withheld for legal reasons",
}

_BROKEN_OFF = ("the connection broke off before the end", "try again")
_FAILURES: tuple[tuple[type[BaseException], str, str], ...] = (
    (socket.gaierror, "no host {host} is known", "check the address, and the network"),
    (TimeoutError, "{host} does not answer", "try again later"),
    (ConnectionRefusedError, "{host} refuses the connection", ""),
    (ssl.SSLCertVerificationError, "the certificate of {host} is not to be trusted: {reason}", ""),
    (ssl.SSLError, "no secure connection to {host}: {reason}", ""),
    (http.client.RemoteDisconnected, "{host} ends the connection without an answer", "try again later"),
    (http.client.IncompleteRead, *_BROKEN_OFF),
    (ConnectionError, *_BROKEN_OFF),
    (zlib.error, "what its server sends is damaged", "try again"),
    (http.client.HTTPException, "{host} does not answer as web servers do", ""),
)
"""What a failure is, in a line; the first that fits."""


def receive(address: str, limits: Limits, given_up: Callable[[], bool]) -> Fetched:
    """Raises SourceError with one line for whatever can go wrong."""
    try:
        asked = ascii_address(address)
        with _opener(limits).open(asked, timeout=limits.silence) as response:
            content = _unpacked(response, limits, given_up)
            return _fetched(response.geturl(), response.headers, content)
    except SourceError:
        raise
    except Exception as error:
        raise _explained(error, address) from None


def ascii_address(address: str) -> str:
    """As it is sent: the host in Punycode, the rest percent-encoded. Raises SourceError.

    >>> ascii_address("https://例子.hk/新聞 1?q=停火#段")
    'https://xn--fsqu00a.hk/%E6%96%B0%E8%81%9E%201?q=%E5%81%9C%E7%81%AB'
    """
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
        host = host if host.isascii() else host.encode("idna").decode()
    except (ValueError, UnicodeError):
        raise SourceError("this is no address of the web") from None
    if not host or not re.fullmatch(r"[\w.:-]+", host):
        raise SourceError("this is no address of the web")
    if parts.username or parts.password:
        raise SourceError("an address with a password in it is not fetched")
    host = f"[{host}]" if ":" in host else host
    place = f"{host}:{port}" if port else host
    return urlunsplit((parts.scheme, place, quote(parts.path, _KEPT), quote(parts.query, _KEPT), ""))


def _opener(limits: Limits) -> urllib.request.OpenerDirector:
    """Knows http and https, and nothing else; remembers cookies as long as it is sent about."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.UnknownHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(context=ssl.create_default_context()),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.HTTPCookieProcessor(),
        _Redirects(limits.redirects),
    ):
        opener.add_handler(handler)
    opener.addheaders = [("User-Agent", _AGENT.format(version=_version())), *_HEADERS]
    return opener


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("duben")
    except PackageNotFoundError:  # run from a copy that is not installed
        return "0"


class _Redirects(urllib.request.HTTPRedirectHandler):
    def __init__(self, most: int) -> None:
        self._left = most

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: Any,
        newurl: str,
    ) -> urllib.request.Request | None:
        self._left -= 1
        try:
            if self._left < 0:
                raise _sent_about()
            target = checked_redirect(req.full_url, newurl)
        except SourceError:
            fp.close()
            raise
        return super().redirect_request(req, fp, code, msg, headers, target)


def checked_redirect(origin: str, target: str) -> str:
    """Where one may be sent from there. Raises SourceError where one may not."""
    target = urljoin(origin, target)
    if not target.lower().startswith(("http://", "https://")):
        raise _no_page()
    if origin.lower().startswith("https:") and not target.lower().startswith("https:"):
        raise SourceError("its server sends us from a secure address to one that is not")
    return ascii_address(target)


# -- what is sent -------------------------------------------------------------------------------------------


def _unpacked(response: http.client.HTTPResponse, limits: Limits, given_up: Callable[[], bool]) -> bytes:
    """All of it, unpacked."""
    encoding = response.headers.get("Content-Encoding", "").strip().lower()
    pieces, size = [], 0
    for piece in _inflated(_received(response, limits, given_up), encoding):
        size += len(piece)
        if size > limits.size:
            raise _too_large(limits)
        pieces.append(piece)
    return b"".join(pieces)


def _received(
    response: http.client.HTTPResponse, limits: Limits, given_up: Callable[[], bool]
) -> Iterator[bytes]:
    """As sent. Python is silent where less comes than was promised."""
    promised = response.headers.get("Content-Length", "")
    if promised.isdecimal() and int(promised[:20]) > limits.size:
        raise _too_large(limits)
    received = 0
    while piece := response.read1(_CHUNK):
        if given_up():
            return
        received += len(piece)
        if received > limits.size:
            raise _too_large(limits)
        yield piece
    if promised.isdecimal() and received < int(promised[:20]):
        raise _broken_off()


def _inflated(pieces: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    if encoding in {"", "identity"}:
        yield from pieces
        return
    if encoding not in {"gzip", "x-gzip", "deflate"}:
        raise SourceError(f"its server packs it in a way not known here ({encoding[:20]})")
    inflate = None
    for piece in pieces:
        if inflate is None:
            inflate = zlib.decompressobj(_window(piece, encoding))
        rest = piece
        while rest and not inflate.eof:
            yield inflate.decompress(rest, _CHUNK * 4)
            rest = inflate.unconsumed_tail
    if inflate is not None and not inflate.eof:
        raise _broken_off()


def _window(begun: bytes, encoding: str) -> int:
    """zlib's number for what begins so: servers send deflate with zlib's head, or without any."""
    if encoding != "deflate":
        return 31
    return 15 if begun[0] & 0x0F == 8 and int.from_bytes(begun[:2], "big") % 31 == 0 else -15


def _fetched(address: str, headers: Message, content: bytes) -> Fetched:
    named = unquote(urlsplit(address).path.rpartition("/")[2])
    return Fetched(
        content,
        address.partition("#")[0],
        headers.get_content_type() if headers.get("Content-Type") else "",
        headers.get_content_charset() or "",
        named,
    )


# -- what goes wrong ----------------------------------------------------------------------------------------


def _too_large(limits: Limits) -> SourceError:
    return SourceError(f"it is larger than {limits.size / (1 << 20):.0f} MB")


def _broken_off() -> SourceError:
    what, remedy = _BROKEN_OFF
    return SourceError(what, remedy=remedy)


def _explained(error: Exception, address: str) -> SourceError:
    """What happened, in a line."""
    if isinstance(error, HTTPError):
        error.close()
        return _answered(error)
    reason = error.reason if isinstance(error, URLError) else error
    host = str(urlsplit(address).hostname)
    for kind, what, remedy in _FAILURES:
        if isinstance(reason, kind):
            return SourceError(what.format(host=host, reason=_told(reason)), remedy=remedy)
    return SourceError(f"it cannot be fetched: {_told(reason)}")


def _told(reason: object) -> str:
    """By whichever of the words that errors have for themselves this one has."""
    names = ("verify_message", "reason", "strerror")
    return next((str(told) for name in names if (told := getattr(reason, name, ""))), "") or str(reason)


def _no_page() -> SourceError:
    return SourceError("its server sends us to what is no web page")


def _sent_about() -> SourceError:
    return SourceError("its server sends us about without end")


def _answered(error: HTTPError) -> SourceError:
    if 300 <= error.code < 400:
        return _no_page() if "not allowed" in error.reason else _sent_about()
    told = _ANSWERS.get(error.code, "its server has trouble" if error.code >= 500 else "its server refuses")
    return SourceError(f"{told} ({error.code})")
