"""Which characters may not begin or end a line.

Source: W3C, Requirements for Chinese Text Layout (clreq), section 3.1.6.
"""

from __future__ import annotations

NO_START = frozenset(
    "、，。．：；！？‼⁇⁈⁉"  # pause and stop marks
    "」』）】》〉〕〗］｝〙〛”’"  # closing brackets and quotation marks
    "·‧・•／～–—…⋯゠"  # connector, interpunct, solidus, dash and ellipsis do not begin a line
    "%‰％℃℉°′″"  # a unit stays with its number
    ",.:;!?)]}>"  # the half-width forms found in Hong Kong copy
)
"""Line-start prohibition."""

NO_END = frozenset("「『（【《〈〔〖［｛〘〚“‘·‧([{<$€£¥￥＄№#＃")
"""Line-end prohibition: opening brackets, the interpunct in a name, signs that belong to what follows."""

PAIRED = frozenset("—…⋯─")
"""Two-em dash and ellipsis: a run of the same one is never divided."""
