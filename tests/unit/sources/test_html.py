"""Pages in the shapes of real ones: the text, all of it, and nothing else."""

from __future__ import annotations

import time
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Article
from reader.errors import SourceError
from reader.sources import open_article, parse_text
from reader.sources.html import draft_html

PAGES = Path(__file__).parent / "pages"

EXPECTED = {
    "hk_portal": (
        "特使抵日內瓦　兩國談停火時限 | 2026-02-12 | 陳大文、李小明 | 維港時報 | hk",
        [
            "1 特使抵日內瓦　兩國談停火時限",
            "caption 兩名特使步入會場。（受訪者提供）",
            "兩國代表周四在日內瓦會面，商討停火的時限，並同意下月再談。",
            "有份出席的官員說：「時間不多，六月前要有結果。」",
            "2 前線沒有停下來",
            "會談期間，東部的炮火並沒有停止，居民仍要到地窖過夜。",
            "2 下一輪談甚麼",
            "消息人士表示，下一輪會談將討論戰俘交換，以及黑海航道的安全。",
        ],
    ),
    "hk_radio": (
        "天文台料周末轉涼 | 2026-02-13 |  |  | hk",
        [
            "1 天文台料周末轉涼",
            "天文台預料，一股冷鋒周六抵達華南沿岸，",
            "市區氣溫會降至十三度，新界再低兩三度。",
            "民政署開放多個避寒中心，供有需要的市民使用。",
        ],
    ),
    "hk_paper_big5": (
        "街市重建 檔主盼留原區 | 2001-03-05 |  |  | hk",
        [
            "1 街市重建 檔主盼留原區",
            "喺街市賣咗三十年魚嘅檔主話，佢哋只係想留喺原區，租金唔好貴得滯。",
            "政府着手研究重建，預計兩年後動工，衞生設施會一併更新。",
        ],
    ),
    "tw_daily": (
        "老街要不要拓寬？居民意見兩極 | 2026-03-02 | 王小華 | 島嶼日報 | tw",
        [
            "1 老街要不要拓寬？居民意見兩極",
            "台南一條百年老街要不要拓寬，里民大會上吵成一團。",
            "caption 老街的騎樓。記者王小華／攝影",
            "2 店家：客人進不來",
            "店家認為，巷子太窄，消防車都進不來；",
            "也有人擔心停車問題。",
            "quote 「路寬了，味道就沒了。」",
            "2 學者：先看數字",
            "item 每天車流約三千輛。",
            "item 假日遊客近萬人次。",
            "方案 · 寬度",
            "甲案 · 八公尺",
        ],
    ),
    "tw_agency": (
        "外銷訂單連三月成長　半導體撐盤 | 2026-03-20 |  | 環島通訊社 | tw",
        [
            "1 外銷訂單連三月成長　半導體撐盤",
            "caption 經濟部統計處說明訂單數字。（環島通訊社檔案照片）",
            "（環島通訊社記者林美玉台北20日電）經濟部今天公布外銷訂單統計，連續三個月成長。",
            "統計處長表示，人工智慧伺服器的需求是主因，傳統產業仍然疲弱。（編輯：張三）1150320",
        ],
    ),
    "cn_agency": (
        "黄河流域新增绿地 | 2026-04-01 | 赵一 | 长河日报 | cn",
        [
            "1 黄河流域新增绿地",
            "春天一到，黄河两岸的山坡又绿了一片。",
            "据介绍，去年流域内新增绿地三十万亩，水土流失明显减轻。",
            "2 从“要我种”到“我要种”",
            "“以前种一棵死一棵，”老支书说，“现在有了滴灌，十棵能活九棵。”",
            "note (责编：钱二、孙三)",
        ],
    ),
    "cn_blog": (
        "在山里修一条路 | 2026-05-06 |  |  | cn",
        [
            "1 在山里修一条路",
            "修路队进山那天，下着小雨。",
            "2 第一天",
            "石头比想象的硬，钻头换了三个。",
            "3 夜里",
            "帐篷漏水，大家围着火堆唱歌。",
            "里程 12",
            "工期 90",
        ],
    ),
    "cn_account": (
        "雪线之上 |  | 林七 |  | cn",
        [
            "1 雪线之上",
            "2 一、出发",
            "凌晨四点，我们打着头灯出发，风不大，星很密。",
            "走到五千米的时候，有人开始头疼，队长让大家慢一点。",
            "2 二、下山",
            "下山比上山更难，膝盖像不是自己的。",
        ],
    ),
    "encyclopedia": (
        "渡船 |  |  |  | unknown",
        [
            "1 渡船",
            "用途 · 載客",
            "渡船是來往於水道兩岸的船，載人也載車。在許多城市，渡船是通勤的一部分。",
            "2 歷史",
            "最早的渡船用人力，後來用蒸汽，再後來用柴油，如今也有用電的。",
            "caption 港口的渡船",
            "3 電動渡船",
            "電動渡船安靜，但充電要時間，航程也短。",
            "2 參考資料",
            "item ^ 船舶年鑑，第三版。",
        ],
    ),
    "hk_government": (
        "街市翻新工程下月展開 |  |  |  | hk",
        [
            "1 街市翻新工程下月展開",
            "食物環境衞生署今日（三月五日）公布，區內街市的翻新工程將於下月展開。",
            "署方發言人說：「工程分三期進行，檔戶無須一次過搬遷。」",
            "詳情如下：",
            "（一）第一期：地下魚檔；",
            "（二）第二期：一樓菜檔。",
            "完",
            "2026年3月5日（星期四）",
            "香港時間17時05分",
        ],
    ),
}
STORED = {"hk_paper_big5": "big5hkscs", "cn_agency": "gb18030"}
"""Encodings the pages themselves declare; the files here are UTF-8."""


