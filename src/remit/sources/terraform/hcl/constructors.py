"""Tuples, objects and `for`.

https://developer.hashicorp.com/terraform/language/expressions/types

Each function begins at the opening bracket, or the word behind it, and leaves the token behind what it reads.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.sources.terraform.hcl.lexer import LINES, NEWLINE, SPANS, WORD
from remit.sources.terraform.hcl.lines import LINE, plain_value, skip_blanks
from remit.sources.terraform.hcl.nodes import For, Literal, Name, Object, Tuple

if TYPE_CHECKING:
    from remit.sources.terraform.hcl.expressions import Expressions
    from remit.sources.terraform.hcl.nodes import Expression

_BARE_KEY = re.compile(r"[ \t]*+(?:=(?![=>])|:(?!:))")


def read_tuple(reader: Expressions, depth: int) -> Expression:
    """`[…]`."""
    at, outer = reader.start, reader.match
    reader.match = SPANS
    reader.advance()
    if reader.kind == WORD and reader.value == "for":
        node: Expression = _for(reader, at, "]", depth)
    else:
        node = Tuple(reader.list_until("]", depth), at)
        if reader.kind != "]":
            reader.unexpected("',' or ']'")
    reader.close("]", outer)
    return node


def read_object(reader: Expressions, depth: int) -> Expression:
    """`{…}`."""
    at, outer = reader.start, reader.match
    reader.match = SPANS  # up to the first key newlines mean nothing, nor anywhere in a `for`
    reader.advance()
    if reader.kind == WORD and reader.value == "for":
        node: Expression = _for(reader, at, "}", depth)
    else:
        reader.match = LINES
        node = Object(_items(reader, depth), at)
    reader.close("}", outer)
    return node


def _items(reader: Expressions, depth: int) -> tuple[tuple[Expression, Expression], ...]:
    items: list[tuple[Expression, Expression]] = []
    height = 1
    while reader.kind != "}":
        if reader.kind == NEWLINE:
            blanks = skip_blanks(reader.text, reader.end, reader.limit)
            reader.end = blanks.end()  # type: ignore[union-attr]  # it matches nothing at least
            while found := LINE(reader.text, reader.end, reader.limit):
                value, steps = plain_value(found)
                items.append((Literal(found[1], found.start(1)), value))
                reader.end = found.end()
                height = max(height, steps)
            reader.advance()
            continue
        key = _key(reader, depth)
        height = max(height, reader.height)
        if reader.kind not in {"=", ":"}:
            reader.unexpected("'=' after the key")
        reader.advance()
        items.append((key, reader.expression(depth + 1)))
        height = max(height, reader.height)
        if reader.kind == ",":
            reader.advance()
        elif reader.kind not in {NEWLINE, "}"}:
            reader.unexpected("a new line, ',' or '}' after the value", "one entry a line needs no comma")
    reader.grow(height + 1)
    return tuple(items)


def _key(reader: Expressions, depth: int) -> Expression:
    """An object's key. A name alone stands for itreader."""
    bare, name, at = reader.kind == WORD, reader.value, reader.start
    if bare and _BARE_KEY.match(reader.text, reader.end, reader.limit):
        reader.advance()
        reader.height = 1
        return Literal(name, at)
    key = reader.expression(depth + 1)
    return Literal(name, at) if bare and isinstance(key, (Name, Literal)) else key


def _for(reader: Expressions, at: int, bracket: str, depth: int) -> Expression:
    reader.advance()
    key, value = loop_names(reader)
    collection = reader.expression(depth + 1)
    height = reader.height
    reader.take(":", "':' after the collection")
    result = reader.expression(depth + 1)
    height = max(height, reader.height)
    result_key, grouped = None, False
    if bracket == "}":
        reader.take("=>", "'=>' between the key and the value")
        result_key, result = result, reader.expression(depth + 1)
        height = max(height, reader.height)
        if reader.kind == "...":
            grouped = True
            reader.advance()
    condition = None
    if reader.kind == WORD and reader.value == "if":
        reader.advance()
        condition = reader.expression(depth + 1)
        height = max(height, reader.height)
    reader.grow(height + 1)
    return For(
        key=key, value=value, collection=collection, result_key=result_key, result_value=result,
        condition=condition, grouped=grouped, at=at,
    )  # fmt: skip


def loop_names(reader: Expressions) -> tuple[str, str]:
    """`k, v in` or `v in`: the names of key and value, the key's empty when not written."""
    key, value = "", _loop_name(reader)
    if reader.kind == ",":
        reader.advance()
        key, value = value, _loop_name(reader)
    if reader.kind != WORD or reader.value != "in":
        reader.unexpected("'in'")
    reader.advance()
    return key, value


def _loop_name(reader: Expressions) -> str:
    if reader.kind != WORD:
        reader.unexpected("a name after 'for'")
    name = reader.value
    reader.advance()
    return name
