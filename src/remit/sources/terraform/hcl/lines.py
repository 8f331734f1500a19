"""Lines that need no thought, which are most lines of most files: one expression finds one line."""

from __future__ import annotations

import re

from remit.sources.terraform.hcl.literals import KEYWORDS, text_literal
from remit.sources.terraform.hcl.nodes import Expression, GetAttr, Literal, Name

_BLANKS = r"(?:[ \t\n]++|\r\n)*+"
skip_blanks = re.compile(_BLANKS).match
"""To be called before LINE and HEADER, which begin at a word and end before the next."""

LINE = re.compile(
    r"([A-Za-z_][\w-]*+)[ \t]*+=[ \t]*+"
    r'(?:"([^"\\$%\n\r]*+)"|([1-9][0-9]{0,17}+|0)|([A-Za-z_][\w-]*+(?:\.[A-Za-z_][\w-]*+){0,9}+))'
    rf"[ \t]*+\r?\n{_BLANKS}",
    re.ASCII,
).match
"""`name = value` on a line of its own. Groups: 1 name, then one of 2 text, 3 number, 4 names with dots."""

HEADER = re.compile(
    rf'([A-Za-z_][\w-]*+)((?:[ \t]++"[^"\\$%\n\r]*+")*+)[ \t]*+\{{[ \t]*+\r?\n{_BLANKS}',
    re.ASCII,
).match
"""The first line of a block. Groups: 1 type, 2 labels in quotes."""

_TEXT, _NUMBER = 2, 3


def plain_value(found: re.Match[str]) -> tuple[Expression, int]:
    """The value of a line that `LINE` found, and its height."""
    group: int = found.lastindex  # type: ignore[assignment]  # each alternative captures
    at = found.start(group)
    if group == _TEXT:
        return text_literal(found[2], at - 1), 1
    if group == _NUMBER:
        return Literal(int(found[3]), at), 1
    name, *rest = found[4].split(".")
    node: Expression = Literal(KEYWORDS[name], at) if name in KEYWORDS else Name(name, at)
    for part in rest:
        node = GetAttr(node, part, at)
    return node, len(rest) + 1