def page(name: str) -> bytes:
    return (PAGES / f"{name}.html").read_text("utf-8").encode(STORED.get(name, "utf-8"))


def blocks(article: Article) -> list[str]:
    told = []
    for block in article.blocks:
        kind = str(block.level) if block.level else block.kind.value
        told.append(block.text if kind == "paragraph" else f"{kind} {block.text}")
    return told


@pytest.mark.parametrize("name", EXPECTED)
def test_a_page_is_its_text_and_nothing_that_stands_around_it(name: str, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(page(name))
    article = open_article(path)
    about = (article.title, article.date, article.author, article.source, article.region.value)
    facts, text = EXPECTED[name]
    assert " | ".join(about) == facts
    assert blocks(article) == text
    assert article.notices == ()


@pytest.mark.parametrize("name", EXPECTED)
def test_a_page_is_known_by_its_content_whatever_its_name(name: str, tmp_path: Path) -> None:
    path = tmp_path / "saved"
    path.write_bytes(page(name))
    assert open_article(path).title == EXPECTED[name][0].partition(" |")[0]


def test_a_page_is_the_same_text_whatever_stands_around_it() -> None:
    written = page("hk_portal").decode()
    other = written.replace("本周天氣", "下周天氣").replace("window.x", "window.y")
    assert written != other
    assert draft_html(written).digest == draft_html(other).digest
    assert draft_html(written).digest != draft_html(written.replace("六月", "七月")).digest


def test_the_canonical_address_and_the_licence_are_kept() -> None:
    assert parse_text(page("hk_portal").decode()).address == "https://www.example.hk/world/60123/a"
    assert parse_text(page("tw_daily").decode()).licence == "https://creativecommons.org/licenses/by/4.0/"


def text_of(written: str) -> list[str]:
    return [block.text for block in draft_html(written).blocks]


PROSE = "兩國代表在日內瓦會面，談了三個小時，沒有結果。" * 5


@pytest.mark.parametrize(
    "around",
    [
        "<div hidden><p>看不見的，一句話。</p></div>",
        '<div style="Display : none"><p>看不見的，一句話。</p></div>',
        '<div class="newsletter"><p>訂閱我們，每天早上收到。</p></div>',
        '<div class="relatedNews"><h3>相關</h3><p>另一篇，說別的。</p></div>',
        '<div id="shareBar"><p>分享這篇，給朋友看。</p></div>',
        "<nav><p>導覽，首頁。</p></nav>",
        '<div role="complementary"><p>旁邊的，一句話。</p></div>',
        "<ul><li><a>甲</a><li><a>乙</a></ul>",
        "<h3>更多新聞</h3><p><a>一則</a></p>",
        "<p><a href=javascript:alert(1)>點這裡</a></p>",
        "<template><p>樣板，不是文字。</p></template>",
        "<select><option>甲，一。</select>",
    ],
)
def test_what_is_not_the_text_is_left_out(around: str) -> None:
    assert text_of(f"<title>題目在此</title><article><h1>題目在此</h1><p>{PROSE}</p>{around}</article>") == [
        "題目在此",
        PROSE,
    ]


@pytest.mark.parametrize(
    "wrapper",
    [
        '<div class="overflow-hidden"><p>{}</p></div>',
        '<div class="content has-sidebar"><p>{}</p></div>',
        '<div class="share-wrapper ads"><p>{}</p></div>',
        '<article class="tag-war comments-open"><p>{}</p></article>',
        '<div style="display:none"><p>{}</p></div>',
        "<form><div><p>{}</p></div></form>",
        "<center><font><p>{}</font></center>",
        '<table><tr><td class="menu"><a>一</a><td>{}</table>',
    ],
)
def test_what_holds_most_of_the_text_is_no_furniture_whatever_it_is_called(wrapper: str) -> None:
    assert text_of(wrapper.format(PROSE)) == [PROSE]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("停火還有多遠？｜本地報", "停火還有多遠？"),
        ("停火還有多遠？ - 國際 - 某某新聞網", "停火還有多遠？"),
        ("停火還有多遠？_国际_某某网", "停火還有多遠？"),
        ("某某晚報 - 停火還有多遠？", "停火還有多遠？"),
        ("專訪｜停火還有多遠？談判代表這樣說", "專訪｜停火還有多遠？談判代表這樣說"),
        ("2020-2026：停火還有多遠", "2020-2026：停火還有多遠"),
    ],
)
def test_a_title_is_told_without_the_name_of_its_site(title: str, expected: str) -> None:
    assert draft_html(f"<title>{title}</title><p>{PROSE}").title == expected


