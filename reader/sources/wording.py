"""What one line of a newspaper text is, by its wording alone: caption, note, list line, or maybe a heading.

Context (what stands before and after) is plain.py's business. Every look is at a bounded part of the line, so
that a line of a million characters costs no more than a short one.
"""

from __future__ import annotations

from typing import NamedTuple

from reader.sources import newspaper
from reader.sources.patterns import LazyPattern

LONGEST_TITLE = 45
"""Chinese characters; a Latin one may have three times as many. So with the other limits."""
_LONGEST_HEADING = 32
_LONGEST_CAPTION = 100
"""Without the credit, where no 圖為 says that it is one."""
_LONGEST_SURE_CAPTION = 250

_TELLING_STARTS = frozenset(
    "（(【〔[＊*※「圖图照上下左右中大小題题配附資资▲△▼▽編编譯译記记筆作註注按案備备更聲声"
    "•●○◎▪▫■□◆◇★☆▶►➤‣⁃∙▍▌▎▋❚┃◤-–·+一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩⑪⑫㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩0123456789—─"
    "PICNTADEpicntade"
)
"""What captions, notes and list lines begin with."""
_FULL_STOPS = frozenset("。！…")
_SPOKEN = frozenset("「『“")
_SENTENCE_ENDS = frozenset("。！？」』”…!?")
_NEVER_A_HEADING = 3 * 32
"""Characters."""

_HEADING_NEVER_ENDS = frozenset("。！…；，、：．—～!;,:.-~／/")
"""Question marks may."""
_CLOSERS = "」』”’\"'）)】》〉〕]"
_INSIDE_STOPS = LazyPattern(r"[。；！!]|\. ")
_SPEAKING = (
    "：「",
    "：『",
    "：“",
    '："',
    ":「",
    ":“",
    ': "',
    "說：",
    "道：",
    "问：",
    "問：",
    "答：",
    "喊：",
    "说：",
)
_SPEAKERS = tuple(
    f"{name}{colon}"
    for name in (*"問问答記记甲乙丙丁QA", "記者", "记者", "主持", "主持人")
    for colon in "：:"
)
_ADDRESSES = LazyPattern(r"https?://|www\.|@")
_COLONS = frozenset("：:】〕]」")
_SLASHES = frozenset("：:／/")
_SENT_AT = LazyPattern(
    r"[\[［]?\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}[,，]?\s*(?:[上下]午)?\s*\d{1,2}:\d\d[^\]］-]{0,6}[\]］-]"
)
"""When a message was sent, as exports of chats have it."""
_QUOTED = LazyPattern(r"[「『“\"][^「『“”』」\"]*[」』”\"]")

_NOTE_LABEL = LazyPattern(
    r"[（(【〔\[＊*※「]*\s?([^\s：:（）()【】]{1,10}(?:\s[a-z]{4,5})?)\s?[：:）)】〕\]」]", 2
)
_LABEL = LazyPattern(r"([㐀-鿿]{1,6})\s?[：:／]")
_CAPTION_LABEL = LazyPattern(r"[（(]?([^\W\d]{1,8}?)\s?[一二三四五六七八九十\d]{0,2}\s?[：:／/](?!/)")
_BRACKETED_END = LazyPattern(r"[（(\[［【]([^（()）\[\]［］【】]{1,60})[）)\]］】]$")
_OPEN_CREDIT = LazyPattern(
    r"(?:^|[\s　。])(?:[圖图照][片]?|[攝摄]影?|Photo|Credit)\s?(?:來源|来源)?[／/：:]\s?\S{2,16}$"
)
_LATIN = LazyPattern(r"[\x20-\x7e\xc0-\u024f‘’–]+")
_WORDS = LazyPattern(r"[^A-Za-z]+")
_PICTURED = ("，圖為", "，图为", "。圖為", "。图为", "，圖中", "，图中", "。圖中", ",圖為", " 圖為")
_DATED = LazyPattern(r"\d{4}年\d{1,2}月(?:\d{1,2}日)?[，,]")
_DISPATCH_ENDS = tuple("電电訊讯導导")

