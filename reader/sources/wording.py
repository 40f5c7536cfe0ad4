"""What one line of a newspaper text is, by its wording alone: caption, note, list line, or maybe a heading.

Context (what stands before and after) is plain.py's business. Every pattern looks at a bounded part of the
line, so that a line of a million characters costs no more than a short one.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.sources.newspaper import CAPTION_STARTS, CREDIT_NAMES, CREDIT_WORDS, NOTE_STARTS

STOPS = frozenset("。！!…；;，,、：:.．—-～~／/")
"""What a heading never ends in. Question marks are allowed."""
_CLOSERS = "」』”’\"'）)】》〉〕]"
_LONGEST_HEADING = 32
"""Chinese characters; a Latin heading may have three times as many."""
LONGEST_TITLE = 45
_LONGEST_CAPTION = 100
"""Without the credit, where no 圖為 says that it is one."""
_LONGEST_SURE_CAPTION = 250

_BRACKETED_END = re.compile(r"[（(\[［【]([^（()）\[\]［］【】]{1,60})[）)\]］】]\s*$")
_OPEN_CREDIT = re.compile(
    r"(?:^|[\s　。])[（(]?(?:[圖图照]片?|[攝摄]影?|Photo|Credit)\s?(?:來源|来源)?[／/：:]\s?\S{2,16}$"
)
_CREDIT = re.compile(rf"{CREDIT_WORDS}|(?i:(?<![A-Za-z])(?:{CREDIT_NAMES})(?![A-Za-z]))")
_LATIN_CREDIT = re.compile(r"[\x20-\x7e\xc0-\u024f‘’–]+")
_CAPTION_START = re.compile(CAPTION_STARTS)
_SAYS_PICTURED = re.compile(r"[，,。\s][圖图](?:為|为|中)")
_NOTE_START = re.compile(
    rf"[（(【〔\[＊*※「]?\s?(?:{NOTE_STARTS}|(?:編|编)(?:者)?(?:按|案)[】〕\]」）)])", re.IGNORECASE
)
_BARE_NUMBER = re.compile(r"[（(][一二三四五六七八九十\d]{1,3}[）)]")
_DATED = re.compile(r"\d{4}年\d{1,2}月(?:\d{1,2}日)?[，,]")
_DISPATCH = re.compile(r"[電电訊讯導导]\s?[）)]$")
_BULLET = re.compile(r"([•●○◎▪▫■□◆◇★☆▶►➤‣⁃∙])\s*(?=\S)|([-–*·+])[ \t　]+(?=\S)")
_NUMBER = re.compile(
    r"([（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]|[一二三四五六七八九十]{1,3}[、．.　]|[①-⑳㈠-㈩]"
    r"|\d{1,2}[、．.)）])[\s　]*(?=[^\s\d一二三四五六七八九十])"
)
_SPEECH = re.compile(
    r"[：:][\s　]?[「『“\"]|[說道问問答喊叫稱称][：:]|^(?:[問问答記记甲乙丙丁QA]|記者|记者|主持人?)[\s　]?[：:]|^——|^[─—]"
)
_ADDRESS = re.compile(r"https?://|www\.|\S@\S+\.\w", re.IGNORECASE)
_QUOTED = re.compile(r"[「『“\"][^「『“”』」\"]*[」』”\"]")
_HEADING_BULLETS = frozenset("■□◆◇●○◎★☆▶►▪")
_ANY_STOP_INSIDE = re.compile(r"[。；！!]|[.] ")


class Listed(NamedTuple):
    """A line that begins as list lines do."""

    marker: str
    text: str
    numbered: bool

    @property
    def style(self) -> str:
        """Lines of one list are of one style."""
        if not self.numbered:
            return self.marker
        return "".join("n" if char.isalnum() else char for char in self.marker)[-2:]


def is_caption(line: str) -> bool:
    """Whether a line is a picture's: it says 圖為, or is short and ends in a credit.

    >>> is_caption("圖為兩人會面。（Reuters）"), is_caption("他在致電（Donald Trump）")
    (True, False)
    """
    if len(line) > _LONGEST_SURE_CAPTION:
        return False
    if _CAPTION_START.match(line):
        return True
    text_end = _credit_start(line)
    if text_end is None:
        return False
    body = line[:text_end].rstrip()
    if not body:
        return len(line) <= 24 and not _DISPATCH.search(line)
    if _SAYS_PICTURED.search(body):
        return True
    return len(body) <= _longest(body, _LONGEST_CAPTION) and body[:-1].count("。") <= 1


def is_surely_caption(line: str) -> bool:
    """Whether more than a credit says so: 圖為, or a date to begin with. Agencies also sign their last line."""
    return bool(_CAPTION_START.match(line) or _SAYS_PICTURED.search(line) or _DATED.match(line))


def is_note(line: str) -> bool:
    """Whether a line says it is the editor's: 編按：…, （註：…）."""
    return bool(_NOTE_START.match(line))


def is_aside(line: str) -> bool:
    """Whether a line stands wholly in round brackets: （完）, （本文不代表…立場）."""
    if line[0] not in "（(" or line[-1] not in "）)" or _BARE_NUMBER.fullmatch(line):
        return False
    depth = 0
    for index, char in enumerate(line):
        depth += (char in "（(") - (char in "）)")
        if depth <= 0:
            return index == len(line) - 1
    return False


def read_listed(line: str) -> Listed | None:
    """The bullet or number a line begins with, and its text."""
    bullet = _BULLET.match(line)
    if bullet:
        return Listed(bullet[1] or bullet[2], line[bullet.end() :], numbered=False)
    number = _NUMBER.match(line)
    if number:
        return Listed(number[1].strip(), line[number.end() :], numbered=True)
    return None


def may_be_heading(line: str, *, longest: int = _LONGEST_HEADING) -> bool:
    """Whether a line reads as a heading: short, no full stop, nobody speaking, no address.

    >>> may_be_heading("停火還有多遠？"), may_be_heading("他走了。"), may_be_heading("他說：「走吧」")
    (True, False, False)
    """
    if len(line) > 3 * longest or len(line) > _longest(line, longest):
        return False
    core = line.rstrip(_CLOSERS)
    if not core or core[-1] in STOPS or line[-1] in STOPS or not any(map(str.isalpha, core)):
        return False
    if _ANY_STOP_INSIDE.search(core) or _SPEECH.search(line) or _ADDRESS.search(line):
        return False
    return not _QUOTED.fullmatch(line)


def is_decorated_heading(listed: Listed) -> bool:
    """A line such as ■ 小標題, where no second one makes it a list."""
    return listed.marker in _HEADING_BULLETS and may_be_heading(listed.text)


def _credit_start(line: str) -> int | None:
    """Where the credit at the end of a line begins; None where there is none."""
    tail_from = max(0, len(line) - 64)
    tail = line[tail_from:]
    bracketed = _BRACKETED_END.search(tail)
    if bracketed:
        start = tail_from + bracketed.start()
        after_stop = start > 0 and line[start - 1] in "。！？!?.」”"
        named = _CREDIT.search(bracketed[1]) and (after_stop or start == 0 or start >= 8)
        if named or (after_stop and _LATIN_CREDIT.fullmatch(bracketed[1])):
            return start
        return None
    unbracketed = _OPEN_CREDIT.search(tail)
    return tail_from + unbracketed.start() if unbracketed else None


def _longest(text: str, chinese: int) -> int:
    """A limit given in Chinese characters, three times as high for a text mostly in Latin letters."""
    wide = sum(char >= "\u2e80" for char in text)
    return chinese if wide * 3 >= len(text) else chinese * 3
