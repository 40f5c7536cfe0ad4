"""Which encoding a page is in: by its byte order mark, its server, its own word, or what it reads as.

A declaration is believed unless the bytes do not bear it out: pages in Big5 that call themselves UTF-8, and
pages in UTF-8 served as ISO-8859-1, are common. Labels mean what browsers mean by them.
Source of the labels: the Encoding Standard, 4.2; Big5 there has the Hong Kong characters, GB2312 is GB18030.
"""

from __future__ import annotations

import re
from itertools import chain, islice

from reader.errors import SourceError
from reader.sources.decoding import Decoded, decode, decoder_errors

_LABELS = {
    "utf-8": "utf8 utf-8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8",
    "big5hkscs": "big5 big5-hkscs cn-big5 csbig5 x-x-big5 big5-eten",
    "gb18030": (
        "gb18030 gbk x-gbk gb2312 gb_2312 gb_2312-80 csgb2312 csiso58gb231280 iso-ir-58 chinese cp936 euc-cn"
    ),
    "utf-16-le": "utf-16 utf-16le unicode ucs-2 iso-10646-ucs-2 csunicode unicodefeff",
    "utf-16-be": "utf-16be unicodefffe",
    "euc_jp": "euc-jp x-euc-jp cseucpkdfmtjapanese",
    "cp932": "shift_jis shift-jis sjis x-sjis ms_kanji windows-31j csshiftjis ms932",
    "cp949": "euc-kr ks_c_5601-1987 korean ksc5601 windows-949 cseuckr ksc_5601 iso-ir-149",
}
_CODECS = {label: codec for codec, labels in _LABELS.items() for label in labels.split()}
_META = re.compile(rb"<meta\b[^>]{0,2000}?\bcharset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_DECLARATION = re.compile(rb"\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*[\"']([A-Za-z0-9_:.-]{1,40})")
_HEAD = 4096
"""Bytes in which a page has to say its encoding: four times what browsers look at."""
_FEW = 0.005
"""Share of characters that may be unreadable in a page whose encoding is yet as declared."""
_SURE = 0.4
"""Share of common Hanzi and signs among what is no ASCII: prose has 0.5 and more, a wrong reading 0.1."""
_SIGNS = frozenset("，。、；：？！「」『』“”‘’（）《》〈〉【】—…·　｜©－")
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_HIGH = re.compile(rb"[\x80-\xff]")
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_LOST = "\N{REPLACEMENT CHARACTER}"


def decode_page(data: bytes, charset: str = "") -> Decoded:
    """The text of a page; `charset` is what the server said. Raises SourceError where it is none."""
    if 0 < data.count(0) < 0.1 * len(data):  # no UTF-16: browsers pass over them
        data = data.replace(b"\0", b"")
    declared = _CODECS.get(charset.strip().strip("\"'").lower(), "") or declared_codec(data)
    if data.startswith(_BOMS):
        return decode(data)
    if not declared:
        return _guess(data)
    page = _decode_as(declared, data)
    if _bears_out(page):
        return page
    try:
        guessed = _guess(data)
    except SourceError:
        return page
    return max(page, guessed, key=lambda one: (_share(one.text), one is page))


def _guess(data: bytes) -> Decoded:
    """By the rule of `decoding`, from where the page stops being ASCII: scripts may be long."""
    high = _HIGH.search(data)
    if not high or b"\0" in data:
        return decode(data)
    guessed = decode(data[high.start() :])
    return guessed._replace(text=data[: high.start()].decode("ascii") + guessed.text)


def declared_codec(data: bytes) -> str:
    """What the page itself says; UTF-16 said in ASCII is UTF-8, as the bytes show."""
    head = data[:_HEAD]
    match = _META.search(head) or _DECLARATION.match(head)
    codec = _CODECS.get(match[1].decode("ascii").lower(), "") if match else ""
    return "utf-8" if codec.startswith("utf-16") else codec


def _decode_as(codec: str, data: bytes) -> Decoded:
    text = data.decode(codec, decoder_errors(codec))
    lost = text.count(_LOST)
    places = (
        f"{lost:,} places could not be read and show" if lost > 1 else "one place could not be read and shows"
    )
    page = Decoded(text, codec)
    return page._replace(notice=f"read as {page.name}; {places} as �") if lost else page


def _bears_out(page: Decoded) -> bool:
    """Whether bytes read as this are what the page says they are: UTF-8 never by chance."""
    if page.encoding == "utf-8" and not page.notice:
        return True
    telling = _telling(page.text)
    return telling.count(_LOST) <= _FEW * len(telling) and (len(telling) < 20 or _share(page.text) >= _SURE)


def _telling(text: str) -> list[str]:
    """The first characters that are no ASCII, however much of it comes before them."""
    return list(islice(chain.from_iterable(match[0] for match in _FOREIGN.finditer(text)), 10_000))


def _share(text: str) -> float:
    """Of common Hanzi and their signs among these."""
    from reader.sources.hanzi import COMMON

    telling = _telling(text)
    return sum(char in COMMON or char in _SIGNS for char in telling) / len(telling) if telling else 0.0
