"""One element of a YAML list read, changed and written with its comments, the order of its keys, its quotes:
every plain scalar stays the text it is (no, 1:30, +12, ~), as the reader takes it.
"""

from __future__ import annotations

import io
from functools import cache
from typing import Any

STRING = "tag:yaml.org,2002:str"


def loaded(element: str) -> Any:
    """The one thing in a list. Raises ValueError where it cannot be read, or is not one."""
    from ruamel.yaml.error import YAMLError

    try:
        (known,) = _yaml().load(element)
    except (YAMLError, TypeError) as error:
        raise ValueError(str(error)) from None
    return known


def dumped(element: Any) -> str:
    """A list of this one thing."""
    from ruamel.yaml.comments import CommentedSeq

    written = io.StringIO()
    _yaml().dump(CommentedSeq([element]), written)
    return written.getvalue()


def value(new: Any) -> Any:
    """A value to be put in: lists and maps in one line, and quotes where others would see no text."""
    from ruamel.yaml.comments import CommentedMap, CommentedSeq
    from ruamel.yaml.scalarstring import SingleQuotedScalarString

    if isinstance(new, bool):
        return str(new).lower()
    if isinstance(new, str):
        return new if _is_text(new) else SingleQuotedScalarString(new)
    made: Any
    if isinstance(new, dict):
        made = CommentedMap((key, value(each)) for key, each in new.items())
    else:
        made = CommentedSeq(map(value, new))
    made.fa.set_flow_style()
    return made


def _is_text(plain: str) -> bool:
    """Whether it is a text by YAML 1.1, too, where it stands without quotes."""
    import yaml

    tag: str = _resolver().resolve(yaml.ScalarNode, plain, (True, False))
    return tag == STRING


@cache
def _resolver() -> Any:
    from yaml.resolver import Resolver

    return Resolver()


def _yaml() -> Any:
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.Resolver = _texts()
    yaml.preserve_quotes = True
    yaml.width = 4096
    yaml.allow_unicode = True
    return yaml


@cache
def _texts() -> Any:
    from ruamel.yaml.nodes import ScalarNode
    from ruamel.yaml.resolver import VersionedResolver

    class Texts(VersionedResolver):
        def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
            return super().resolve(kind, value, (False, True) if kind is ScalarNode else implicit)

    return Texts
