"""JSON as nodes with their places: Objects, Tuples and Literals, strings not read any further.

https://developer.hashicorp.com/terraform/language/syntax/json
"""

from __future__ import annotations

import re
from bisect import bisect_right
from json import JSONDecodeError
from json.decoder import scanstring  # type: ignore[attr-defined]  # missing in its stub
from typing import TYPE_CHECKING

from remit.sources.terraform.hcl.lexer import SyntaxFault
from remit.sources.terraform.hcl.literals import number_literal, text_literal
from remit.sources.terraform.hcl.nodes import Expression, Literal, Object, Tuple
from remit.sources.terraform.limits import DEPTH

if TYPE_CHECKING:
    from collections.abc import Callable

_TOKEN = re.compile(
    r"[ \t\r\n]*+(?:"
    r'("[^"\\\x00-\x1f]*+(?:\\.[^"\\\x00-\x1f]*+)*+")'  # 1 string
    r"|(-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?+(?:[eE][+-]?[0-9]++)?+(?![0-9A-Za-z.+_-]))"  # 2 number
    r"|(true|false|null)\b|([{}\[\],:])|(\Z))"  # 3 word, 4 mark, 5 end
).match
_STRING, _NUMBER, _WORD, _MARK, _END = 1, 2, 3, 4, 5
_BLANK = re.compile(r"[ \t\r\n]*+")
_HALF_PAIR = re.compile("[\ud800-\udfff]")
_ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.")
_WORDS = {"true": True, "false": False, "null": None}


class JsonObject(Object):
    """An object of a JSON document; every key is a Literal. `end` is the offset behind its brace."""

    __slots__ = ("end",)

    end: int


def read_json(text: str) -> Expression:
    """The one value that a text holds. Raises SyntaxFault where it is no JSON, or nested too deep.

    Keys that stand twice are kept, in order: for blocks they mean what an array does.
    """
    reader = _Reader(text)
    node = reader.value(0)
    if reader.group != _END:
        reader.refuse("the end of the file")
    return node


class _Reader:
    """One reading: the token at hand is `found`, its group in the expression `group`."""

    __slots__ = ("end", "found", "group", "start", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.end = 0
        self.advance()

    def advance(self) -> None:
        match = _TOKEN(self.text, self.end)
        if match is None:
            at = _BLANK.match(self.text, self.end).end()  # type: ignore[union-attr]  # it matches nothing at least
            hint = 'strings and keys stand between "'
            raise SyntaxFault(at, "not valid JSON: what stands here is no value", hint)
        self.group: int = match.lastindex  # type: ignore[assignment]  # each alternative captures
        self.start, self.end = match.span(self.group)
        self.found = match[self.group]

    def refuse(self, wanted: str) -> None:
        if self.group == _END:
            raise SyntaxFault(self.start, f"not valid JSON: the file ends where {wanted} is expected")
        raise SyntaxFault(self.start, f"not valid JSON: expected {wanted}")

    def value(self, depth: int) -> Expression:
        if depth > DEPTH:
            raise SyntaxFault(self.start, f"nested more than {DEPTH} levels deep", "no real configuration is")
        node: Expression
        if self.group == _STRING:
            node = text_literal(unescape(self.text, self.start), self.start)
        elif self.group == _NUMBER:
            node = number_literal(self.found, self.start)
        elif self.group == _WORD:
            node = Literal(_WORDS[self.found], self.start)
        elif self.found == "{":
            return self._object(depth)
        elif self.found == "[":
            return self._array(depth)
        else:
            self.refuse("a value")
        self.advance()
        return node

    def _object(self, depth: int) -> Expression:
        at, items = self.start, list[tuple[Expression, Expression]]()
        self.advance()
        while self.found != "}" or self.group != _MARK:
            if self.group != _STRING:
                self.refuse("a key in quotes")
            key = text_literal(unescape(self.text, self.start), self.start)
            self.advance()
            self._take(":")
            items.append((key, self.value(depth + 1)))
            if not self._more("}"):
                break
            if self.group != _STRING:
                self.refuse("a key in quotes")
        node = JsonObject(tuple(items), at)
        node.end = self.end
        self.advance()
        return node

    def _array(self, depth: int) -> Expression:
        at, items = self.start, list[Expression]()
        self.advance()
        while self.found != "]" or self.group != _MARK:
            items.append(self.value(depth + 1))
            if not self._more("]"):
                break
            if self.group == _MARK and self.found == "]":
                self.refuse("a value")
        self.advance()
        return Tuple(tuple(items), at)

    def _take(self, mark: str) -> None:
        if self.group != _MARK or self.found != mark:
            self.refuse(f"'{mark}'")
        self.advance()

    def _more(self, bracket: str) -> bool:
        """Whether a comma follows, which is gone past; else the bracket must be at hand."""
        if self.group == _MARK and self.found == ",":
            self.advance()
            return True
        if self.group != _MARK or self.found != bracket:
            self.refuse(f"',' or '{bracket}'")
        return False


def unescape(text: str, quote: int) -> str:
    """The string whose opening quote stands at that offset."""
    try:
        string: str = scanstring(text, quote + 1, True)[0]  # noqa: FBT003 — its parameters have no names
    except JSONDecodeError as error:
        raise SyntaxFault(error.pos, "not valid JSON: an escape that it does not know") from None
    if _HALF_PAIR.search(string):
        raise SyntaxFault(quote, "half of a surrogate pair", r"\ud800 to \udfff are characters in pairs only")
    return string


def offsets(raw: str, at: int) -> Callable[[int], int]:
    """Where in a file the characters of a string stand, given what is between its quotes and where that begins."""
    decoded, real = [0], [at]
    for escape in _ESCAPE.finditer(raw):
        behind = escape.start() + at - real[-1] + decoded[-1] + 1
        decoded.append(behind)
        real.append(at + escape.end())

    def offset(index: int) -> int:
        part = bisect_right(decoded, index) - 1
        return real[part] + index - decoded[part]

    return offset
