"""Templates: quoted text, heredocs, and whole files for `templatefile`.

https://developer.hashicorp.com/terraform/language/expressions/strings
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.sources.terraform.hcl.constructors import loop_names
from remit.sources.terraform.hcl.lexer import IDENTIFIER, SPANS, WORD, SyntaxFault
from remit.sources.terraform.hcl.template_parts import SPACES, Directive, Text, assemble, unindent

if TYPE_CHECKING:
    from remit.sources.terraform.hcl.expressions import Expressions
    from remit.sources.terraform.hcl.nodes import Expression
    from remit.sources.terraform.hcl.template_parts import Piece

# Text up to what ends it: a sequence, a quote, an end of line. Of `$$${` the first `$` is text and the rest an escape.
_QUOTED = re.compile(r'(?:[^"\\$%\r\n]++|\\[^\r\n]|\$\$\{|%%\{|[$%](?!\{))*+')
_LINE = re.compile(r"(?:[^$%\n]++|\$\$\{|%%\{|[$%](?!\{))*+\n?+")
# Behind these Terraform's scanner takes the end of the line for a text of its own, so that `~` trims no more than it.
_END_ALONE = re.compile(r"[$%][ \t]\n\Z")
_SEQUENCE = re.compile(r"([$%])\{(~?)")
_ESCAPES = re.compile(r'\$\$\{|%%\{|\\(?:[nrt"\\]|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|.)', re.DOTALL)
_DOUBLED = re.compile(r"\$\$\{|%%\{")
_MARKER = re.compile(rf"[^\S\n]*+({IDENTIFIER})[^\S\n]*+(?=\n)")
# Whole lines with nothing to expand, none of which may end a heredoc.
_PLAIN_LINES = re.compile(rf"(?:(?![^\S\n]*+{IDENTIFIER}[^\S\n]*+\n)[^$%\n]*+\n)++")
_CONTROL = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\"}
_WORDS = {"if", "else", "endif", "for", "endfor"}


def read_quoted(reader: Expressions, depth: int) -> Expression:
    """`"…"`, from the opening quote on; the token behind it is next."""
    opened = reader.start
    reading = _Reading(reader, depth)
    at = opened + 1
    while True:
        found = _QUOTED.match(reader.text, at, reader.limit)
        end = found.end()  # type: ignore[union-attr]  # it matches nothing at least
        if end > at:
            reading.add(_unescaped(reader.text[at:end], at), at)
        char = reader.text[end : min(end + 1, reader.limit)]
        if char == '"':
            break
        if char not in {"$", "%"}:
            hint = 'end it with ", or write a text of several lines as a heredoc: <<EOT'
            raise SyntaxFault(opened, "this text does not end on its line", hint)
        at = reading.sequence(end)
    node = reading.finish(opened)
    reader.end = end + 1
    reader.advance()
    return node


def read_heredoc(reader: Expressions, depth: int) -> Expression:
    """`<<NAME` or `<<-NAME` up to the line that holds NAME alone; the newline behind that is next."""
    opened, flush = reader.start, reader.value[2] == "-"
    marker = reader.value[2 + flush :].strip()
    text, limit = reader.text, reader.limit
    reading = _Reading(reader, depth)
    at, begun = reader.end, True
    while at < limit:
        ending = _MARKER.match(text, at, limit) if begun else None
        if ending and ending[1] == marker:
            break
        at, begun = reading.line(at)
    else:
        hint = f"end it with a line that holds {marker[:40]} alone, and a newline"
        raise SyntaxFault(opened, "this heredoc never ends", hint, unclosed=True)
    node = reading.finish(opened, flush=flush)
    # A carriage return before the newline is part of that newline's token.
    reader.end = ending.end() - (text[ending.end() - 1] == "\r")
    reader.advance()
    return node


def read_bare(reader: Expressions, depth: int) -> Expression:
    """A template from where the reader stands to its limit, as in a template file and in JSON syntax."""
    at = opened = reader.end
    reading = _Reading(reader, depth)
    while at < reader.limit:
        at, _ = reading.line(at)
    return reading.finish(opened)


class _Reading:
    """One template being read: its pieces so far, and whether the next text loses its leading spaces."""

    __slots__ = ("depth", "height", "pieces", "reader", "trim")

    def __init__(self, reader: Expressions, depth: int) -> None:
        self.reader = reader
        self.depth = depth
        self.pieces: list[Piece] = []
        self.trim = False
        self.height = 0

    def add(self, text: str, at: int) -> None:
        """Fixed text, escapes undone."""
        if self.trim:
            text, self.trim = text.lstrip(SPACES), False
        self.pieces.append(Text(text, at))

    def line(self, at: int) -> tuple[int, bool]:
        """Text to the end of a line, or the sequence that stands here. Where to go on, and whether a line begins."""
        text = self.reader.text
        plain = _PLAIN_LINES.match(text, at, self.reader.limit)
        if plain:
            for line in plain[0].split("\n")[:-1]:
                self.add(line + "\n", at)
                at += len(line) + 1
            return at, True
        end = _LINE.match(text, at, self.reader.limit).end()  # type: ignore[union-attr]  # it matches nothing at least
        if end == at:
            return self.sequence(at), False
        found = text[at:end]
        alone = _END_ALONE.search(found) is not None
        text = found[:-1] if alone else found
        self.add(_DOUBLED.sub(_half, text) if "{" in text else text, at)
        if alone:
            self.add("\n", end - 1)
        return end, found.endswith("\n")

    def sequence(self, at: int) -> int:
        """`${ … }` or `%{ … }`. The offset behind it."""
        reader = self.reader
        opening = _SEQUENCE.match(reader.text, at, reader.limit)
        if opening is None:  # a backslash stands here, at the end of the line
            raise SyntaxFault(at, "this text does not end on its line")
        last = self.pieces[-1] if self.pieces else None
        if opening[2] and isinstance(last, Text):
            last.text = last.text.rstrip(SPACES)
        outer, reader.match = reader.match, SPANS
        reader.end = opening.end()
        reader.advance()
        self.pieces.append(self._directive(at) if opening[1] == "%" else self._expression())
        if reader.kind not in {"}", "~}"}:
            escape = opening[1] * 2
            reader.unexpected("'}'", f"if this is not for Terraform, escape it: {escape}{{")
        self.trim = reader.kind == "~}"
        reader.match = outer
        return reader.end

    def finish(self, at: int, *, flush: bool = False) -> Expression:
        """The template as an expression."""
        if flush:
            unindent(self.pieces)
        node, nesting = assemble(self.pieces, at, self.depth)
        self.reader.grow(max(self.height + nesting, 1))
        return node

    def _expression(self) -> Expression:
        node = self.reader.expression(self.depth + 1)
        self.height = max(self.height, self.reader.height)
        return node

    def _directive(self, at: int) -> Directive:
        reader = self.reader
        word = reader.value if reader.kind == WORD else ""
        if word not in _WORDS:
            reader.unexpected("if, else, endif, for or endfor", "if this is not for Terraform, escape it: %%{")
        reader.advance()
        names = loop_names(reader) if word == "for" else ("", "")
        return Directive(word, at, self._expression() if word in {"if", "for"} else None, names)


def _half(found: re.Match[str]) -> str:
    return found[0][1:]


def _unescaped(text: str, at: int) -> str:
    """Quoted text with its escapes undone."""
    if "\\" not in text and "{" not in text:
        return text

    def replaced(found: re.Match[str]) -> str:
        escape = found[0]
        if escape[0] != "\\":
            return escape[1:]
        digits = found[1] or found[2]
        if digits:
            return _character(int(digits, 16), at + found.start())
        if escape[1] not in _CONTROL:
            message = "the backslash begins no escape that HCL knows"
            raise SyntaxFault(at + found.start(), message, r"write \\ for a backslash itself")
        return _CONTROL[escape[1]]

    return _ESCAPES.sub(replaced, text)


def _character(code: int, at: int) -> str:
    if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:  # noqa: PLR2004 — Unicode's end, and its surrogates
        raise SyntaxFault(at, f"U+{code:04X} is no character", r"write one beyond U+FFFF as \U and 8 digits")
    return chr(code)
