"""Texts as they come: Hong Kong news, Latin names, numbers, marks and oddities."""

from hypothesis import strategies as st

PIECES = (
    *("特朗普", "澤連斯基", "威特科夫（Steve Witkoff）", "弗拉基米爾·科雷切夫", "的", "頓巴斯", "衞", "𠮷"),
    *("20%", "103.7億", "2026年2月5日", "92盧布", "-3.5℃", "1", "HK$7.5", "COVID-19"),
    *("Agencja Wyborcza.pl/Dawid", "word-break", "https://example.org/a?b=c&d=e", "a", "don’t"),
    *("é", "e\u0301", "👩‍👩‍👧", "㋿", "ｆｕｌｌ", "\u200b", "\u00a0", "\ufeff", "\u3000", " ", "  "),
    *("——", "……", "「", "」", "，", "。", "？", "（", "）", "《", "》", "“", "”", "·", "!", "：", "、", '"'),
)

texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map("".join)
any_texts = st.one_of(texts, st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=60))
widths = st.integers(8, 100)
