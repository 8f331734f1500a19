"""Documents in Terraform said in other ways: as a heredoc, and policies by `data "aws_iam_policy_document"`."""

from __future__ import annotations

import json
from typing import Any

from remit.model import PartialString, Reference, StoredSecret, Unknown
from tests.checks.terraform_examples.hcl import Json, Writer, Written

ELEMENTS = {
    "Sid": "sid",
    "Effect": "effect",
    "Action": "actions",
    "NotAction": "not_actions",
    "Resource": "resources",
    "NotResource": "not_resources",
}
BLOCKS = {"Principal": "principals", "NotPrincipal": "not_principals"}
KNOWN = {*ELEMENTS, *BLOCKS, "Condition"}
SINGLE = ("Sid", "Effect")


class Heredocs(Writer):
    """Every document a heredoc of JSON, with what it refers to between braces."""

    def _several(self, value: Any, indent: str) -> str:
        if not isinstance(value, Json):
            return super()._several(value, indent)
        return f"<<-WAY\n{indent}  {self._json(value.value)}\n{indent}WAY"

    def _json(self, value: Any) -> str:
        if isinstance(value, dict):
            return "{" + ", ".join(f"{json.dumps(name)}: {self._json(item)}" for name, item in value.items()) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(self._json(item) for item in value) + "]"
        if isinstance(value, (Reference, Unknown, StoredSecret)):
            return f'"${{{self._value(value, "")}}}"'
        if isinstance(value, PartialString):
            return self._value(value, "")
        return json.dumps(value).replace("${", "$${").replace("%{", "%%{")


class Documents(Writer):
    """Every policy a data source, where that can say it."""

    def text(self, resources: Any) -> str:
        self._made: list[str] = []
        text = super().text(resources)
        return "\n".join([*self._made, text])

    def _resource(self, told: Written) -> str:
        return super()._resource(told)

    def _several(self, value: Any, indent: str) -> str:
        if not isinstance(value, Json) or not is_plain(value.value):
            return super()._several(value, indent)
        name = f"way_{len(self._made)}"
        self._made.append("")
        blocks = "".join(self._statement(each) for each in listed(value.value["Statement"]))
        version = value.value.get("Version")
        head = f"  version = {json.dumps(version)}\n" if isinstance(version, str) else ""
        self._made[int(name[4:])] = f'data "aws_iam_policy_document" "{name}" {{\n{head}{blocks}}}\n'
        return f"data.aws_iam_policy_document.{name}.json"

    def _statement(self, told: dict[str, Any]) -> str:
        lines: list[str] = []
        for name, value in told.items():
            if name in ELEMENTS:
                lines.append(
                    f"    {ELEMENTS[name]} = {self._value(value if name in SINGLE else listed(value), '    ')}"
                )
            elif name in BLOCKS:
                for kind, whom in value.items() if isinstance(value, dict) else [("*", value)]:
                    inner = f"type = {json.dumps(kind)}\n      identifiers = {self._value(listed(whom), '      ')}"
                    lines.append(f"    {BLOCKS[name]} {{\n      {inner}\n    }}")
            else:
                lines += [
                    f"    condition {{\n      test = {json.dumps(test)}\n      variable = {json.dumps(key)}\n"
                    f"      values = {self._value([text(each) for each in listed(wanted)], '      ')}\n    }}"
                    for test, keys in value.items()
                    for key, wanted in keys.items()
                ]
        return "  statement {\n" + "\n".join(lines) + "\n  }\n"


def is_plain(document: Any) -> bool:
    """Whether it is a policy that the data source can say."""
    if not isinstance(document, dict) or not {"Statement"} <= set(document) <= {"Statement", "Version"}:
        return False
    statements = listed(document["Statement"])
    return all(isinstance(each, dict) and set(each) <= KNOWN and conditions_are_plain(each) for each in statements)


def conditions_are_plain(statement: dict[str, Any]) -> bool:
    """Whether its conditions are written out."""
    told = statement.get("Condition", {})
    return isinstance(told, dict) and all(isinstance(keys, dict) for keys in told.values())


def listed(value: Any) -> list[Any]:
    """One or several as several."""
    return value if isinstance(value, list) else [value]


def text(value: Any) -> Any:
    """A value of a condition as text."""
    return json.dumps(value) if isinstance(value, bool) else value
