"""From the flat pieces of a template to its tree: indentation, directives that match, texts that meet.

https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#templates
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.sources.terraform.hcl.lexer import SyntaxFault
from remit.sources.terraform.hcl.literals import text_literal
from remit.sources.terraform.hcl.nodes import Expression, Literal, Template, TemplateFor, TemplateIf
from remit.sources.terraform.limits import DEPTH

if TYPE_CHECKING:
    from typing import TypeAlias

    Piece: TypeAlias = "Text | Directive | Expression"

SPACES = "\t\n\v\f\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
"""Unicode's White_Space, which is what `~` trims; Python's own `strip` takes four control characters more."""


class Text:
    """Fixed text, escapes undone. In heredocs and template files every line is one of its own."""

    __slots__ = ("at", "text")

    def __init__(self, text: str, at: int) -> None:
        """See the class."""
        self.text = text
        self.at = at


class Directive:
    """`%{ word … }`: if, else, endif, for, endfor. `subject` is the condition or the collection."""

    __slots__ = ("at", "key", "subject", "value", "word")

    def __init__(self, word: str, at: int, subject: Expression | None, names: tuple[str, str]) -> None:
        """`names` are those of a `for`: key, empty when not written, and value."""
        self.word = word
        self.at = at
        self.subject = subject
        self.key, self.value = names


def unindent(pieces: list[Piece]) -> None:
    """Take from the lines of a `<<-` heredoc the indentation that all of them have.

    As Terraform does it: blank lines do not count and stay as they are, a line that begins with `${` has none, and a
    line whose newline `~` took away is one with the next.
    """
    lines, least = list[Text](), _NO_LINE
    begun = True
    for piece in pieces:
        if begun:
            indent = _indent(piece)
            least = min(least, indent)
            if isinstance(piece, Text) and indent < _NO_LINE:
                lines.append(piece)
        begun = isinstance(piece, Text) and piece.text.endswith("\n")
    for line in lines:
        line.text = line.text[least:]


_NO_LINE = 1 << 62
"""More than any line is indented."""


def _indent(piece: Piece) -> int:
    """How far the line is indented that begins with a piece; a blank line more than any other."""
    if not isinstance(piece, Text):
        return 0
    bare = piece.text.lstrip(SPACES)
    return len(piece.text) - len(bare) if bare or not piece.text.endswith("\n") else _NO_LINE


class _Open:
    """A directive that is not ended yet, or the template as a whole."""

    __slots__ = ("directive", "parts", "then")

    def __init__(self, directive: Directive | None) -> None:
        self.directive = directive
        self.parts: list[Expression] = []
        self.then: list[Expression] | None = None


def assemble(pieces: list[Piece], at: int, depth: int) -> tuple[Expression, int]:
    """The expression of a whole template, and how many directives stand within each other in it at most.

    `at` is where the template begins. Raises `SyntaxFault` for directives that do not match.
    """
    if len(pieces) == 1 and isinstance(pieces[0], Expression):
        return pieces[0], 0
    stack, deepest = [_Open(None)], 1
    for piece in pieces:
        if isinstance(piece, Directive):
            _direct(stack, piece)
            deepest = max(deepest, len(stack))
            if depth + len(stack) > DEPTH:
                raise SyntaxFault(piece.at, f"directives within each other more than {DEPTH} deep")
        else:
            stack[-1].parts.append(piece if isinstance(piece, Expression) else _FixedText(piece.text, piece.at))
    opened = stack[-1].directive
    if opened is not None:
        raise SyntaxFault(opened.at, f"%{{ {opened.word} }} without its end", f"write %{{ end{opened.word} }}")
    return _joined(stack[0].parts, at), deepest


class _FixedText(Literal):
    """A text of the template itself, told apart from `${"a text"}`."""

    __slots__ = ()


def _direct(stack: list[_Open], piece: Directive) -> None:
    if piece.word in {"if", "for"}:
        stack.append(_Open(piece))
    elif piece.word == "else":
        _turn(stack[-1], piece)
    else:
        _end(stack, piece)


def _turn(top: _Open, piece: Directive) -> None:
    """`else`: what follows belongs to the other branch."""
    if top.directive is None or top.directive.word != "if" or top.then is not None:
        raise SyntaxFault(piece.at, "%{ else } without an %{ if } before it")
    top.then, top.parts = top.parts, []


def _end(stack: list[_Open], piece: Directive) -> None:
    """`endif` or `endfor`: the directive is whole and becomes a part of what is around it."""
    top = stack[-1]
    opened = top.directive
    if opened is None or f"end{opened.word}" != piece.word or opened.subject is None:
        raise SyntaxFault(piece.at, f"%{{ {piece.word} }} without an %{{ {piece.word[3:]} }} before it")
    stack.pop()
    node: Expression
    if opened.word == "for":
        body = _joined(top.parts, opened.at)
        node = TemplateFor(opened.key, opened.value, opened.subject, body, opened.at)
    else:
        then, otherwise = (top.parts, []) if top.then is None else (top.then, top.parts)
        node = TemplateIf(opened.subject, _joined(then, opened.at), _joined(otherwise, piece.at), opened.at)
    stack[-1].parts.append(node)


def _joined(parts: list[Expression], at: int) -> Expression:
    """Parts as one: a Literal when all are fixed text, else a Template with no two texts side by side."""
    merged: list[Expression] = []
    texts: list[_FixedText] = []
    for part in parts:
        if isinstance(part, _FixedText):
            texts.append(part)
            continue
        _flush(texts, merged)
        merged.append(part)
    if not merged:
        return text_literal("".join(text.value for text in texts), at)
    _flush(texts, merged)
    return Template(tuple(merged), at)


def _flush(texts: list[_FixedText], merged: list[Expression]) -> None:
    if texts:
        text = "".join(text.value for text in texts)
        if text:
            merged.append(text_literal(text, texts[0].at))
        texts.clear()
