"""Writes resources as HCL: nested blocks as blocks, documents as `jsonencode`, what is unknown as a variable."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from remit.model import PartialString, Reference, StoredSecret, Unknown, cause_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


class Blocks(list[Any]):
    """Nested blocks of one kind: a mapping of attributes each, or an Unknown for as many as there may be."""


class Json:
    """A value that the provider wants as a text in JSON."""

    def __init__(self, value: Any) -> None:
        self.value = value


class Written:
    """One resource. `attributes` are plain values, `Blocks`, `Json`, references and unknown values, by name."""

    def __init__(self, type: str, label: str, attributes: Mapping[str, Any]) -> None:
        self.type = type
        self.label = label
        self.attributes = attributes


STORED = 'data "aws_secretsmanager_secret_version" "stored" {\n  secret_id = "stored"\n}\n'
"""What reads the secret that a template names by a dynamic reference."""
DEPLOYED = {"AWS::AccountId": "data.aws_caller_identity.current.account_id"}
"""What reads that of which a template has a pseudo parameter."""


class Writer:
    """Makes one text of resources. `named` tells how HCL says a reference: `aws_kms_key.key.arn`."""

    def __init__(self, named: Callable[[Reference], str]) -> None:
        self._named = named
        self._variables: dict[str, None] = {}
        self._read: dict[str, None] = {}
        self._stored = False

    def text(self, resources: Sequence[Written]) -> str:
        parts = [self._resource(each) for each in resources]
        stored = [STORED] if self._stored else []
        read = [f'data "{kind}" "{name}" {{}}\n' for _, kind, name in (each.split(".") for each in self._read)]
        return "\n".join([*(f'variable "{name}" {{}}\n' for name in self._variables), *read, *stored, *parts])

    def _resource(self, told: Written) -> str:
        inner = self._inner(told.attributes, "  ")
        return f'resource "{told.type}" "{told.label}" {{{inner}}}\n'

    def _inner(self, attributes: Mapping[str, Any], indent: str) -> str:
        lines = [line for name, value in attributes.items() for line in self._lines(name, value, indent)]
        return "\n" + "\n".join(lines) + "\n" + indent[2:] if lines else ""

    def _lines(self, name: str, value: Any, indent: str) -> list[str]:
        if not isinstance(value, Blocks):
            return [f"{indent}{name} = {self._value(value, indent)}"]
        return [self._block(name, each, indent) for each in value]

    def _block(self, name: str, value: Any, indent: str) -> str:
        if not isinstance(value, Unknown):
            return f"{indent}{name} {{{self._inner(value, indent + '  ')}}}"
        inner = f"{indent}  for_each = {self._value(value, indent)}\n{indent}  content {{}}\n"
        return f'{indent}dynamic "{name}" {{\n{inner}{indent}}}'

    def _value(self, value: Any, indent: str) -> str:
        if isinstance(value, StoredSecret):
            self._stored = True
            return "data.aws_secretsmanager_secret_version.stored.secret_string"
        if isinstance(value, Unknown):
            read = DEPLOYED.get(cause_of(value).parameter)
            self._read.update({read.rpartition(".")[0]: None} if read else {})
            return read or f"var.{self._variable(value)}"
        if isinstance(value, Reference):
            return self._named(value)
        if isinstance(value, PartialString):
            return f'"{"".join(self._part(part, indent) for part in value.parts)}"'
        if isinstance(value, (Json, list, dict)):
            return self._several(value, indent)
        return quoted(value) if isinstance(value, str) else json.dumps(value)

    def _several(self, value: Json | list[Any] | dict[str, Any], indent: str) -> str:
        if isinstance(value, Json):
            return f"jsonencode({self._value(value.value, indent)})"
        if isinstance(value, dict):
            return self._map(value, indent)
        return f"[{', '.join(self._value(item, indent) for item in value)}]"

    def _map(self, value: dict[str, Any], indent: str) -> str:
        deeper = indent + "  "
        lines = [
            f"{deeper}{key if NAME.fullmatch(key) else quoted(key)} = {self._value(item, deeper)}"
            for key, item in value.items()
        ]
        return "{\n" + "\n".join(lines) + f"\n{indent}}}" if lines else "{}"

    def _part(self, part: Any, indent: str) -> str:
        return quoted(part)[1:-1] if isinstance(part, str) else f"${{{self._value(part, indent)}}}"

    def _variable(self, value: Unknown) -> str:
        cause = cause_of(value)
        name = snake(cause.parameter or re.sub(r"\W+", "_", cause.reason)[:40].strip("_"))
        self._variables[name] = None
        return name


def quoted(text: str) -> str:
    """A text between quotes, with what HCL would read in it kept from being read."""
    return json.dumps(text, ensure_ascii=False).replace("${", "$${").replace("%{", "%%{")


def snake(name: str) -> str:
    """`DBInstance` as `db_instance`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name).lower()
