"""Bodies of HCL: attributes and blocks. What is broken is told, and reading goes on behind it.

https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#structural-elements
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.model import Unknown
from remit.sources.terraform.hcl.expressions import Expressions
from remit.sources.terraform.hcl.lexer import END, LINES, NEWLINE, QUOTE, STRING, WORD, SyntaxFault
from remit.sources.terraform.hcl.lines import HEADER, LINE, plain_value, skip_blanks
from remit.sources.terraform.hcl.nodes import Attribute, Block, Body, Literal

if TYPE_CHECKING:
    from remit.sources.terraform.hcl.nodes import File

MOST_FAULTS = 5
"""Of one file; what comes after is mostly a consequence of what came before."""

# Where reading may go on: Terraform's own blocks, so that a line of a script inside a heredoc does not look like one.
_BLOCK = re.compile(
    r"^(?:resource|data|variable|output|locals|module|provider|terraform|moved|import|removed|check|ephemeral)"
    r'(?:[ \t]++(?:"[^"\n]*+"|[\w-]++))*+[ \t]*+\{',
    re.MULTILINE,
)
_ARGUMENT = re.compile(r"^[A-Za-z_][\w-]*+[ \t]*+=(?!=)", re.MULTILINE)
_LABEL_KINDS = {WORD, STRING, QUOTE}


class Parser(Expressions):
    """Reads a file. `faults` are the places that are no HCL, in order."""

    __slots__ = ("_item_at", "faults")

    def __init__(self, file: File, start: int = 0, limit: int | None = None) -> None:
        """See Lexer."""
        super().__init__(file, start, limit)
        self.faults: list[SyntaxFault] = []
        self._item_at = 0

    def document(self, *, values: bool) -> Body:
        """The whole file; with `values` a file of arguments alone (tfvars). What a fault is in is left out."""
        body = Body(self.file)
        while True:
            try:
                self._fill(body, END, 0)
            except SyntaxFault as fault:
                self.faults.append(fault)
                if len(self.faults) >= MOST_FAULTS or not self._recover(fault, values=values):
                    break
            else:
                break
        body.end = self.limit
        return body

    def _recover(self, fault: SyntaxFault, *, values: bool) -> bool:
        """Stand before the next block or argument behind a fault; False when there is none.

        What never ended has swallowed what follows: there, look behind its beginning. So too among values, where the
        next argument is mistaken for a part of a list that is not closed.
        """
        behind = self._item_at if fault.unclosed or values else max(fault.at, self._item_at)
        pattern = _ARGUMENT if values else _BLOCK
        found = pattern.search(self.text, behind + 1, self.limit)
        if found is None:
            return False
        self.end = found.start()
        self.match = LINES
        return True

    def _fill(self, body: Body, closing: str, depth: int) -> None:
        """Items up to the closing token, which stays the token at hand."""
        while True:
            self._plain_lines(body)
            header = HEADER(self.text, self.end, self.limit)
            if header:
                self._plain_block(header, body, depth)
            else:
                self.advance()
            if self.kind == WORD:
                if depth == 0:
                    self._item_at = self.start
                self._item(body, depth)
            if self.kind == closing:
                body.end = self.end
                return
            if self.kind != NEWLINE:
                self.unexpected("an argument or a block" if closing == END else "an argument, a block or '}'")

    def _plain_lines(self, body: Body) -> None:
        text, limit = self.text, self.limit
        self.end = skip_blanks(text, self.end, limit).end()  # type: ignore[union-attr]  # it matches nothing at least
        while found := LINE(text, self.end, limit):
            self.end = found.end()
            self._put(body, Attribute(found[1], plain_value(found)[0], found.start(1)))

    def _plain_block(self, header: re.Match[str], body: Body, depth: int) -> None:
        """A block whose first line is plain, and what is behind it as the token at hand."""
        self.start = at = header.start(1)
        self.end = header.end()
        if depth == 0:
            self._item_at = at
        labels = tuple(header[2].split('"')[1::2])
        body.blocks.append(Block(header[1], labels, self._inside(at, depth), at))
        self._end_item()

    def _end_item(self) -> None:
        """A newline must follow an item, or the end of the file."""
        if self.kind not in {NEWLINE, END}:
            self.unexpected("a new line", "put each argument and block on a line of its own")

    def _inside(self, opened: int, depth: int) -> Body:
        """The body of a block of several lines, and past its closing brace."""
        self.check_depth(depth + 1)
        body = Body(self.file)
        try:
            self._fill(body, "}", depth + 1)
        except SyntaxFault as fault:
            if self.kind == END and fault.at >= self.limit:
                fault.hint = f"the block of line {self.file.line(opened)} is not closed"
            raise
        body.end = self.end
        self.advance()
        return body

    def _put(self, body: Body, attribute: Attribute) -> None:
        """Keep an attribute. Of one that stands twice nobody knows which was meant."""
        first = body.attributes.setdefault(attribute.name, attribute)
        if first is not attribute:
            line = self.file.line(first.at)
            message = f"the argument {attribute.name} stands twice, first in line {line}"
            body.attributes[attribute.name] = Attribute(first.name, Literal(Unknown(message), first.at), first.at)
            if len(self.faults) < MOST_FAULTS:
                self.faults.append(SyntaxFault(attribute.at, message, "remove or rename one of the two"))

    def _item(self, body: Body, depth: int) -> None:
        """An attribute or a block, and the newline behind it as the token at hand, or the end of the file."""
        name, at = self.value, self.start
        self.advance()
        if self.kind == "=":
            self.advance()
            self._put(body, Attribute(name, self.expression(depth + 1), at))
        elif self.kind in _LABEL_KINDS or self.kind == "{":
            body.blocks.append(self._block(name, at, depth))
        else:
            self.unexpected("'=' or '{' after the name")
        self._end_item()

    def _block(self, type: str, at: int, depth: int) -> Block:
        labels: list[str] = []
        while self.kind in _LABEL_KINDS:
            labels.append(self._label(depth))
        if self.kind != "{":
            self.unexpected("'{' or a label", 'a block is written: type "label" {')
        self.advance()
        if self.kind == NEWLINE:
            return Block(type, tuple(labels), self._inside(at, depth), at)
        self.check_depth(depth + 1)
        body = Body(self.file)
        if self.kind != "}":
            self._single(body, depth + 1)
        body.end = self.end
        self.advance()
        return Block(type, tuple(labels), body, at)

    def _single(self, body: Body, depth: int) -> None:
        """The one argument of a block in one line, up to the brace."""
        name, at = self.value, self.start
        if self.kind != WORD:
            self.unexpected("an argument or '}'")
        self.advance()
        if self.kind != "=":
            self.unexpected("'='", "a block in one line holds one argument and no block")
        self.advance()
        self._put(body, Attribute(name, self.expression(depth + 1), at))
        if self.kind != "}":
            self.unexpected("'}'", "a block in one line holds one argument; put more on lines of their own")

    def _label(self, depth: int) -> str:
        label, at = self.value, self.start
        if self.kind == QUOTE:
            node = self.term(depth + 1)
            if not isinstance(node, Literal) or not isinstance(node.value, str):
                raise SyntaxFault(at, "a label is a fixed text", "write the name without ${ }")
            return node.value
        self.advance()
        return label
