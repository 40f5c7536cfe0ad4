"""Words newspapers use around a text: picture credits, captions, notes of the editor, labels of the head.

Source: collected by hand from the page furniture of Hong Kong, Taiwanese and mainland papers and agencies.
"""

from __future__ import annotations

AGENCIES = (
    *(
        "路透",
        "美聯社",
        "美联社",
        "法新社",
        "新華社",
        "新华社",
        "中新社",
        "中新網",
        "中新网",
        "中央社",
        "中通社",
    ),
    *(
        "塔斯社",
        "俄新社",
        "衛星社",
        "卫星社",
        "共同社",
        "韓聯社",
        "韩联社",
        "朝中社",
        "彭博",
        "歐新社",
        "欧新社",
    ),
    *("安莎社", "德新社", "埃菲社", "泛新社", "央視", "央视", "新華網", "新华网", "視覺中國", "视觉中国"),
    *("東方IC", "东方IC", "達志影像", "聯合報系"),
)
PICTURE_WORDS = (
    *(
        "資料圖",
        "资料图",
        "資料照",
        "资料照",
        "網上圖",
        "网上图",
        "網絡圖",
        "网络图",
        "網路圖",
        "網圖",
        "网图",
    ),
    *(
        "檔案圖",
        "檔案照",
        "档案图",
        "截圖",
        "截图",
        "擷取",
        "翻攝",
        "翻拍",
        "圖片",
        "图片",
        "照片",
        "影像",
        "攝影",
    ),
    *(
        "摄影",
        "官網",
        "官网",
        "臉書",
        "脸书",
        "微博",
        "微信",
        "面書",
        "圖／",
        "圖/",
        "圖：",
        "图：",
        "攝：",
        "摄：",
    ),
)
CREDIT_ENDS = ("提供", "授權", "授权", "攝", "摄")
"""How a credit in brackets ends: （受訪者提供）, （陳大文攝）."""

LATIN_CREDITS = frozenset(
    (
        *(
            "reuters",
            "getty",
            "afp",
            "ap",
            "epa",
            "efe",
            "upi",
            "ansa",
            "dpa",
            "tass",
            "sputnik",
            "xinhua",
            "vcg",
        ),
        *("bloomberg", "kyodo", "jiji", "yonhap", "kcna", "anadolu", "agencja", "polaris", "zuma", "sipa"),
        *("magnum", "alamy", "shutterstock", "unsplash", "wikimedia", "cnsphoto", "imagn", "nasa", "handout"),
        *("photo", "photos", "screenshot"),
    )
)
"""Folded words. Any Latin in brackets after a full stop is a credit anyway."""

NOTE_WORDS = (
    *(
        "編按",
        "编按",
        "編者按",
        "编者按",
        "編者案",
        "編案",
        "按",
        "按語",
        "按语",
        "編輯按",
        "编辑按",
        "作者按",
        "譯按",
    ),
    *(
        "筆者按",
        "註",
        "注",
        "編註",
        "编注",
        "編者註",
        "编者注",
        "編輯註",
        "編輯部註",
        "譯註",
        "译注",
        "譯者註",
        "译者注",
    ),
    *(
        "記者註",
        "记者注",
        "作者註",
        "作者注",
        "註釋",
        "注釋",
        "注释",
        "註解",
        "備註",
        "备注",
        "附註",
        "附注",
        "更正",
    ),
    *("更正啟事", "聲明", "声明", "編輯說明", "編後語", "编后语", "編者的話"),
    *(
        "editor's note",
        "editorial note",
        "editors' note",
        "translator's note",
        "author's note",
        "note",
        "correction",
    ),
    *("disclaimer", "ed"),
)
"""What stands before the colon of a note, folded, its number aside."""

CAPTION_WORDS = (
    *(
        "圖為",
        "图为",
        "圖中為",
        "图中为",
        "圖示",
        "圖片顯示",
        "上圖為",
        "下圖為",
        "左圖為",
        "右圖為",
        "中圖為",
        "大圖為",
    ),
    *("小圖為", "題圖為", "配圖為", "上图为", "下图为", "左图为", "右图为", "▲", "△", "▼", "▽"),
)
"""How a caption begins."""
CAPTION_LABELS = (
    *(
        "圖",
        "图",
        "圖片",
        "图片",
        "圖說",
        "图说",
        "圖片說明",
        "图片说明",
        "題圖",
        "题图",
        "上圖",
        "下圖",
        "左圖",
        "右圖",
    ),
    *("配圖", "附圖", "資料圖片", "圖片來源", "图片来源", "photo", "image", "picture", "pictured", "caption"),
)
"""What stands before the colon of a caption, folded, its number aside."""

