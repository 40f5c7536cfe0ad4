"""Small valid inputs of every kind, our own writing: what mutation begins with."""

from __future__ import annotations

import base64
import gzip
import io
import tarfile
import zipfile

from tests.unit.sources.books import Book, link, nav
from tests.unit.sources.pdfs import Pdf, column
from tests.unit.sources.test_docx import document, par

PLAIN = """\
渡輪停航一週

2026年3月1日　本報記者 陳大文

（圖／路透）碼頭昨日下午。

渡輪公司表示，票價下月起調整，由12.5元加至三十元，增幅約為一點四倍。居民說：「沒有辦法的事。」

一、航線

特朗普（Donald Trump）與威特科夫（Steve Witkoff）在阿布扎比會面，討論103.7億美元的協議。

1. 第一點
2. 第二點

編按：這是一篇練習。
"""
MARKDOWN = """\
---
title: 渡輪停航一週
author: 陳大文
date: 2026-03-01
source: 自家報
region: hk
---

# 渡輪停航一週

渡輪公司**表示**，[票價](https://example.org/a_(b))下月起調整。![圖](a.png)

## 航線

> 沒有辦法的事，*他們*說。

- 第一點 `碼頭`
- 第二點

| 航線 | 票價 |
|---|---|
| 南丫 | 12.5 |

見註[^1]。<ruby>漢<rt>hàn</rt></ruby>字

[^1]: 這是註。

```
code
```
"""
HTML = """\
<!DOCTYPE html><html lang="zh-HK"><head><meta charset="utf-8"><title>渡輪停航一週 - 自家報</title>
<meta property="og:title" content="渡輪停航一週"><meta name="author" content="陳大文">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"渡輪停航一週",
"datePublished":"2026-03-01"}</script>
</head><body><nav><a href="/">首頁</a></nav><article><h1>渡輪停航一週</h1>
<p>渡輪公司<b>表示</b>，票價下月起調整。</p>
<h2>航線</h2><p><ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp>字<rt>zì</rt></ruby>寫在牌上，居民都看得見，也都讀得懂。</p>
<ul><li>第一點</li><li>第二點</li></ul><figure><img src="a"><figcaption>碼頭昨日下午</figcaption></figure>
<table><tr><td>南丫<td>12.5</table><blockquote>沒有辦法的事。</blockquote></article><footer>版權</footer></body></html>
"""
SUBTITLES = """\
1
00:00:01,000 --> 00:00:03,500
渡輪停航了。
<i>居民要等下一班船。</i>

2
00:00:04,000 --> 00:00:06,000
- 真的嗎？
- 真的。
"""
GLOSSARY = """\
# 一
- term: 特朗普
  english: Donald Trump
  kind: person
  pinyin: Tèlǎngpǔ
  jyutping: dak6 long5 pou2
  aliases: [唐納德·特朗普, Trump]
  regions: {tw: 川普, cn: 特朗普}
  note: |
    45th and 47th President.
    Of the United States.
  see: [庫什納]
  links: {wikidata: Q22686}
  whole_word: true
- term: "庫什納"
  english: 'Jared Kushner'
"""
CONFIG = """\
script = "original"
ruby = "terms"
reading = "jyutping"
tone_colours = true
measure = 42
theme = "duben-day"

[keys]
word-next = "right,l,w"
help = ["f1"]
"""
CORRECTIONS = """\
# mine
- text: 研究生命
  words: [研究, 生命]
- text: 長
  pinyin: zhǎng
  before: 學會
"""
CEDICT = """\
# CC-CEDICT
#! title=Mine
渡輪 渡轮 [du4 lun2] /ferry/CL:艘[sou1]/
行 行 [xing2] /to walk/to go/variant of 衡[heng2]/see 銀行|银行[yin2 hang2]/
着 着 [zhe5] {zoek6} /aspect particle/
"""
TABLE = 'term,english,kind,aliases,regions\n渡輪,ferry,term,船 | 小輪,tw=渡船\n"碼頭, 南",\'=pier,place,,\n'
TBX = """\
<?xml version="1.0"?><tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
<tbxHeader/>
<text><body><conceptEntry id="c1"><langSec xml:lang="zh"><termSec><term>渡輪</term></termSec></langSec>
<langSec xml:lang="en"><termSec><term>ferry</term></termSec></langSec></conceptEntry></body></text></tbx>
"""
PACK = """\
title: 渡輪詞彙
author: A
licence: CC0
region: hk
version: 1.0
description: Terms.
homepage: https://example.org
"""
QUERIES = (
    "特朗普",
    "telangpu",
    "te4 lang3 pu3",
    "ferry",
    "渡 輪",
    "zhong guo",
    "lv4",
    "dak6 long5",
    "Steve",
    "xi'an",
)


def archives() -> list[bytes]:
    """A pack, and a dictionary, as they are sent."""
    file, tarred = io.BytesIO(), io.BytesIO()
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as zipped,
        tarfile.open(None, "w:gz", tarred) as tar,
    ):
        for name, text in (("p/pack.yaml", PACK), ("p/a.yaml", GLOSSARY), ("p/mine.u8", CEDICT)):
            zipped.writestr(name, text)
            info = tarfile.TarInfo(name)
            info.size = len(text.encode())
            tar.addfile(info, io.BytesIO(text.encode()))
    return [file.getvalue(), tarred.getvalue(), gzip.compress(CEDICT.encode())]


def _book() -> bytes:
    pages = {
        "a.xhtml": "<h1>第一章</h1><p>渡輪<ruby>停<rt>tíng</rt></ruby>航了"
        "<sup><a epub:type='noteref' href='#n'>1</a></sup>。</p>"
        "<aside epub:type='footnote' id='n'>註。</aside>",
        "b.xhtml": "<h2>第二章</h2><p>居民要等下一班船。</p><ul><li>一</li></ul>",
    }
    return Book(pages=pages, nav=nav(link("一", "a.xhtml"), link("二", "b.xhtml#x"))).stored()


def _document() -> bytes:
    return document(
        par("渡輪停航", "T"), par("航線", "1"), par("票價下月起調整。"), par("第一點", numbered="1.0")
    )


def _pdf() -> bytes:
    lines = column("渡輪公司表示，票價下月起調整，由十二元加至三十元，居民說沒有辦法。")
    return Pdf([[(72, 800, 20, "渡輪停航"), *lines], lines], outline=[("航線", 1)], author="陳大文").stored()


def _zip() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("渡輪/停航.txt", PLAIN)
    return file.getvalue()


MAIL = f"""\
From: <Saved by a browser>
Snapshot-Content-Location: https://example.org/a
Subject: =?utf-8?Q?=E6=B8=A1=E8=BC=AA?=
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----b"

------b
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: base64
Content-Location: https://example.org/a

{base64.encodebytes(HTML.encode()).decode()}
------b--
"""

OF_FORMATS: dict[str, list[bytes]] = {
    "plain": [PLAIN.encode(), PLAIN.encode("big5hkscs"), gzip.compress(PLAIN.encode())],
    "markdown": [MARKDOWN.encode()],
    "html": [HTML.encode()],
    "epub": [_book()],
    "docx": [_document()],
    "pdf": [_pdf()],
    "zip": [_zip()],
    "mhtml": [MAIL.encode()],
    "subtitles": [
        SUBTITLES.encode(),
        SUBTITLES.replace(",", ".").replace("1\n", "WEBVTT\n\n1\n", 1).encode(),
    ],
}
"""By the name of the format; one that is not here begins with the plain text."""


def of_format(name: str) -> list[bytes]:
    return OF_FORMATS.get(name, OF_FORMATS["plain"])