_BULLETS = frozenset("•●○◎▪▫■□◆◇★☆▶►➤‣⁃∙▍▌▎▋❚┃◤")
_SPACED_BULLETS = frozenset("-–*·+")
_HEADING_BULLETS = frozenset("■□◆◇●○◎★☆▶►▪▍▌▎▋❚┃◤")
_NUMBER_STARTS = frozenset("（(一二三四五六七八九十0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩")
_NUMBER = LazyPattern(
    r"([（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]|[一二三四五六七八九十]{1,3}[、．.　]|[①-⑳㈠-㈩]"
    r"|\d{1,2}[、．.)）])[\s　]*(?=[^\s\d一二三四五六七八九十])"
)
_FURNITURE = LazyPattern(r"[：:／/】〕\]）)］」』”\"“「『]|[圖图]")
_BARE_NUMBER = LazyPattern(r"[（(][一二三四五六七八九十\d]{1,3}[）)]")


class Listed(NamedTuple):
    """A line that begins as list lines do."""

    marker: str
    text: str
    numbered: bool

    @property
    def style(self) -> str:
        """Lines of one list are of one style: the same bullet, or numbers written alike."""
        if not self.numbered:
            return self.marker
        return "".join("n" if char.isalnum() else char for char in self.marker)[-2:]


def is_plain_sentence(line: str) -> bool:
    """A quick look that spares nearly all lines every other one: begins and ends as sentences do."""
    first, last = line[0], line[-1]
    if first in _SPOKEN and last in _CLOSERS and line[-2:-1] in _FULL_STOPS:
        return "：" not in line[:24] and ":" not in line[:24]
    if first in _TELLING_STARTS:
        return first in _SPOKEN and last in _FULL_STOPS and "：" not in line[:24] and ":" not in line[:24]
    return last in _FULL_STOPS or (len(line) > _NEVER_A_HEADING and last in _SENTENCE_ENDS)


def is_bare(line: str) -> bool:
    """Whether a line has nothing about it that captions, notes and lists have: a heading or a sentence."""
    return line[0] not in _TELLING_STARTS and not _FURNITURE.search(line)


def way_of_numbering(marker: str) -> str:
    """Chinese numerals, the same in brackets, figures: what tells one level of headings from another."""
    return "".join("n" if char.isdecimal() else "一" if char.isalnum() else char for char in marker)[-2:]


def is_caption(line: str) -> bool:
    """Whether a line is a picture's: it says 圖為, or is short and ends in a credit.

    >>> is_caption("圖為兩人會面。（Reuters）"), is_caption("他在致電（Donald Trump）")
    (True, False)
    """
    if len(line) > _LONGEST_SURE_CAPTION:
        return False
    if _begins_caption(line):
        return True
    body_end = _credit_start(line)
    if body_end is None:
        return False
    body = line[:body_end].rstrip()
    if not body:
        return len(line) <= 24 and not line[:-1].endswith(_DISPATCH_ENDS)
    if any(words in body for words in _PICTURED):
        return True
    return len(body) <= _limit(body, _LONGEST_CAPTION) and body[:-1].count("。") <= 1


def is_surely_caption(line: str) -> bool:
    """Whether more than a credit says so: 圖為, or a date first. Agencies sign their last line too."""
    return _begins_caption(line) or any(words in line for words in _PICTURED) or bool(_DATED.match(line))


def is_note(line: str) -> bool:
    """Whether a line says it is the editor's: 編按：…, （註：…）.

    >>> is_note("（編按：其後證實。）"), is_note("注意：風大。")
    (True, False)
    """
    head = line[:24]
    if _COLONS.isdisjoint(head):
        return False
    label = _NOTE_LABEL.match(head)
    if label is None:
        return False
    word = label[1].casefold().replace("’", "'").rstrip("0123456789.")
    return word in newspaper.NOTE_WORDS and (label[0][-1] in "：:" or len(word) > 1)


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
    first = line[0]
    if first in _BULLETS or (first in _SPACED_BULLETS and line[1:2].isspace()):
        text = line[1:].strip()
        return Listed(first, text, numbered=False) if text else None
    number = _NUMBER.match(line) if first in _NUMBER_STARTS else None
    return Listed(number[1].strip(), line[number.end() :], numbered=True) if number else None


