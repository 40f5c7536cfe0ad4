"""Words newspapers use around a text: picture credits, notes of the editor, labels of the head.

Source: collected by hand from the page furniture of Hong Kong, Taiwanese and mainland papers and agencies.
"""

from __future__ import annotations

CREDIT_WORDS = (
    "路透|美聯社|美联社|法新社|新華社|新华社|中新社|中新網|中新网|中央社|中通社|塔斯社|俄新社|衛星社|卫星社|共同社"
    "|韓聯社|韩联社|朝中社|朝鮮中央通訊社|彭博|歐新社|欧新社|安莎社|德新社|埃菲社|泛新社|央視|央视|新華網|新华网"
    "|視覺中國|视觉中国|東方IC|东方IC|達志影像|聯合報系|資料圖|资料图|資料照|资料照|網上圖|网上图|網絡圖|网络图|網路圖"
    "|網圖|网图|檔案圖|檔案照|档案图|影片截圖|截圖|截图|擷取|翻攝|翻拍|圖片|图片|照片|影像|攝影|摄影|提供$|授權$"
    "|[攝摄]$|^[攝摄圖图][／/：:]|官網|官网|臉書|脸书|微博|微信|面書"
)
"""Chinese agencies and the words of a credit, as alternatives of a regular expression."""

CREDIT_NAMES = (
    "reuters|getty|afp|ap|epa|efe|upi|ansa|dpa|tass|sputnik|xinhua|vcg|bloomberg|kyodo|jiji|yonhap|kcna|anadolu"
    "|agencja|polaris|zuma|sipa|magnum|alamy|shutterstock|unsplash|wikimedia|wikicommons|cnsphoto|imagn|nasa"
    "|handout|photos?|screenshot"
)
"""Latin names that stand in credits, whole words. Any Latin in brackets after a full stop is a credit anyway."""

CAPTION_STARTS = (
    r"(?:圖|图)(?:為|为|中|[一二三四五六七八九十\d]{1,2})?(?:片)?(?:說明|说明|說|说)?[：:／/]|圖為|图为|圖中為|图中为|圖示|圖片(?:顯示|來源)"
    r"|(?:上|下|左|右|中|大|小|題|题|配|附)[圖图](?:為|为|[：:])|[▲△▼▽](?!\d)|(?:Photo|Image|Picture|Pictured|Caption)s?\s?:"
)
"""How a caption begins, as alternatives of a regular expression."""

NOTE_STARTS = (
    r"(?:編者?|编者?|編輯|编辑|作者|譯者?|译者?|記者|记者|筆者)?(?:按語|按语|按|註|注|案)(?:釋|释|解)?\d{0,2}[：:]"
    r"|(?:備註|备注|附註|附注|更正|更正啟事|聲明|声明|編輯說明|編後語|编后语)[：:]"
    r"|(?:Editor(?:['’]s|ial)? note|Translator['’]s note|Author['’]s note|Note|Correction|Disclaimer|Ed\.)\s?[:：—-]"
)
"""How a note begins, as alternatives of a regular expression."""

LABELS: dict[str, str] = {
    "date": "日期|時間|时间|發[布佈]|发布|發[布佈](?:時間|日期)|发布(?:时间|日期)|出版|出版(?:時間|日期)|刊登(?:時間|日期)?"
    "|見報日期|更新|(?:最後|最后)?更新(?:時間|时间|日期)?|撰文時間|發表(?:時間|於)?|发表(?:时间|于)?",
    "title": "標題|标题|題目|题目|題|题",
    "author": "作者|撰文|文|撰稿|撰文者|採訪|采访|記者|记者|編譯|编译|特約記者|特约记者|本報記者|本报记者|採訪、撰文|文字",
    "source": "來源|来源|資料來源|文章來源|文章来源|新聞來源|出處|出处|轉載自|转载自|轉自|转自|稿源|原文|原載|刊於",
    "region": "地區|地区|語言|语言",
    "licence": "授權|授权|許可|许可|版權|版权",
}
"""Chinese labels of the head; a colon (or ／) follows."""

LATIN_LABELS: dict[str, str] = {
    "date": "date|published|updated|time",
    "title": "title|headline",
    "author": "author|by|byline|writer",
    "source": "source|publisher",
    "region": "region|language|lang|locale",
    "licence": "licence|license|rights",
}
"""English labels; a colon follows, or only a space where the value leaves no doubt."""
