"""The cases of equality: of each type that is read, what a template says of a resource, and how AWS tells of it.

`equality/` has a file for each of CloudFormation's namespaces. A case is named after its type, and where a type has
several, what is special: `AWS::ECS::Service on Fargate`. It has

- `template`: what the template says. `(secret)` is there and kept back, `(unknown)` is not told,
  `(absent)` is not there;
- `made`: the calls that make it in moto, each with its operation (in another Region: `logs@us-east-1:CreateDelivery`),
  its parameters, and what to keep of the answer as `<name>`, beside `<account>` and `<region>`;
- or `answers`: what AWS answers when it is read, by operation, and where it is asked more than once by what is asked
  (`lambda:GetFunctionUrlConfig Qualifier=live`); `!Code` is an error of that code.
"""

from __future__ import annotations

import copy
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml
from botocore.exceptions import ClientError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping


class Case(NamedTuple):
    """One resource of one type. Of `made` and `answers`, one is empty."""

    name: str
    template: dict[str, Any]
    made: list[list[Any]]
    answers: dict[str, Any]

    @property
    def type(self) -> str:
        return self.name.partition(" ")[0]


@cache
def cases() -> list[Case]:
    """All cases, of all files."""
    found: dict[str, Case] = {}
    for path in sorted(Path(__file__).with_name("equality").glob("*.yaml")):
        for name, case in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            assert name not in found, f"{path}: there is another case {name}"
            found[name] = Case(name, case["template"], case.get("made", []), case.get("answers", {}))
    return list(found.values())


def paths(value: Any, path: str) -> Iterator[str]:
    """The dotted paths of all that a template sets."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield f"{path}.{name}".removeprefix(".")
            yield from paths(item, f"{path}.{name}".removeprefix("."))
    elif isinstance(value, list):
        for item in value:
            yield from paths(item, path)


class Answers:
    """An AWS that answers as a case says, and nothing else. `fault` may raise instead, given service and operation."""

    def __init__(self, answers: dict[str, Any], fault: Callable[[str, str], None] | None = None) -> None:
        self._answers = answers
        self._fault = fault

    def call(self, service: str, _region: str, name: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
        if self._fault:
            self._fault(service, name)
        called = f"{service}:{name}"
        asked = (f"{called} {key}={value}" for key, value in parameters.items())
        answer = self._answers.get(next((each for each in asked if each in self._answers), called), {})
        if isinstance(answer, str):
            raise ClientError({"Error": {"Code": answer.removeprefix("!"), "Message": "none"}}, name)
        told: dict[str, Any] = copy.deepcopy(answer)
        return told
