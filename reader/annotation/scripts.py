"""The blocks of one article in other scripts: for analysis, and for the eye.

Characters come from converting a whole block at once; entries come in the form their readers know, written as
the glossary writes it, so that no conversion error can touch a name it knows.
"""

from __future__ import annotations

from functools import cached_property, lru_cache

from reader.annotation.regional import form_for
from reader.annotation.spans import Span, SpanKind, Spans
from reader.article import Article, Region
from reader.chinese.script import Replacement, Script, ScriptView
from reader.glossary.entry import Kind
from reader.glossary.glossary import Glossary

KEPT_BLOCKS = 64
"""What is on screen, and some either way."""
SAMPLE = 4000
"""Characters that tell what script an article is in; a single block may not."""


NAMES = frozenset((Kind.PERSON, Kind.PLACE))
"""Kinds of entries that are written by sound."""
HOME = {Region.HONG_KONG: Script.HONG_KONG, Region.TAIWAN: Script.TAIWAN}
"""The script an article of a region is in by itself."""


class Scripts:
    def __init__(self, article: Article, glossary: Glossary) -> None:
        self._article = article
        self._glossary = glossary
        self.analysis = lru_cache(KEPT_BLOCKS)(self._analysis)
        """The analysis view of a block, as long as its text."""
        self.characters = lru_cache(KEPT_BLOCKS)(self._characters)
        """A block in a script, character for character."""
        self.convert = lru_cache(4096)(self._convert)
        """A spelling by itself, in a script's characters."""
        self._form = lru_cache(4096)(self._form_of_entry)

    def view(self, block: int, spans: Spans, script: Script) -> ScriptView:
        """Every span survives: a form of another length is a replacement of its span."""
        if script is Script.ORIGINAL:
            return ScriptView(script, spans.text)
        characters = self.characters(block, script)
        pieces: list[str] = []
        replacements: list[Replacement] = []
        at = 0
        for start, end, kind, payload in spans.columns():
            if kind != SpanKind.ENTRY:
                continue
            form = self.form(payload, spans.text[start:end], script)
            if form is None or form == characters[start:end]:
                continue
            if len(form) == end - start:
                pieces += characters[at:start], form
                at = end
            else:
                replacements.append(Replacement(start, end, form))
        return ScriptView(script, "".join([*pieces, characters[at:]]), tuple(replacements))

    def shown(self, block: int, span: Span, script: Script) -> str:
        """What a view shows for one span, without making the view."""
        form = self.form(span.payload, span.text, script) if span.kind is SpanKind.ENTRY else None
        return form or self._in_place(block, span, script)

    def form(self, entry: int, printed: str, script: Script) -> str | None:
        """The form of an entry to show for what is printed; None where its characters say all there is."""
        return None if script is Script.ORIGINAL else self._form(entry, printed, script)

    def form_alone(self, entry: int, printed: str, script: Script) -> str:
        """The same of a spelling that stands in no text."""
        return self.form(entry, printed, script) or self.convert(printed, script)

    def _in_place(self, block: int, span: Span, script: Script) -> str:
        return (
            span.text if script is Script.ORIGINAL else self.characters(block, script)[span.start : span.end]
        )

    def _form_of_entry(self, entry: int, printed: str, script: Script) -> str | None:
        known = self._glossary[entry].entry
        return form_for(known, printed, script, self._convert_name if known.kind in NAMES else self.convert)

    def _analysis(self, block: int) -> str:
        from reader.chinese.script import analysis_view

        return analysis_view(self._article.blocks[block].text)

    def _characters(self, block: int, script: Script) -> str:
        from reader.chinese.script import convert_characters

        text = self._article.blocks[block].text
        # What its own region has printed is that region's form: OpenCC would give 說 as 説, which no paper
        # in Hong Kong prints.
        if HOME.get(self._article.region) is script and self._source != "simplified":
            return text
        return convert_characters(text, script, self._source)

    def _convert(self, form: str, script: Script) -> str:
        from reader.chinese.script import convert_characters

        return form if script is Script.ORIGINAL else convert_characters(form, script, _script_of(form))

    def _convert_name(self, form: str, script: Script) -> str:
        from reader.chinese.script import convert_characters

        return form if script is Script.ORIGINAL else convert_characters(form, script, _script_of(form, True))

    @cached_property
    def _source(self) -> str:
        from reader.chinese.script import detect_script

        sample: list[str] = []
        size = 0
        for block in self._article.blocks:
            sample.append(block.text)
            size += len(block.text)
            if size > SAMPLE:
                break
        return detect_script("".join(sample))


def _script_of(form: str, is_name: bool = False) -> str:
    """Of one spelling, which is too short for counting: simplified only where a character of it is.

    Conversion as simplified text would make 四周年 into 四週年. A name's characters stand for sounds: those
    that traditional texts use too are what they print (布 in 布德里斯, never 佈).
    """
    from reader.chinese.script import analysis_view, convert_characters, is_in_both

    if analysis_view(form) != form:
        return "traditional"
    telling = (character for character in form if not (is_name and is_in_both(character)))
    changed = (convert_characters(each, Script.HONG_KONG, "simplified") != each for each in telling)
    return "simplified" if any(changed) else "traditional"
