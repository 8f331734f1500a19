"""Terraform's JSON syntax as bodies and blocks.

https://developer.hashicorp.com/terraform/language/syntax/json

What is an argument and what a block inside a resource cannot be told without the provider's schema, so there everything
is an attribute. Which strings are templates, which are references and which are taken as they are stands in that page's
"Block-type-specific Exceptions".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.model import Unknown
from remit.sources.terraform.hcl.expressions import Expressions
from remit.sources.terraform.hcl.json_reader import JsonObject, offsets, read_json
from remit.sources.terraform.hcl.lexer import END, SPANS, SyntaxFault
from remit.sources.terraform.hcl.nodes import Attribute, Block, Body, Expression, File, Literal, Object, Tuple
from remit.sources.terraform.hcl.parser import MOST_FAULTS
from remit.sources.terraform.hcl.template_reader import read_bare

if TYPE_CHECKING:
    from typing import TypeAlias

    Rule: TypeAlias = "str | dict[str, Rule]"

_TEMPLATE, _LITERAL, _REFERENCE = "template", "literal", "reference"
_ANY = "*"
"""In a rule: every name that it does not list."""

_STRING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"')
_LABELS = {
    "resource": 2, "data": 2, "ephemeral": 2, "variable": 1, "output": 1, "module": 1, "provider": 1, "check": 1,
    "locals": 0, "terraform": 0, "moved": 0, "import": 0, "removed": 0,
}  # fmt: skip
_CONNECTION: Rule = {"type": _LITERAL}
_RESOURCE: Rule = {
    "provider": _REFERENCE,
    "depends_on": _REFERENCE,
    "lifecycle": {"ignore_changes": _REFERENCE, "replace_triggered_by": _REFERENCE},
    "connection": _CONNECTION,
    "provisioner": {_ANY: {"connection": _CONNECTION}},
}
_RULES: dict[str, Rule] = {
    "resource": _RESOURCE,
    "data": _RESOURCE,
    "ephemeral": _RESOURCE,
    "variable": {_ANY: _LITERAL, "type": _REFERENCE, "validation": _TEMPLATE},
    "output": {"description": _LITERAL, "sensitive": _LITERAL, "depends_on": _REFERENCE},
    "module": {"source": _LITERAL, "version": _LITERAL, "providers": _REFERENCE, "depends_on": _REFERENCE},
    "provider": {"alias": _LITERAL, "version": _LITERAL},
    "terraform": _LITERAL,
    "moved": _REFERENCE,
    "import": {"to": _REFERENCE, "provider": _REFERENCE},
    "removed": {"from": _REFERENCE},
}


def read_document(file: File, *, values: bool) -> tuple[Body, list[SyntaxFault]]:
    """A whole file. With `values` it is a `.tfvars.json`, whose strings are never templates.

    The texts of `"//"` properties become the file's comments.
    """
    document = _Document(file)
    body = Body(file)
    body.end = len(file.text)
    try:
        root = read_json(file.text)
    except SyntaxFault as fault:
        return body, [fault]
    if not isinstance(root, JsonObject):
        return body, [SyntaxFault(root.at, "a configuration in JSON is an object", "begin it with {")]
    if values:
        document.fill(body, root, _LITERAL)
    else:
        for key, value in root.items:
            document.top_level(body, key, value)
    return body, document.faults[:MOST_FAULTS]


class _Document:
    """One file being turned into blocks. `faults` are what could not be read."""

    __slots__ = ("faults", "file")

    def __init__(self, file: File) -> None:
        self.file = file
        self.faults: list[SyntaxFault] = []

    def top_level(self, body: Body, key: Expression, value: Expression) -> None:
        """The blocks of one property of the root."""
        type = _text(key)
        if type == "//":
            self._comment(key, value)
            return
        for labels, at, content in self._blocks(_LABELS.get(type, 0), (), key.at, value):
            try:
                inner = Body(self.file)
                self.fill(inner, content, _RULES.get(type, _TEMPLATE))
            except SyntaxFault as fault:
                self.faults.append(fault)
            else:
                body.blocks.append(Block(type, labels, inner, at))

    def _blocks(
        self, levels: int, labels: tuple[str, ...], at: int, value: Expression
    ) -> list[tuple[tuple[str, ...], int, JsonObject]]:
        """Labels, place and content of each block: an object a label, and arrays wherever there are several."""
        if isinstance(value, Tuple):
            return [block for item in value.items for block in self._blocks(levels, labels, item.at, item)]
        if isinstance(value, Literal) and value.value is None:
            return []
        if not isinstance(value, JsonObject):
            message = "expected an object of names" if levels else "expected an object, or an array of them"
            self.faults.append(SyntaxFault(value.at, message))
            return []
        if not levels:
            return [(labels, at, value)]
        blocks = []
        for key, item in value.items:
            if _text(key) == "//":
                self._comment(key, item)
            else:
                blocks += self._blocks(levels - 1, (*labels, _text(key)), key.at, item)
        return blocks

    def fill(self, body: Body, content: JsonObject, rule: Rule) -> None:
        """Attributes of an object's properties. Of one that stands twice nobody knows which was meant."""
        body.end = content.end
        for key, value in content.items:
            name = _text(key)
            if name == "//":
                self._comment(key, value)
                continue
            first = body.attributes.get(name)
            if first is None:
                body.attributes[name] = Attribute(name, self._read(value, _inner(rule, name), 1), key.at)
                continue
            message = f"the argument {name} stands twice, first in line {self.file.line(first.at)}"
            body.attributes[name] = Attribute(name, Literal(Unknown(message), first.at), first.at)
            self.faults.append(SyntaxFault(key.at, message, "remove one of the two, or make an array of blocks"))

    def _comment(self, key: Expression, value: Expression) -> None:
        if isinstance(value, Literal) and isinstance(value.value, str):
            self.file.comments.append((self.file.line(key.at), value.value))

    def _read(self, node: Expression, rule: Rule, depth: int) -> Expression:
        """A value as HCL has it. Its own depth in the document counts for what its strings nest."""
        if isinstance(node, Object):
            keys = isinstance(rule, str) and rule == _TEMPLATE
            return Object(
                tuple(
                    (
                        self._read(key, _TEMPLATE, depth + 1) if keys else key,
                        self._read(value, _inner(rule, _text(key)), depth + 1),
                    )
                    for key, value in node.items
                ),
                node.at,
            )
        if isinstance(node, Tuple):
            return Tuple(tuple(self._read(item, rule, depth + 1) for item in node.items), node.at)
        if isinstance(node, Literal) and isinstance(node.value, str):
            return self._string(node, rule if isinstance(rule, str) else _TEMPLATE, depth)
        return node

    def _string(self, node: Literal, mode: str, depth: int) -> Expression:
        text: str = node.value
        if mode == _LITERAL or (mode == _TEMPLATE and "{" not in text):
            return node
        raw_end = _STRING.match(self.file.text, node.at).end() - 1  # type: ignore[union-attr]  # it was read as one
        raw = self.file.text[node.at + 1 : raw_end]
        read = read_bare if mode == _TEMPLATE else _reference
        if "\\" not in raw:
            return read(Expressions(self.file, node.at + 1, raw_end), depth)
        place = offsets(raw, node.at + 1)
        try:
            inner = read(Expressions(File(self.file.name, text)), depth)
        except SyntaxFault as fault:
            fault.at = place(fault.at)
            raise
        for part in _parts(inner):
            part.at = place(part.at)
        return inner


def _inner(rule: Rule, name: str) -> Rule:
    """The rule for a property of what a rule is for."""
    return rule if isinstance(rule, str) else rule.get(name, rule.get(_ANY, _TEMPLATE))


def _text(key: Expression) -> str:
    return str(key.value) if isinstance(key, Literal) else ""


def _reference(reader: Expressions, depth: int) -> Expression:
    reader.match = SPANS
    reader.advance()
    node = reader.expression(depth)
    if reader.kind != END:
        reader.unexpected("the end of the reference")
    return node


def _parts(node: Expression) -> list[Expression]:
    """An expression and every expression in it."""
    parts, pending = list[Expression](), [node]
    while pending:
        part = pending.pop()
        parts.append(part)
        for name in type(part).__slots__:
            _collect(getattr(part, name), pending)
    return parts


def _collect(value: object, into: list[Expression]) -> None:
    if isinstance(value, Expression):
        into.append(value)
    elif isinstance(value, tuple):
        for item in value:
            _collect(item, into)
