"""What the parser makes of a file: bodies of attributes and blocks, and expressions, each with where it stands.

The same nodes come from HCL and from its JSON syntax. https://developer.hashicorp.com/terraform/language/syntax/configuration
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from remit.model import Location

if TYPE_CHECKING:
    from typing import Any


class File:
    """One file as read: `name` is what the reader knows it by, `text` what it holds, `comments` (line, text) in order.

    A comment's text is without its `#`, `//` or `/*` marks; one of several lines is an entry for each of them.
    """

    __slots__ = ("_starts", "comments", "name", "text")

    def __init__(self, name: str, text: str) -> None:
        """Lines are counted when somebody asks for one."""
        self.name = name
        self.text = text
        self.comments: list[tuple[int, str]] = []
        self._starts: list[int] | None = None

    def line(self, at: int) -> int:
        """The line of an offset, from 1."""
        return bisect_right(self._lines(), at)

    def place(self, at: int, detail: str = "") -> Location:
        """An offset as a location: line and column from 1."""
        starts = self._lines()
        line = bisect_right(starts, at)
        return Location(self.name, line, at - starts[line - 1] + 1, detail)

    def _lines(self) -> list[int]:
        if self._starts is None:
            starts, at = [0], self.text.find("\n")
            while at >= 0:
                starts.append(at + 1)
                at = self.text.find("\n", at + 1)
            self._starts = starts
        return self._starts


class Body:
    """Attributes and blocks between braces, or a whole file. `end` is the offset after it."""

    __slots__ = ("attributes", "blocks", "end", "file")

    def __init__(self, file: File) -> None:
        """Empty; the parser fills it."""
        self.file = file
        self.attributes: dict[str, Attribute] = {}
        self.blocks: list[Block] = []
        self.end = 0


class Attribute:
    """`name = value`. `at` is the offset of the name; `file` is set when it is not the body's (override files)."""

    __slots__ = ("at", "file", "name", "value")

    def __init__(self, name: str, value: Expression, at: int) -> None:
        """See the class."""
        self.name = name
        self.value = value
        self.at = at
        self.file: File | None = None


class Block:
    """`type "label" { … }`. `at` is the offset of the type."""

    __slots__ = ("at", "body", "labels", "type")

    def __init__(self, type: str, labels: tuple[str, ...], body: Body, at: int) -> None:
        """See the class."""
        self.type = type
        self.labels = labels
        self.body = body
        self.at = at


class Expression:
    """Any expression. `at` is the offset of its first character."""

    __slots__ = ("at",)

    at: int


class Literal(Expression):
    """Text, number (int, or Decimal when it is not whole), True, False, or None for null."""

    __slots__ = ("value",)

    def __init__(self, value: Any, at: int) -> None:
        """See the class."""
        self.value = value
        self.at = at


class Template(Expression):
    """`"a${b}c"` or a heredoc: `parts` are expressions whose texts are joined (a Literal for each fixed text).

    A template that is one interpolation and nothing else (`"${b}"`) is that expression itself, as HCL has it, and never
    a Template; one that is fixed text alone is a Literal.
    """

    __slots__ = ("parts",)

    def __init__(self, parts: tuple[Expression, ...], at: int) -> None:
        """See the class."""
        self.parts = parts
        self.at = at


class TemplateIf(Expression):
    """`%{ if c }…%{ else }…%{ endif }` as a part of a Template; `otherwise` is an empty Literal when not written."""

    __slots__ = ("condition", "otherwise", "then")

    def __init__(self, condition: Expression, then: Expression, otherwise: Expression, at: int) -> None:
        """See the class."""
        self.condition = condition
        self.then = then
        self.otherwise = otherwise
        self.at = at


class TemplateFor(Expression):
    """`%{ for k, v in c }…%{ endfor }` as a part of a Template; `key` is empty when one name is written."""

    __slots__ = ("body", "collection", "key", "value")

    def __init__(self, key: str, value: str, collection: Expression, body: Expression, at: int) -> None:
        """See the class."""
        self.key = key
        self.value = value
        self.collection = collection
        self.body = body
        self.at = at


