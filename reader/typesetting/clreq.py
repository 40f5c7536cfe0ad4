"""Which characters may not begin or end a row, and which may not be parted.

Source: W3C, Requirements for Chinese Text Layout (clreq), "Prohibition rules for line start and line end"
(the strict level: dashes and ellipses begin no row, solidi neither begin nor end one) and "Prohibition rules
for unbreakable marks". The half-width and small forms found in copied news go with their full-width ones.
"""

from __future__ import annotations

STOPS = "、，。．：；！？‼⁇⁈⁉" + ",.:;!?" + "､｡" + "﹐﹑﹒﹔﹕﹖﹗"
"""Pause and stop marks."""
OPENING = "「『（《〈【〔〖［｛〘〚“‘" + "([{" + "｢" + "﹙﹛﹝﹁﹃" + "〝"
CLOSING = "」』）》〉】〕〗］｝〙〛”’" + ")]}" + "｣" + "﹚﹜﹞﹂﹄" + "〞〟"
CONNECTORS = "～〜–－‐‑゠" + "~"
INTERPUNCTS = "·‧・•･∙"
SOLIDI = "／/"
DASHES = "—―⸺─"
ELLIPSES = "…⋯‥"
UNITS = "%％‰‱°℃℉′″₫"
"""What a number leads: a percent sign, degrees, a currency written after it."""
CURRENCIES = "$＄€£￡¥￥¢￠₽₩₴"
"""What leads a number."""
NUMBER_SIGNS = "№#＃"
SIGNS = "+＋－−±"
"""Signs of a number, where a figure follows."""

NO_START = frozenset(STOPS + CLOSING + CONNECTORS + INTERPUNCTS + SOLIDI + DASHES + ELLIPSES + UNITS + ">")
"""Line-start prohibition."""

NO_END = frozenset(OPENING + CURRENCIES + NUMBER_SIGNS + INTERPUNCTS + "／<")
"""Line-end prohibition. The interpunct is ours, not clreq's: a name is not parted at its dot."""

PAIRED = frozenset(DASHES + ELLIPSES)
"""Marks of two characters: a run of the same one is never parted."""

CALENDAR = frozenset("年月日號号時时分秒萬億兆千百万亿")
"""What a figure is not parted from: its date's units and its magnitude. Measure words (噸, 盧布) may part."""

HOLDING = frozenset("\u00a0\u202f\u2060\ufeff\"'")
"""No row ends before or after them: white space that forbids it, and straight quotation marks, which do not
say whether they open or close (as in Unicode's line breaking, class QU)."""
