"""`aws_iam_policy_document`: the policy that its blocks describe.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from remit.model import PartialString, Unknown, cause_of
from remit.sources.embedded import parsed
from remit.sources.terraform.evaluation.values import JsonText, OpenList, PartialJson, encode_json, is_unset

if TYPE_CHECKING:
    from collections.abc import Mapping

VERSION = "2012-10-17"
ELEMENTS = {
    "actions": "Action",
    "not_actions": "NotAction",
    "resources": "Resource",
    "not_resources": "NotResource",
}


def encoded(values: Mapping[str, Any]) -> Any:
    """The document as the text that the attribute `json` gives, its structure kept."""
    return encode_json(document(values))


def document(values: Mapping[str, Any]) -> Any:
    """The document: the given ones, then the statements; a statement replaces an earlier one with its Sid."""
    merged = Statements()
    version = VERSION if is_unset(values.get("version")) else values["version"]
    sources = [*_listed(values.get("source_json")), *_listed(values.get("source_policy_documents"))]
    overrides = [*_listed(values.get("override_policy_documents")), *_listed(values.get("override_json"))]
    for each in sources:
        merged.add_document(each)
    written = values.get("statement")
    for block in _listed(written):
        merged.add(statement(block))
    for each in overrides:
        merged.add_document(each)
    made = {"Version": version, "Statement": merged.all()}
    policy_id = values.get("policy_id")
    return made if is_unset(policy_id) else {"Version": version, "Id": policy_id, "Statement": made["Statement"]}


class Statements:
    """Statements in order; one with the Sid of an earlier one takes its place."""

    def __init__(self) -> None:
        """None yet."""
        self._all: list[Any] = []
        self._open: Any = None

    def add(self, statement: Any) -> None:
        """One more; an Unknown says that there may be any number of others."""
        if isinstance(statement, Unknown):
            self._open = self._open or cause_of(statement)
            return
        sid = statement.get("Sid") if isinstance(statement, dict) else None
        for index, each in enumerate(self._all):
            if isinstance(sid, str) and sid and isinstance(each, dict) and _is(each.get("Sid"), sid):
                self._all[index] = statement
                return
        self._all.append(statement)

    def add_document(self, told: Any) -> None:
        """All statements of a document given as text."""
        if told is None or (isinstance(told, str) and not told.strip()):
            return
        given = _decoded(told)
        if not isinstance(given, dict):
            self.add(Unknown(cause_of(told)) if not isinstance(told, str) else Unknown("a source document is no JSON"))
            return
        inner = given.get("Statement")
        for each in inner if isinstance(inner, list) else [inner]:
            if each is not None:
                self.add(each)
        if isinstance(inner, OpenList):
            self.add(Unknown(inner.cause))

    def all(self) -> Any:
        """The statements, open when there may be others."""
        return OpenList(self._all, self._open) if self._open is not None else self._all


def statement(block: Any) -> Any:
    """One statement from its block."""
    if not isinstance(block, dict):
        return Unknown(cause_of(block))
    made: dict[str, Any] = {"Effect": "Allow" if is_unset(block.get("effect")) else block["effect"]}
    if not is_unset(block.get("sid")):
        made["Sid"] = block["sid"]
    for name, element in ELEMENTS.items():
        if block.get(name) is not None and not _is_empty(block[name]):
            made[element] = _unescaped(block[name])
    for name, element in (("principals", "Principal"), ("not_principals", "NotPrincipal")):
        told = _principals(block.get(name))
        if told is not None:
            made[element] = told
    conditions = _conditions(block.get("condition"))
    if conditions is not None:
        made["Condition"] = conditions
    return made


def _principals(blocks: Any) -> Any:
    """Identifiers by type; `*` of type `*` is everyone, also without credentials."""
    if blocks is None or _is_empty(blocks):
        return None
    if not isinstance(blocks, list) or isinstance(blocks, OpenList):
        return Unknown(blocks.cause if isinstance(blocks, OpenList) else cause_of(blocks))
    made: dict[str, Any] = {}
    for block in blocks:
        if not isinstance(block, dict) or not isinstance(block.get("type"), str):
            return Unknown(cause_of(block.get("type") if isinstance(block, dict) else block))
        kind, named = block["type"], _unescaped(block.get("identifiers"))
        if kind == "*" and isinstance(named, list) and any(isinstance(each, str) and each == "*" for each in named):
            return "*"
        made[kind] = [*made[kind], *named] if isinstance(made.get(kind), list) and isinstance(named, list) else named
    return made


def _conditions(blocks: Any) -> Any:
    """Values by operator and key."""
    if blocks is None or _is_empty(blocks):
        return None
    if not isinstance(blocks, list) or isinstance(blocks, OpenList):
        return Unknown(blocks.cause if isinstance(blocks, OpenList) else cause_of(blocks))
    made: dict[str, Any] = {}
    for block in blocks:
        test, variable = (block.get("test"), block.get("variable")) if isinstance(block, dict) else (block, block)
        if not isinstance(test, str) or not isinstance(variable, str):
            return Unknown(cause_of(variable if isinstance(test, str) else test))
        values = _unescaped(block.get("values"))
        keys = made.setdefault(test, {})
        there = keys.get(variable)
        keys[variable] = [*there, *values] if isinstance(there, list) and isinstance(values, list) else values
    return made


def _decoded(text: Any) -> Any:
    """The document that a text holds; the text itself, or None, when it holds none."""
    if isinstance(text, (JsonText, PartialJson)):
        return text.value
    if isinstance(text, str):
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            return None
    return parsed(text) if isinstance(text, PartialString) else None


def _unescaped(value: Any) -> Any:
    """`&{aws:username}` is how a policy variable is written there, `${` being Terraform's."""
    if isinstance(value, list):
        made = [_unescaped(each) for each in value]
        return OpenList(made, value.cause) if isinstance(value, OpenList) else made
    if isinstance(value, PartialString):
        return PartialString(_unescaped(part) for part in value.parts)
    return value.replace("&{", "${") if isinstance(value, str) else value


def _listed(value: Any) -> list[Any]:
    """The items of a list, and an Unknown where there may be others; one value as a list of it."""
    if value is None:
        return []
    if isinstance(value, OpenList):
        return [*value, Unknown(value.cause)]
    return value if isinstance(value, list) else [value]


def _is_empty(value: Any) -> bool:
    return isinstance(value, list) and not isinstance(value, OpenList) and not value


def _is(value: Any, text: str) -> bool:
    return isinstance(value, str) and value == text
