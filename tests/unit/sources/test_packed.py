"""Compressed texts: each kind opens as what is inside, and nothing unpacks without end."""

from __future__ import annotations

import bz2
import gzip
import lzma
import sys
import tarfile
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import BlockKind
from reader.errors import SourceError
from reader.sources import open_article
from reader.sources.packed import find_packing, unpack
from reader.sources.source import Place, Source

TEXT = "# 渡輪加價\n\n渡輪公司昨日表示，票價將由下月起調整。\n"


def zstd(data: bytes) -> bytes:
    if sys.version_info >= (3, 14):
        from compression.zstd import CompressionParameter, compress
    else:
        from backports.zstd import CompressionParameter, compress
    return compress(data, options={CompressionParameter.checksum_flag: 1})


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
    "zst": zstd,
}
each_kind = pytest.mark.parametrize("kind", PACKERS)


def unpacked(data: bytes, largest: int = 1 << 20) -> bytes:
    packing = find_packing(data)
    assert packing
    return unpack(Source(data, Place("it")), packing, largest).data


@each_kind
def test_the_inner_name_decides_the_format(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"ferry.md.{kind}"
    path.write_bytes(PACKERS[kind](TEXT.encode()))
    article = open_article(path)
    assert article.title == "渡輪加價"
    assert [block.kind for block in article.blocks] == [BlockKind.HEADING, BlockKind.PARAGRAPH]
    plain = tmp_path / "ferry.md"
    plain.write_text(TEXT, "utf-8")
    assert article.digest == open_article(plain).digest


@each_kind
def test_the_magic_decides_whatever_the_name(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "ferry.md"
    path.write_bytes(PACKERS[kind](TEXT.encode()))
    assert open_article(path).title == "渡輪加價"
    assert open_article("-", stdin=BytesIO(path.read_bytes())).title == "渡輪加價"


@each_kind
def test_a_file_cut_short_says_so(kind: str) -> None:
    data = PACKERS[kind]("".join(chr(0x4E00 + i * 7919 % 20000) for i in range(9999)).encode())
    with pytest.raises(SourceError, match="stops before its end"):
        unpacked(data[: len(data) // 2])


@each_kind
def test_a_damaged_file_says_so(kind: str) -> None:
    data = bytearray(PACKERS[kind](TEXT.encode() * 99))
    data[12:40] = bytes(28)
    with pytest.raises(SourceError, match=r"damaged|stops before"):
        unpacked(bytes(data))


@each_kind
def test_what_unpacks_to_more_than_the_bound_is_refused_at_the_bound(kind: str) -> None:
    bomb = PACKERS[kind](bytes(1 << 24))
    assert len(bomb) < 1 << 15
    with pytest.raises(SourceError, match="more than 1 MB"):
        unpacked(bomb)


@each_kind
def test_streams_one_after_the_other_are_one_text(kind: str) -> None:
    pack = PACKERS[kind]
    assert unpacked(pack(b"one ") + pack(b"two ") + pack(b"three")) == b"one two three"


@each_kind
@given(data=st.binary(max_size=300))
def test_what_is_packed_comes_out_again(kind: str, data: bytes) -> None:
    if find_packing(data) is None:
        assert unpacked(PACKERS[kind](data)) == data


@given(data=st.binary(max_size=200), kind=st.sampled_from(sorted(PACKERS)))
def test_whatever_follows_the_magic_is_bytes_or_one_line(data: bytes, kind: str) -> None:
    whole = PACKERS[kind](b"")
    for begun in (whole[:10] + data, whole[:6] + data):
        if find_packing(begun):
            with suppress(SourceError):
                assert len(unpacked(begun)) <= 1 << 20


def test_compressed_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz.xz"
    path.write_bytes(lzma.compress(gzip.compress(b"x")))
    with pytest.raises(SourceError, match="compressed once more") as caught:
        open_article(path)
    assert str(path) in str(caught.value)


def test_a_text_that_begins_like_bzip2_is_a_text() -> None:
    assert find_packing(b"BZh is how it begins") is None


def test_without_the_module_the_command_to_install_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    data = zstd(b"x")
    monkeypatch.setitem(sys.modules, "backports.zstd", None)
    monkeypatch.setitem(sys.modules, "compression.zstd", None)
    with pytest.raises(SourceError) as caught:
        unpacked(data)
    assert caught.value.remedy == "pip install 'duben[zstd]'"


def test_a_packed_archive_says_what_it_is(tmp_path: Path) -> None:
    packed = BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        archive.add(__file__, "inside.txt")
    path = tmp_path / "texts.tar.gz"
    path.write_bytes(packed.getvalue())
    with pytest.raises(SourceError, match="a tar archive"):
        open_article(path)