def may_be_heading(line: str, *, longest: int = _LONGEST_HEADING) -> bool:
    """Whether a line reads as a heading: short, no full stop, nobody speaking, no address.

    >>> may_be_heading("停火還有多遠？"), may_be_heading("他走了。"), may_be_heading("他說：「走吧」")
    (True, False, False)
    """
    if len(line) > longest and (len(line) > 3 * longest or len(line) > _limit(line, longest)):
        return False
    core = line.rstrip(_CLOSERS)
    if not core or core[-1] in _HEADING_NEVER_ENDS or not any(map(str.isalpha, core)):
        return False
    if _INSIDE_STOPS.search(core) or _ADDRESSES.search(line) or _SENT_AT.match(line):
        return False
    if line.count("，") + line.count(",") > 1:
        return False
    return not (_is_speech(line) or _is_credits_line(line))


def is_bracketed_heading(line: str) -> bool:
    """A line wholly in lenticular brackets, which nothing but a heading is: 【居民反應】."""
    return line[0] == "【" and line.find("】") == len(line) - 1 and may_be_heading(line[1:-1])


def is_decorated_heading(listed: Listed) -> bool:
    """A line such as ■ 小標題, where no second one makes it a list."""
    return listed.marker in _HEADING_BULLETS and may_be_heading(listed.text)


def _is_speech(line: str) -> bool:
    if line[0] in "—─" or _QUOTED.fullmatch(line):
        return True
    if "：" not in line and ":" not in line:
        return False
    return line.startswith(_SPEAKERS) or any(words in line for words in _SPEAKING)


def _is_credits_line(line: str) -> bool:
    """責任編輯：李小明 and the like."""
    label = _LABEL.match(line)
    return label is not None and label[1] in newspaper.STAFF


def _begins_caption(line: str) -> bool:
    if line.startswith(newspaper.CAPTION_WORDS):
        return not line[1:2].isdigit()  # ▲20% is a share price
    head = line[:16]
    if _SLASHES.isdisjoint(head):
        return False
    label = _CAPTION_LABEL.match(head)
    return label is not None and label[1].casefold() in newspaper.CAPTION_LABELS


def _credit_start(line: str) -> int | None:
    """Where the credit at the end of a line begins; None where there is none."""
    tail_from = max(0, len(line) - 64)
    tail = line[tail_from:]
    bracketed = _BRACKETED_END.search(tail) if line[-1] in "）)]］】" else None
    if bracketed:
        start = tail_from + bracketed.start()
        after_stop = start > 0 and line[start - 1] in "。！？!?.」”"
        if after_stop and _LATIN.fullmatch(bracketed[1]):
            return start
        return start if (after_stop or start == 0 or start >= 8) and _is_credit(bracketed[1]) else None
    if "／" in tail or "/" in tail or "：" in tail or ":" in tail:
        unbracketed = _OPEN_CREDIT.search(tail)
        return tail_from + unbracketed.start() if unbracketed else None
    return None


def _is_credit(words: str) -> bool:
    """Whether the words in brackets name an agency, or say where a picture is from."""
    if words.endswith(newspaper.CREDIT_ENDS) or any(agency in words for agency in newspaper.AGENCIES):
        return True
    if any(picture in words for picture in newspaper.PICTURE_WORDS):
        return True
    return not newspaper.LATIN_CREDITS.isdisjoint(_WORDS.split(words.casefold()))


def _limit(text: str, chinese: int) -> int:
    """A limit given in Chinese characters, three times as high for a text mostly in Latin letters."""
    wide = sum(char >= "\u2e80" for char in text)
    return chinese if wide * 3 >= len(text) else chinese * 3
