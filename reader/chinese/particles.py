"""得, 地, 着, 著, 了, 為, 還, 長, 種, 應, 差, 率, 數, 哦 standing alone: the words beside them decide.

Each rule returns its reading, doubtful where the neighbours only make it likely. Simplified forms.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from reader.chinese.han import is_han


class Neighbours(NamedTuple):
    before: str
    """The word before, as the simplified view has it; "" at the start."""
    after: str
    later: str
    """The text after, as far as a clause may reach."""

    @property
    def follows_word(self) -> bool:
        return bool(self.before) and is_han(self.before[-1])

    @property
    def precedes_word(self) -> bool:
        return bool(self.after) and is_han(self.after[0])

    @property
    def clause(self) -> str:
        """What comes before the next punctuation."""
        for at, character in enumerate(self.later):
            if not (is_han(character) or character.isalnum() or character in "·「」"):
                return self.later[:at]
        return self.later


class Decision(NamedTuple):
    syllable: str
    doubtful: bool = False


def particle(character: str, beside: Neighbours) -> Decision | None:
    """Its reading here; None for a character without a rule.

    >>> particle("地", Neighbours("慢慢", "走", "走了"))
    Decision(syllable='de5', doubtful=False)
    """
    rule = _RULES.get(character)
    return rule(beside) if rule else None


_NUMBERS = frozenset("0123456789０１２３４５６７８９一二三四五六七八九十百千万亿两几数半多")
_MUST = frozenset("还都就必总也又只非可你我他她它们谁亦真便才")
_AFTER_MUST = (
    "在",
    "重新",
    "靠",
    "先",
    "把",
    "去",
    "跟",
    "从",
    "让",
    "马上",
    "立即",
    "赶紧",
    "向",
    "由",
    "要",
    "再",
    "为",
)
_DEGREE = frozenset("很太更最非十极多不比那这如像好快慢高大小远近早晚清一没特格相够下上出进过回起到住见开")


def _de_after_verb(beside: Neighbours) -> Decision:
    if beside.after.startswith(_AFTER_MUST) and (not beside.follows_word or beside.before[-1] in _MUST):
        return Decision("dei3")
    if len(beside.before) > 1 and beside.after in {"在", "重新", "靠", "把", "跟", "马上", "立即", "赶紧"}:
        return Decision("dei3", True)
    if not beside.follows_word or beside.after[:1] in _NUMBERS - {"一", "多", "十", "百"}:
        return Decision("de2", True)
    if beside.before[-1] in _MUST:
        return Decision("dei3", True)
    return Decision("de5", beside.after[:1] not in _DEGREE)


_PLACES = frozenset("等该各此本多两三当外内产驻占属陆土空领工基场营某原异实省境腹心飞落着")
_PLACE_AFTER = frozenset("的区方带与和及上下面点处位块图理表势盘价铁标里内中是为在有也都已被将")


def _de_before_verb(beside: Neighbours) -> Decision:
    if not beside.follows_word or not beside.precedes_word:
        return Decision("di4")
    if beside.before[-1] in _PLACES or beside.after[0] in _PLACE_AFTER:
        return Decision("di4", len(beside.before) > 1)
    twice = len(beside.before) > 1 and beside.before[-1] == beside.before[-2]
    return Decision("de5" if len(beside.before) > 1 else "di4", not twice and len(beside.before) < 2)


def _zhe_after_verb(beside: Neighbours) -> Decision:
    return Decision("zhe5") if beside.follows_word else Decision("zhao2", True)


def _zhu_or_zhe(beside: Neighbours) -> Decision:
    if not beside.follows_word or beside.after[:1] in {"有", "书", "述"} or beside.before[-1] in "土卓显昭":
        return Decision("zhu4", True)
    return Decision("zhe5", beside.before[-1] in "所原编合名论新旧专巨")


def _le(beside: Neighbours) -> Decision:
    # 做得了, 做不了; but a word that merely ends so (取得, 獲得) takes the particle: 取得了.
    able = beside.before == "得" or beside.before[-1:] == "不"
    return Decision("liao3", True) if able else Decision("le5")


_LINKS = frozenset("成作视认称名誉改定选分变命被则均即皆实乃化列评封升转沦奉尊约仅总计算")
_ON_BEHALF = (
    "提供 带来 争取 准备 作出 做出 服务 付出 辩护 创造 奠定 打开 铺路 辩解 "
    "说话 寻找 制造 牺牲 而战 举行 召开 进行 设立 增添 预留 作保 担保"
)


_PURPOSE = """
保 弥补 避免 防 确保 争取 加强 提高 提升 减少 减轻 解决 应对 应付 配合 推动 促进 保护 保障 保证 维护
维持 实现 达到 达成 满足 纪念 庆祝 迎接 筹 节省 吸引 鼓励 支持 改善 打击 追求 求 免 抗议 抵抗 抵御
恢复 增加 扩大 降低 缓解 缓和 控制 安抚 讨好 赢 换取 获取 取得 完成 准备 回应 反对 寻 找 赶 救 掩 逃
报复 便利 方便 表示 表达 证明 说明 强调 营造 振兴 刺激
"""
"""What is done for a purpose: 為保自己, 為解決問題."""


def _wei(beside: Neighbours) -> Decision:
    if beside.after.startswith(tuple(_PURPOSE.split())) and beside.before[-1:] not in _LINKS:
        return Decision("wei4", beside.after[:1] not in "弥避防确争筹")
    if (
        beside.before[-1:] in _LINKS
        or beside.after[:1] in _NUMBERS
        or beside.after[:1] in {"期", "主", "首", "止", "限"}
    ):
        return Decision("wei2", beside.before[-1:] not in _LINKS)
    behalf = any(verb in beside.clause for verb in _ON_BEHALF.split())
    return Decision("wei4" if behalf or not beside.follows_word else "wei2", True)


def _hai(beside: Neighbours) -> Decision:
    return Decision("huan2" if beside.after[:1] in _REPAID else "hai2")


_REPAID = frozenset("款债钱清本贷息书给")


def _chang(beside: Neighbours) -> Decision:
    if beside.after[:1] in _NUMBERS | set("达约逾近超期于") or beside.before[-1:] in {
        "很",
        "更",
        "最",
        "太",
        "全",
        "不",
        "多",
    }:
        return Decision("chang2")
    return Decision("zhang3" if len(beside.before) > 1 and beside.follows_word else "chang2", True)


def _zhong(beside: Neighbours) -> Decision:
    return Decision("zhong4" if beside.after[:1] in _SOWN else "zhong3", beside.before[-1:] not in _COUNTED)


def _ying(beside: Neighbours) -> Decision:
    # 應美方要求, 應邀; in all other places it is "should".
    asked = any(word in beside.clause[:14] for word in ("请", "邀", "要求", "请求", "之约", "呼吁", "征召"))
    return Decision("ying4", True) if asked and beside.after[:1] not in _DUTIES else Decision("ying1")


_DUTIES = frozenset("当该要先尽不否如由在即可")


def _cha(beside: Neighbours) -> Decision:
    if beside.after[:1] in _FALLS_SHORT or beside.before[-1:] in set("很太更最较极还"):
        return Decision("cha4")
    return Decision("chai1" if beside.before[-1:] in {"出", "公"} else "cha1", True)


_FALLS_SHORT = _NUMBERS | frozenset("了得不点于些")
_SOWN = frozenset("田树了菜花粮地出植着")
_COUNTED = _NUMBERS | frozenset("这那各某每何哪此该")

_LED = frozenset("团队兵军众领师部下同员旗舰船机代表使节官议成选手弟子民家人门生全大多数百千万一两各其本该所")


def _shuai(beside: Neighbours) -> Decision:
    """To lead, before those who are led; a rate by itself has a noun before it or a figure after it."""
    led = beside.after[:1] in _LED and beside.after[:1] not in _NUMBERS - {"一", "两"}
    if led and not beside.after.startswith(("大多", "部分")):
        return Decision("shuai4")
    return Decision("lü4", beside.precedes_word and beside.after[:1] not in _NUMBERS | set("为达约高低是的"))


def _shu(beside: Neighbours) -> Decision:
    """To count: 數一數, 數着, 數不完; else a number."""
    counts = beside.after[:1] in set("着完清出到来") or (beside.after == "一" and beside.later[1:2] == "数")
    counts = counts or beside.before == "一"
    return Decision("shu3" if counts else "shu4", not counts)


def _o(beside: Neighbours) -> Decision:
    """At the end of a sentence a particle, by itself a cry."""
    return Decision("o5" if beside.follows_word and not beside.precedes_word else "o4")


_RULES: dict[str, Callable[[Neighbours], Decision]] = {
    "得": _de_after_verb,
    "地": _de_before_verb,
    "着": _zhe_after_verb,
    "著": _zhu_or_zhe,
    "了": _le,
    "为": _wei,
    "还": _hai,
    "长": _chang,
    "种": _zhong,
    "应": _ying,
    "差": _cha,
    "率": _shuai,
    "数": _shu,
    "哦": _o,
}
