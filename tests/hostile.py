"""What a text, a name or a field may hold to do harm with: for all doors of the program."""

from __future__ import annotations

CONTROLS = {
    "conceal": "\x1b[31;8m",
    "blink in eight bits": "\x9b5m",
    "somewhere else": "\x1b[7;7f",
    "wiped with its history": "\x1b[3J",
    "reset": "\x1bc",
    "a title": "\x1b]0;pwned\x07",
    "a title in eight bits": "\x9d2;pwned\x9c",
    "a link": "\x1b]8;;http://pwned.example/\x1b\\click\x1b]8;;\x1b\\",
    "the clipboard": "\x1b]52;c;cHduZWQ=\x07",
    "a question": "\x1b]52;c;?\x07\x1b[6n\x1b[c",
    "a device's string": "\x1bPqpwned\x1b\\",
    "a picture": "\x1b_Gf=100;pwned\x1b\\",
    "a private message": "\x1b^pwned\x1b\\",
    "a window": "\x1b[8;3;3t\x1b[?1049l",
    "C0": "\x00\x05\x07\x08\x0b\x0c\x0e\x0f\x7f",
    "C1": "\x84\x85\x88\x8d\x90\x98\x9b\x9c\x9d\x9e\x9f",
}
"""What a terminal would obey."""

TURNED = {
    "bidi override": "\u202egnp.exe\u202c",
    "bidi isolates": "\u2066a\u2067b\u2068c\u2069",
    "bidi marks": "\u200e\u200f\u061c",
    "separators": "\u2028\u2029",
    "invisible": "\u200b\u2060\u2061\ufeff\u00ad\u180e\ufff9\ufffb",
    "tags": "\U000e0001\U000e0041\U000e007f",
    "no characters": "\ufdd0\uffff\U0001fffe\U0010ffff",
}
"""What would turn a text about, or hide in it."""

MARKUP = {
    "markup": "[bold red]x[/] [/] [@click=app.quit]q[/] [link=http://x]y[/link] \\[x] [[]] $warning [on",
    "formats": "{0} {x!r} %s %(x)s {{}} \\n \\x1b[31m ${HOME} `id` $(id)",
    "pictures": "👩‍👩‍👧‍👦 👍🏽 🇭🇰 ❤️ 1️⃣ 🏴\U000e0067\U000e0062\U000e007f",
    "scripts": "안녕 각 क्षत्रिय مَرْحَبًا שָׁלוֹם ก็ \u1780\u17d2\u1780 ཨོཾ",
    "private": "\ue000\uf8ff\U000f0000",
    "variants": "葛\U000e0100飾 辻\ufe00",
    "marks": "e" + "\u0301\u0323" * 200,
}
"""What means something elsewhere, or is hard to measure."""

HOSTILE = {**CONTROLS, **TURNED, **MARKUP}


def all_of(names: dict[str, str] = HOSTILE, *, between: str = "渡") -> str:
    """Everything in one line."""
    return between + between.join(names.values()) + between
