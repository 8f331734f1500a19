"""Expressions of HCL.

https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#expressions

Operators of two sides are folded with a stack of their own, signs and traversals in loops, so that Python's stack grows
with brackets only, and those are counted. `height` is how deep the tree of the last expression read is: whoever walks a
tree may recurse.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.sources.terraform.hcl.constructors import read_object, read_tuple
from remit.sources.terraform.hcl.lexer import (
    HEREDOC,
    NUMBER,
    QUOTE,
    SPANS,
    STRING,
    WORD,
    Lexer,
    SyntaxFault,
)
from remit.sources.terraform.hcl.literals import KEYWORDS, number_literal, text_literal
from remit.sources.terraform.hcl.nodes import (
    Binary,
    Call,
    Conditional,
    Expression,
    GetAttr,
    Index,
    Literal,
    Name,
    Splat,
    SplatItem,
    Unary,
)
from remit.sources.terraform.hcl.template_reader import read_heredoc, read_quoted
from remit.sources.terraform.limits import DEPTH

if TYPE_CHECKING:
    from collections.abc import Callable

    from remit.sources.terraform.hcl.nodes import File

HEIGHT = 3 * DEPTH
"""Nodes on the longest way from an expression to a leaf of it."""

_LONGEST_NAME = 1000
"""Characters of a function's name with its namespaces."""

_BINDING = {
    "||": 1, "&&": 2, "==": 3, "!=": 3, "<": 4, ">": 4, "<=": 4, ">=": 4, "+": 5, "-": 5, "*": 6, "/": 6, "%": 6,
}  # fmt: skip
_SPLAT = re.compile(r"\[[ \t]*+\*[ \t]*+\]")


