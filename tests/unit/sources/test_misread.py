"""Chinese that was read in a wrong encoding before it was saved is mended, and nothing else is."""

from __future__ import annotations

from io import BytesIO

import pytest

from reader.sources.decoding import decode
from reader.sources.lines import LineStream

SIMPLIFIED = "渡轮公司昨天表示，票价从下月起调整，居民要等下一班船。我们在这里等你们，一起去看海。"
TRADITIONAL = "渡輪公司昨天表示，票價從下月起調整，居民要等下一班船。我們在這裏等你們，一起去看海。"


def misread(text: str, encoding: str, other: str) -> bytes:
    """As a program saves it in UTF-8 that took its bytes for another encoding."""
    stored = text.encode(encoding)
    return "".join(bytes((byte,)).decode(other, "ignore") or chr(byte) for byte in stored).encode()


@pytest.mark.parametrize("other", ["cp1252", "latin-1"])
@pytest.mark.parametrize(
    ("text", "encoding"),
    [(SIMPLIFIED, "utf-8"), (TRADITIONAL, "utf-8"), (SIMPLIFIED, "gb18030"), (TRADITIONAL, "big5hkscs")],
)
def test_what_was_read_wrongly_is_mended_and_told(text: str, encoding: str, other: str) -> None:
    saved = misread(text, encoding, other)
    found = decode(saved)
    assert found.text == text
    assert "read in a wrong encoding before it was saved: it is mended here" in found.notice
    assert decode(saved, "utf-8").text == saved.decode()
    with LineStream(BytesIO(saved)) as lines:
        assert "".join(lines) == saved.decode()
        assert saved.decode().startswith(lines.sample.text)
        assert lines.sample.notice == ""


def test_what_is_lost_is_told() -> None:
    saved = misread(SIMPLIFIED * 3, "utf-8", "cp1252").decode().replace("\x81", "", 1)
    found = decode(saved.replace(saved[31], "?", 1).encode())
    assert "some of it is lost" in found.notice


@pytest.mark.parametrize(
    "text",
    [
        "Ça a été décidé à l'été: où êtes-vous?",
        "ÄÖÜ äöüß",
        "Ñandú, ¿qué?",
        "é",
        SIMPLIFIED,
        "«Ü» " + TRADITIONAL,
    ],
)
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert decode(text.encode()) == (text, "utf-8", "", False, False)


def test_japanese_is_no_utf16() -> None:
    japanese = "きょうはいい天気ですね。散歩に行きましょう。それから買い物をします。" * 4
    found = decode(japanese.encode("shift_jis"))
    assert "utf-16" not in found.encoding
    assert found.doubtful
    assert "--encoding" in found.notice
    assert decode(japanese.encode("shift_jis"), "shift_jis").text == japanese
