"""Texts as they come: Hong Kong news, Latin names, numbers, marks and oddities."""

from hypothesis import strategies as st

PIECES = (
    "特朗普", "澤連斯基", "威特科夫（Steve Witkoff）", "Agencja Wyborcza.pl/Dawid", "——", "……", "「", "」", "，", "。", "？", "（", "）",
    "《", "》", "20%", "103.7億", "2026年2月5日", "弗拉基米爾·科雷切夫", " ", "  ", "é", "e\u0301", "👩‍👩‍👧", "㋿", "“", "”", "·",
    "ｆｕｌｌ", "word-break", "的", "a", "1", "頓巴斯", "衞", "𠮷", "\u200b", "!", "：", "、",
)  # fmt: skip

texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map("".join)
any_texts = st.one_of(texts, st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=60))
widths = st.integers(8, 100)