STAFF = frozenset(
    (
        *(
            "編輯",
            "编辑",
            "責任編輯",
            "责任编辑",
            "責編",
            "责编",
            "校對",
            "校对",
            "美編",
            "設計",
            "監製",
            "剪接",
            "攝影",
        ),
        *(
            "摄影",
            "攝",
            "文",
            "圖",
            "撰文",
            "作者",
            "採訪",
            "采访",
            "記者",
            "记者",
            "翻譯",
            "翻译",
            "編譯",
            "编译",
            "統籌",
        ),
        *("來源", "来源", "資料來源", "資料"),
    )
)
"""What stands before the colon of a line about who made the page."""

LABELS: dict[str, tuple[str, ...]] = {
    "date": (
        *(
            "日期",
            "時間",
            "时间",
            "發布",
            "發佈",
            "发布",
            "發布時間",
            "發佈時間",
            "发布时间",
            "發布日期",
            "發佈日期",
        ),
        *(
            "发布日期",
            "出版",
            "出版時間",
            "出版日期",
            "刊登",
            "刊登日期",
            "刊登時間",
            "見報日期",
            "更新",
            "更新時間",
        ),
        *(
            "更新时间",
            "更新日期",
            "最後更新",
            "最后更新",
            "最後更新日期",
            "最後更新時間",
            "撰文時間",
            "發表",
            "發表於",
        ),
        *("發表時間", "发表于", "发表时间", "date", "published", "updated", "time"),
    ),
    "title": ("標題", "标题", "題目", "题目", "title", "headline"),
    "author": (
        *(
            "作者",
            "撰文",
            "文",
            "撰稿",
            "採訪",
            "采访",
            "記者",
            "记者",
            "編譯",
            "编译",
            "特約記者",
            "特约记者",
        ),
        *("本報記者", "本报记者", "採訪、撰文", "文字", "author", "by", "byline", "writer"),
    ),
    "source": (
        *(
            "來源",
            "来源",
            "資料來源",
            "文章來源",
            "文章来源",
            "新聞來源",
            "出處",
            "出处",
            "轉載自",
            "转载自",
            "轉自",
        ),
        *("转自", "稿源", "原文", "原載", "刊於", "source", "publisher"),
    ),
    "region": ("地區", "地区", "語言", "语言", "region", "language", "lang"),
    "licence": ("授權", "授权", "許可", "许可", "版權", "版权", "licence", "license", "rights"),
}
"""Labels of the head, folded; a colon follows, or only a space where the value leaves no doubt."""

_LINKING = """
相關新聞 相关新闻 相關文章 相关文章 相關報道 相关报道 相關報導 相關閱讀 相关阅读 相關連結 相关链接
相關主題 相關影片 延伸閱讀 延伸阅读 延伸報道 推薦閱讀 推荐阅读 更多新聞 更多新闻 更多文章 更多報導 看更多
熱門新聞 热门新闻 熱門文章 最新文章 編輯推薦 编辑推荐 為您推薦 为您推荐 猜你喜歡 猜你喜欢
你可能也想看 您可能感興趣 其他人也在看 其他網友也看了 同場加映 下一篇 上一篇
"""
LINKING_WORDS = tuple(_LINKING.split())
"""What a page writes before links to other texts, or as the heading of a list of them."""
_PAGE = """
分享 分享到 分享让更多人看到 列印 打印 轉發 转发 收藏 留言 回覆 回复 評論 评论 讚 点赞 廣告 广告 訂閱
订阅 登入 登录 關注 关注 字體大小 字体大小 字級 字号 大中小 小中大 複製連結 复制链接 放大圖片 點擊放大
点击放大 展開全文 展开全文 閱讀全文 阅读全文 回到頂部 返回頂部 上一頁 下一頁 上一页 下一页 目錄 目录
掃一掃 扫一扫 加入收藏 聽新聞 微博 微信 advertisement advertisements share print facebook twitter
whatsapp line telegram weibo email a aa aaa
"""
PAGE_WORDS = frozenset(_PAGE.split())
"""What a page's buttons say; letters and digits alone, folded."""