class Expressions(Lexer):
    """Reads expressions. Each method begins at the first token of what it reads and leaves the token after it.

    `depth` is in how many brackets, blocks and templates the reading is.
    """

    __slots__ = ("height",)

    def __init__(self, file: File, start: int = 0, limit: int | None = None) -> None:
        """See Lexer."""
        super().__init__(file, start, limit)
        self.height = 1

    def expression(self, depth: int) -> Expression:
        """Any expression."""
        self.check_depth(depth)
        left = self.term(depth)
        if self.kind in _BINDING:
            left = self._operators(left, depth)
        if self.kind == "?":
            left = self._conditional(left, depth)
        return left

    def check_depth(self, depth: int) -> None:
        """Raise when the token stands in too many brackets."""
        if depth > DEPTH:
            message = f"brackets, blocks and templates within each other more than {DEPTH} deep"
            raise SyntaxFault(self.start, message, "move inner parts into locals")

    def grow(self, height: int) -> None:
        """Set the height of the expression at hand; raise when it is too much."""
        if height > HEIGHT:
            message = f"an expression of more than {HEIGHT} steps, one upon the other"
            raise SyntaxFault(self.start, message, "split it over several locals")
        self.height = height

    def term(self, depth: int) -> Expression:
        """An operand with what follows it: `.name`, `[key]`, splats."""
        read = _READERS.get(self.kind)
        if read is None:
            self.unexpected("a value")
        self.height = 1
        node = read(self, depth)
        return self._traversal(node, depth) if self.kind in {".", "["} else node

    def _operators(self, left: Expression, depth: int) -> Expression:
        """What follows a first operand, as long as operators of two sides do. All of them bind to the left."""
        operands, operators = [(left, self.height)], list[str]()
        while power := _BINDING.get(self.kind, 0):
            while operators and _BINDING[operators[-1]] >= power:
                self._fold(operands, operators)
            operators.append(self.kind)
            self.advance()
            right = self.term(depth)
            operands.append((right, self.height))
        while operators:
            self._fold(operands, operators)
        return operands[0][0]

    def _fold(self, operands: list[tuple[Expression, int]], operators: list[str]) -> None:
        right, below = operands.pop()
        left, height = operands[-1]
        self.grow(max(height, below) + 1)
        operands[-1] = (Binary(operators.pop(), left, right, left.at), self.height)

    def _conditional(self, condition: Expression, depth: int) -> Expression:
        height = self.height
        self.advance()
        then = self.expression(depth + 1)
        height = max(height, self.height)
        self.take(":", "the ':' of the conditional")
        otherwise = self.expression(depth + 1)
        self.grow(max(height, self.height) + 1)
        return Conditional(condition, then, otherwise, condition.at)

    def unary(self, depth: int) -> Expression:
        """Signs, and the operand that all of them are for."""
        signs: list[tuple[str, int]] = []
        while self.kind in {"-", "!"}:
            signs.append((self.kind, self.start))
            self.grow(len(signs))
            self.advance()
        node = self.term(depth)
        for operator, at in reversed(signs):
            node = Unary(operator, node, at)
        self.grow(self.height + len(signs))
        return node

    def word(self, depth: int) -> Expression:
        """A name, a keyword, or a call."""
        name, at = self.value, self.start
        self.advance()
        if self.kind in {"(", "::"}:
            return self._call(name, at, depth)
        return Literal(KEYWORDS[name], at) if name in KEYWORDS else Name(name, at)

    def string(self, depth: int) -> Expression:  # noqa: ARG002 — all readers are called alike
        """Text with nothing to expand."""
        node = text_literal(self.value, self.start)
        self.advance()
        return node

    def number(self, depth: int) -> Expression:  # noqa: ARG002 — all readers are called alike
        """A number."""
        node = number_literal(self.value, self.start)
        self.advance()
        return node

    def parentheses(self, depth: int) -> Expression:
        """`(…)`, which is what is inside."""
        outer, self.match = self.match, SPANS
        self.advance()
        node = self.expression(depth + 1)
        self.close(")", outer)
        return node

    def close(self, bracket: str, outer: Callable[..., re.Match[str] | None]) -> None:
        """Go past a closing bracket, back to how newlines counted before it opened."""
        if self.kind != bracket:
            self.unexpected(f"'{bracket}'")
        self.match = outer
        self.advance()

    def _call(self, name: str, at: int, depth: int) -> Expression:
        while self.kind == "::":
            if len(name) > _LONGEST_NAME:
                raise SyntaxFault(at, "the name of a function without end", "write provider::NAME::FUNCTION")
            self.advance()
            if self.kind != WORD:
                self.unexpected("the rest of the function's name")
            name += "::" + self.value
            self.advance()
        if self.kind != "(":
            self.unexpected("'('")
        outer, self.match = self.match, SPANS
        self.advance()
        arguments, expand = self.list_until(")", depth), False
        if self.kind == "..." and arguments:
            expand = True
            self.advance()
        self.close(")", outer)
        return Call(name, arguments, at, expand=expand)

    def list_until(self, bracket: str, depth: int) -> tuple[Expression, ...]:
        """Expressions with commas between them, and perhaps one after the last."""
        items: list[Expression] = []
        height = 0
        while self.kind != bracket:
            items.append(self.expression(depth + 1))
            height = max(height, self.height)
            if self.kind != ",":
                break
            self.advance()
        self.grow(height + 1)
        return tuple(items)

    def _traversal(self, node: Expression, depth: int) -> Expression:
        while True:
            if self.kind == ".":
                self.advance()
                node = self._splat_attributes(node, depth) if self.kind == "*" else self._attribute(node)
            elif self.kind == "[":
                node = self._index(node, depth)
            else:
                return node

    def _attribute(self, node: Expression) -> Expression:
        """`.name` or `.0`, from the name on."""
        if self.kind == NUMBER and not self.value.isdigit():
            raise SyntaxFault(self.start, "two indexes with dots", "write [0][1] for .0.1")
        if self.kind not in {WORD, NUMBER}:
            self.unexpected("a name after '.'")
        node = GetAttr(node, self.value, node.at)
        self.grow(self.height + 1)
        self.advance()
        return node

    def _splat_attributes(self, node: Expression, depth: int) -> Expression:
        """`.*` and the attributes after it, from the star on."""
        self.check_depth(depth + 1)
        height, each = self.height, SplatItem(self.start)
        rest: Expression = each
        self.height = 1
        self.advance()
        while self.kind == ".":
            self.advance()
            rest = self._attribute(rest)
        self.grow(max(height, self.height) + 1)
        return Splat(node, rest, node.at, attributes_only=True)

    def _index(self, node: Expression, depth: int) -> Expression:
        """`[key]`, or `[*]` with all that follows it."""
        height, outer = self.height, self.match
        splat = _SPLAT.match(self.text, self.start, self.limit)
        if splat:
            self.check_depth(depth + 1)
            item = SplatItem(self.start)
            self.height, self.end = 1, splat.end()
            self.advance()
            each = self._traversal(item, depth + 1)
            self.grow(max(height, self.height) + 1)
            return Splat(node, each, node.at, attributes_only=False)
        self.match = SPANS
        self.advance()
        key = self.expression(depth + 1)
        self.close("]", outer)
        self.grow(max(height, self.height) + 1)
        return Index(node, key, node.at)


_READERS: dict[str, Callable[[Expressions, int], Expression]] = {
    WORD: Expressions.word,
    STRING: Expressions.string,
    NUMBER: Expressions.number,
    QUOTE: read_quoted,
    HEREDOC: read_heredoc,
    "(": Expressions.parentheses,
    "[": read_tuple,
    "{": read_object,
    "-": Expressions.unary,
    "!": Expressions.unary,
}