@pytest.mark.parametrize(
    ("head", "region"),
    [
        ("<html lang=zh-HK>", "hk"),
        ("<html lang=zh-Hant-TW>", "tw"),
        ("<html lang=zh_CN>", "cn"),
        ("<html lang=zh-Hant>", "unknown"),
        ('<html lang=zh><meta property="og:locale" content="zh_TW">', "tw"),
        ('<html lang=zh-TW><link rel=canonical href="https://news.example.hk/1">', "hk"),
        ('<link rel=canonical href="https://www.example.com.tw/1">', "tw"),
        ('<html lang="<b>">', "unknown"),
    ],
)
def test_the_region_is_that_of_the_language_tag_or_the_country(head: str, region: str) -> None:
    article = parse_text(f"{head}<p>{PROSE}", path=Path("x.html"))
    assert article.region.value == region


def test_where_scripts_make_the_page_the_text_is_that_of_its_linked_article() -> None:
    body = "第一段，說了很多。\\n第二段，又說了很多，還有數字三百。"
    written = (
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"題目在此","articleBody":"'
        f'{body}"}}</script><div id=root></div><p>請開啟腳本，謝謝。</p>'
    )
    assert text_of(written) == ["題目在此", "第一段，說了很多。", "第二段，又說了很多，還有數字三百。"]


@pytest.mark.parametrize(
    "linked",
    [
        "[" * 100_000,
        "{",
        '{"@type":"NewsArticle","headline":{"@value":[[]]},"author":[1,{"name":{}}]}',
        "null",
        '"x"',
    ],
    ids=range(5),
)
def test_linked_data_that_cannot_be_read_is_passed_over(linked: str) -> None:
    assert text_of(f'<script type="application/ld+json">{linked}</script><p>{PROSE}') == [PROSE]


@pytest.mark.parametrize(
    "written", ["<html></html>", "<html><nav><a>一</a></nav>", "<html><title>題</title>"]
)
def test_a_page_without_a_text_says_so(written: str) -> None:
    with pytest.raises(SourceError, match="there is no text in this page"):
        draft_html(written)


@pytest.mark.parametrize("name", [*EXPECTED, "ruby_lesson"])
def test_a_page_cut_off_anywhere_is_a_page_or_one_clear_line(name: str) -> None:
    written, told = page(name).decode(STORED.get(name, "utf-8")), set()
    for end in range(0, len(written), 97):
        try:
            made = draft_html(written[:end])
        except SourceError as error:
            told.add(error.what)
        else:
            assert all(block.text for block in made.blocks)
    assert told == {"there is no text in this page"}


_SOUP = """
<html> <body> <title> </title> <article> </article> <main> <nav> </nav> <h1> </h1> <h2> <p> </p> <a> </a>
<ul> <li> </ul> <table> <td> </table> <br> <b> </b> <figure> <pre> </pre> <script> </script> <ruby> <rt>
</ruby>
<div+class="comments"> <div+hidden> </div> <meta+name=author+content="x"> <script+type="application/ld+json">
停火在即，談判繼續。 相關新聞 分享 2026-02-12 &#27; &amp; <!-- --> < > " 特使
"""


