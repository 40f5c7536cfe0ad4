"""What stands on the page for a glossary spelling in another script: the form its readers know.

特朗普 is 川普 in a Taiwan view and 特朗普 again in a simplified one, whichever of them the text prints.
A longer spelling that holds a regional name changes with it (唐納德·特朗普 → 唐納德·川普); a short form
stays what it is.
"""

from __future__ import annotations

from collections.abc import Callable

from reader.chinese.script import Script
from reader.glossary.entry import Entry
from reader.glossary.keys import keys_of

REGION_OF = {Script.SIMPLIFIED: "cn", Script.HONG_KONG: "hk", Script.TAIWAN: "tw"}
Convert = Callable[[str, Script], str]
"""Turns a spelling by itself into a script's characters."""


def form_for(entry: Entry, printed: str, script: Script, convert: Convert) -> str | None:
    """The form to show for `printed`; None where its characters say all there is."""
    if script not in REGION_OF:
        return None
    wanted = wanted_form(entry, script, convert)
    wanted_key, key, *names = keys_of([wanted, printed, *entry.names()])
    if key in names:
        return wanted
    if wanted_key in key:
        return None
    for name in sorted(names, key=len, reverse=True):
        at = key.find(name)
        if len(name) > 1 and at >= 0:
            before, after = printed[:at], printed[at + len(name) :]
            return convert(before, script) + wanted + convert(after, script)
    return None


def wanted_form(entry: Entry, script: Script, convert: Convert) -> str:
    """What a script's readers call the thing: their region's form, else the term in their characters."""
    return convert(entry.form_in(REGION_OF[script]) or entry.term, script)
