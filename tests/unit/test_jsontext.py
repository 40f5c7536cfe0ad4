"""JSON that may be shown to a terminal, and says the same."""

from __future__ import annotations

import json
import unicodedata

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.jsontext import json_text
from tests.hostile import HOSTILE

values = st.recursive(
    st.one_of(st.none(), st.integers(), st.text(max_size=20), st.sampled_from(list(HOSTILE.values()))),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.text(max_size=8), inner)),
    max_leaves=8,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine makes texts slowly
@given(values)
def test_no_value_is_changed_and_nothing_hidden_is_written(made: object) -> None:
    written = json_text(made, indent=1)
    assert json.loads(written) == json.loads(json.dumps(made))
    for character in written:
        assert character == "\n" or unicodedata.category(character) not in ("Cc", "Cs", "Zl", "Zp")
        assert not 0x202A <= ord(character) <= 0x202E
        assert not 0x2066 <= ord(character) <= 0x2069


def test_chinese_stays_as_it_is() -> None:
    assert json_text({"讀": "本，衞"}) == '{"讀": "本，衞"}'