@given(st.lists(st.sampled_from(_SOUP.split()), max_size=30))
def test_any_soup_is_a_page_or_one_clear_line(pieces: list[str]) -> None:
    try:
        made = draft_html("".join(pieces).replace("+", " "))
    except SourceError as error:
        made = None
        told = str(error)
    if made is None:
        assert told.startswith("there is no text in this page")
    else:
        article = made.article(path=None, digest="")
        assert all(block.text and block.text.isprintable() for block in article.blocks)
        assert article.sections[-1].end == len(article.blocks)


def test_what_would_steer_a_terminal_never_gets_through() -> None:
    evil = "&#27;]0;x&#7;&#x9b;31m&#x202e;\x1b[2J\x00"
    written = (
        f'<html lang="{evil}"><title>題{evil}目</title><meta name=author content="{evil}王">'
        f'<link rel=canonical href="https://a.b/{evil}"><p title="{evil}">{evil}停火，{evil}</p>'
        f"<ul><li>{evil}項，</ul><ruby>漢<rt>{evil}</rt></ruby><pre>\t{evil}，</pre>"
    )
    article = parse_text(written)
    shown = [article.title, article.author, article.address, article.source, article.date]
    shown += [
        block.text + block.marker + "".join(over for *_, over in block.ruby) for block in article.blocks
    ]
    assert all(piece.isprintable() for piece in shown)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//[", "http://", "\x00"])
def test_no_address_but_a_web_address_is_kept(address: str) -> None:
    assert parse_text(f'<link rel=canonical href="{address}"><p>{PROSE}').address == ""


@pytest.mark.parametrize(
    "written",
    [
        "<div>" * 100_000 + PROSE,
        "<div class=ad>" * 30_000 + PROSE,
        "<p>" + "<ruby>漢<rt>hàn</rt></ruby>，" * 10_000,
        "<p>停，" + "<ruby>漢" * 20_000,
        "<table>" + "<tr><td><table>" * 20_000 + PROSE,
        "<plaintext>" + "停，" * 100_000,
        "<p>" + "停\0" * 200_000,
        f"<p a='{'x' * 5_000_000}'>停，",
        "<title>" + "停火|" * 100_000 + "</title><p>停，",
        '<div class="' + "ad-" * 200_000 + '">停，',
        "<div class=time>" * 20_000 + "停，",
        "<h2>停</h2>" * 20_000 + "<p>停，",
    ],
    ids=range(12),
)
def test_a_page_made_to_be_slow_opens_in_good_time(written: str) -> None:
    before = time.process_time()
    draft_html(written)
    assert time.process_time() - before < 5


def test_a_page_beside_a_page_is_its_english(tmp_path: Path) -> None:
    (tmp_path / "talks.html").write_text(
        f"<title>談判</title><article><h1>談判</h1><p>{PROSE}</p></article>", "utf-8"
    )
    english = "The delegations met in Geneva. They talked for three hours, without a result. " * 2
    (tmp_path / "talks.en.html").write_text(
        f"<title>Talks</title><nav>Home</nav><article><h1>Talks</h1><p>{english}</p></article>", "utf-8"
    )
    article = open_article(tmp_path / "talks.html")
    assert [block.translation for block in article.blocks] == ["Talks", english.strip()]
    assert article.notices == ()


def test_a_page_may_come_through_a_pipe() -> None:
    article = open_article("-", stdin=BytesIO(page("cn_agency")))
    assert article.title == "黄河流域新增绿地"
    assert article.encoding == "GB18030"


def test_a_saved_mail_of_a_page_is_that_page(tmp_path: Path) -> None:
    import base64

    stored = base64.encodebytes(page("hk_paper_big5")).decode()
    path = tmp_path / "saved.mht"
    path.write_text(
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://www.example.com/1\nSubject: x\n"
        'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="--b"\n\n----b\n'
        f"Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n{stored}\n"
        "----b\nContent-Type: image/png\n\nx\n----b--\n"
    )
    article = open_article(path)
    assert article.title == "街市重建 檔主盼留原區"
    assert article.address == "https://www.example.com/1"
    path.write_text("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b--\n")
    with pytest.raises(SourceError, match="there is no page in it"):
        open_article(path)
