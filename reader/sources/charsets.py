"""The encodings a text may be in: what people call them, and which of Python's codecs reads them.

A narrower one is read by the wider one that holds it: GB2312 and GBK as GB18030, plain Big5 as Big5-HKSCS.
Sources of the aliases: the labels of the WHATWG Encoding Standard, Python's own, and what editors call them.
"""

from __future__ import annotations

import codecs

from reader.errors import SourceError

NAMES = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16LE",
    "utf-16-be": "UTF-16BE",
    "utf-32": "UTF-32",
    "utf-32-le": "UTF-32LE",
    "utf-32-be": "UTF-32BE",
    "big5hkscs": "Big5-HKSCS",
    "cp950": "CP950",
    "euc_tw": "EUC-TW",
    "gb18030": "GB18030",
    "hz": "HZ",
    "iso2022_cn": "ISO-2022-CN",
    "cp1252": "Windows-1252",
}
"""What they are called, by codec."""
CHOICES = (
    *("utf-8", "big5hkscs", "cp950", "gb18030", "euc_tw", "hz", "iso2022_cn"),
    *("utf-16-le", "utf-16-be"),
)
"""Those to choose from in a list, by codec."""
_ALIASES = {
    "big5hkscs": "big5 hkscs big5-hk hk big5-2003 big5-eten csbig5 x-x-big5 cn-big5",
    "cp950": "950 ms950 windows-950 x-windows-950",
    "gb18030": "gb gb2312 gb2312-80 euc-cn eucgb2312-cn gbk cp936 936 ms936 windows-936"
    " gb18030-2000 x-gbk chinese ansi",
    "euc_tw": "euctw x-euc-tw cns11643 cns",
    "hz": "hz-gb hz-gb-2312 hzgb",
    "iso2022_cn": "iso-2022-cn csiso2022cn iso-2022-cn-ext",
    "utf-16": "unicode ucs-2 ucs2",
    "utf-32": "ucs-4 ucs4",
    "utf-16-le": "utf16le unicodelittle",
    "utf-16-be": "utf16be unicodebig",
    "cp1252": "western",
}
_NO_TEXT = frozenset({"idna", "punycode", "undefined", "unicodeescape", "rawunicodeescape", "mbcs", "oem"})
"""Codecs of Python that decode to text and yet are no text's encoding."""


def find_charset(written: str) -> str:
    """The codec a name means, whatever its case, dashes and underscores; "" for "auto".

    Raises SourceError where there is none, with the nearest name.

    >>> find_charset("Big5-HKSCS"), find_charset("GB2312"), find_charset("x-EUC-TW"), find_charset("auto")
    ('big5hkscs', 'gb18030', 'euc_tw', '')
    """
    key = _key(written)
    if key in ("", "auto"):
        return ""
    known = _by_alias().get(key) or _python_codec(written.strip())
    if known:
        return known
    from difflib import get_close_matches
    from encodings.aliases import aliases

    ours = " ".join(_ALIASES.values()).split()
    names = {_key(name): name for name in (*aliases, *ours, *NAMES.values())}
    near = get_close_matches(key, names, n=1, cutoff=0.6)
    remedy = f"is it {names[near[0]]}?" if near else f"one of {', '.join(NAMES.values())}"
    raise SourceError(f"there is no encoding {written!r}", remedy=remedy)


def charset_name(codec: str) -> str:
    """Of an encoding, for people."""
    return NAMES.get(codec, codec)


def ready(codec: str) -> str:
    """The same, once Python can use it: two are our own."""
    if codec in ("euc_tw", "iso2022_cn"):
        import reader.sources.cnscodecs  # noqa: F401  # registers them
    return codec


def _key(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))


def _by_alias() -> dict[str, str]:
    made = {_key(name): codec for codec, names in _ALIASES.items() for name in names.split()}
    return made | {_key(name): codec for codec, name in NAMES.items()}


def _python_codec(name: str) -> str:
    """Python's own name of a codec for text, "" where there is none."""
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError, UnicodeError):
        return ""
    is_text = bool(getattr(found, "_is_text_encoding", False)) and _key(found.name) not in _NO_TEXT
    return (_by_alias().get(_key(found.name)) or found.name) if is_text else ""