class Name(Expression):
    """The first name of a traversal: `var` of `var.x`, a resource type, `each`, a name that `for` gives."""

    __slots__ = ("name",)

    def __init__(self, name: str, at: int) -> None:
        """See the class."""
        self.name = name
        self.at = at


class GetAttr(Expression):
    """`object.name`; also the legacy index `object.0`, whose name is digits."""

    __slots__ = ("name", "object")

    def __init__(self, object: Expression, name: str, at: int) -> None:  # noqa: A002 — HCL's word
        """See the class."""
        self.object = object
        self.name = name
        self.at = at


class Index(Expression):
    """`object[key]`."""

    __slots__ = ("key", "object")

    def __init__(self, object: Expression, key: Expression, at: int) -> None:  # noqa: A002 — HCL's word
        """See the class."""
        self.object = object
        self.key = key
        self.at = at


class Splat(Expression):
    """`object[*].rest` or `object.*.rest`. `each` is applied to every element; its root is a `SplatItem`.

    For `[*]` all that follows belongs to `each`; for `.*` (`attributes_only`) only the attributes that follow do.
    """

    __slots__ = ("attributes_only", "each", "object")

    def __init__(self, object: Expression, each: Expression, at: int, *, attributes_only: bool) -> None:  # noqa: A002 — HCL's word
        """See the class."""
        self.object = object
        self.each = each
        self.attributes_only = attributes_only
        self.at = at


class SplatItem(Expression):
    """The element at hand, inside the `each` of the nearest Splat around it."""

    __slots__ = ()

    def __init__(self, at: int) -> None:
        """See the class."""
        self.at = at


class Call(Expression):
    """`name(arguments)`, `expand` when the last one ends in `…`. A namespaced name is whole: `provider::aws::f`."""

    __slots__ = ("arguments", "expand", "name")

    def __init__(self, name: str, arguments: tuple[Expression, ...], at: int, *, expand: bool) -> None:
        """See the class."""
        self.name = name
        self.arguments = arguments
        self.expand = expand
        self.at = at


class Unary(Expression):
    """`-a` or `!a`."""

    __slots__ = ("operand", "operator")

    def __init__(self, operator: str, operand: Expression, at: int) -> None:
        """See the class."""
        self.operator = operator
        self.operand = operand
        self.at = at


class Binary(Expression):
    """`a + b` and the other operators of two sides: + - * / % == != < > <= >= && ||."""

    __slots__ = ("left", "operator", "right")

    def __init__(self, operator: str, left: Expression, right: Expression, at: int) -> None:
        """See the class."""
        self.operator = operator
        self.left = left
        self.right = right
        self.at = at


class Conditional(Expression):
    """`condition ? then : otherwise`."""

    __slots__ = ("condition", "otherwise", "then")

    def __init__(self, condition: Expression, then: Expression, otherwise: Expression, at: int) -> None:
        """See the class."""
        self.condition = condition
        self.then = then
        self.otherwise = otherwise
        self.at = at


class Tuple(Expression):
    """`[a, b]`."""

    __slots__ = ("items",)

    def __init__(self, items: tuple[Expression, ...], at: int) -> None:
        """See the class."""
        self.items = items
        self.at = at


class Object(Expression):
    """`{ a = 1, (b) = 2, "c" : 3 }`. A bare name as key is a Literal; one in parentheses the expression itself."""

    __slots__ = ("items",)

    def __init__(self, items: tuple[tuple[Expression, Expression], ...], at: int) -> None:
        """See the class."""
        self.items = items
        self.at = at


class For(Expression):
    """`[for k, v in c : value if condition]`; with `result_key` `{for k, v in c : result_key => value… if condition}`.

    `key` is empty when one name is written, `condition` None without `if`; `grouped` when `…` follows the value.
    """

    __slots__ = ("collection", "condition", "grouped", "key", "result_key", "result_value", "value")

    def __init__(  # noqa: PLR0913 — a record: every field is named at the call
        self,
        *,
        key: str,
        value: str,
        collection: Expression,
        result_key: Expression | None,
        result_value: Expression,
        condition: Expression | None,
        grouped: bool,
        at: int,
    ) -> None:
        """See the class."""
        self.key = key
        self.value = value
        self.collection = collection
        self.result_key = result_key
        self.result_value = result_value
        self.condition = condition
        self.grouped = grouped
        self.at = at
