"""What an error of the AWS provider teaches of a configuration, for `tools/terraform_defaults.py`.

The provider names in its errors the attribute, and mostly the values that it takes: `expected mode to be one of […]`,
``one of `ami,launch_template` must be specified``. Each pattern below reads one of these sentences.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from tools.terraform_minimal import ARN, entry, guess

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tools.terraform_minimal import Learnt


class Fault(NamedTuple):
    """One error: the path that it stands at (`""`: the resource as a whole), and its text."""

    path: str
    text: str


class Subject(NamedTuple):
    """The configuration that is repaired: the provider's schema of its type, what is known, and its values."""

    schema: dict[str, Any]
    learnt: Learnt
    values: dict[str, Any]


def repair(fault: Fault, subject: Subject) -> bool:
    """Take from an error what it teaches; whether that was anything new."""
    learnt = subject.learnt
    before = (dict(learnt.values), set(learnt.add), dict(learnt.often))
    for pattern, change in SENTENCES:
        found = re.search(pattern, fault.text, re.DOTALL)
        if found is not None:
            change(found, fault, subject)
            break
    return before != (learnt.values, learnt.add, learnt.often)


def _value(found: re.Match[str], fault: Fault, subject: Subject) -> None:
    """The first value that an attribute may have."""
    _put(found[1], found[2], fault, subject)


def _arn(found: re.Match[str], fault: Fault, subject: Subject) -> None:
    _put(found[1], ARN, fault, subject)


def _document(found: re.Match[str], fault: Fault, subject: Subject) -> None:
    _put(found[1], "{}", fault, subject)


def _length(found: re.Match[str], fault: Fault, subject: Subject) -> None:
    """A text made as long as it must be."""
    for path in _places(found[1], fault, subject):
        there = str(subject.learnt.values.get(path) or guess(path.rpartition(".")[2], "string"))
        least, most = int(found[2]), int(found[3])
        subject.learnt.values[path] = there.ljust(least, "0")[:most]


def _several(found: re.Match[str], _: Fault, subject: Subject) -> None:
    """A block repeated, or a list made longer."""
    path, least = _bare(found[1]), int(found[2])
    told = entry(subject.schema, path)
    if told is not None and "block" in told:
        subject.learnt.often[path] = least
    elif told is not None:
        first = guess(path.rpartition(".")[2], told["type"])[0]
        subject.learnt.values[path] = [f"{str(first)[:-1]}{at}" for at in range(least)]


def _all(found: re.Match[str], _: Fault, subject: Subject) -> None:
    for path in _known(found[1], subject):
        subject.learnt.write(path)


def _one(found: re.Match[str], _: Fault, subject: Subject) -> None:
    """One of several attributes or blocks, plain attributes first."""
    options = sorted(_known(found[1], subject), key=lambda path: "block" in (entry(subject.schema, path) or {}))
    if options and not subject.learnt.add & set(options):
        subject.learnt.write(options[0])


SENTENCES: tuple[tuple[str, Callable[[re.Match[str], Fault, Subject], None]], ...] = (
    (r'expected (\S+) to be one of \["?([^"\] ]*)', _value),
    (r"Path: (\S+).*?Valid Values: \[(\S+?)[ \]]", _value),
    (r'Attribute (\S+) value must be one of: \["?([^"\] ]*)', _value),
    (r"expected length of (\S+) to be in the range \((\d+) - (\d+)\)", _length),
    (r"expected (\S+) to be in the range \(([\d.]+) - ", _value),
    (r"expected (\S+) to be at least \(?(\d+)", _value),
    (r"Attribute (\S+) value must be (?:at least|between) (\d+)", _value),
    (r'"?([^\s"]+)"? \([^)]*\) is (?:an invalid|not a valid) ARN', _arn),
    (r'"?([^\s"]+)"? contains an invalid JSON', _document),
    (r"Attribute (\S+) requires (\d+) item minimum", _several),
    (r"Block (\S+) must have a configuration value", _all),
    (r"all of `([^`]+)` must be specified", _all),
    (r"one of `([^`]+)` must be specified", _one),
    (r"attributes must be configured: \[([^\n]+)\]", _one),
    (r"only one\) of \[([^\n]+)\] is required", _one),
    (r"out of \[([^\n]+)\] must be specified", _one),
)


def _bare(path: str) -> str:
    """A path without indexes: `rule[0].status` and `rule.0.status` are `rule.status`."""
    return ".".join(step for step in re.sub(r"\[\d+\]", "", path).split(".") if not step.isdigit())


def _known(listed: str, subject: Subject) -> list[str]:
    """The paths of a list that are the type's; `a.b.<.c` is what stands beside `a.b`."""
    paths = []
    for each in listed.split(","):
        around, beside, name = each.strip().partition(".<.")
        paths.append(_bare(f"{around.rpartition('.')[0]}.{name}".lstrip(".") if beside else around))
    return [path for path in paths if entry(subject.schema, path) is not None]


def _put(name: str, value: str, fault: Fault, subject: Subject) -> None:
    """Set an attribute, as a list or a number where the schema wants one."""
    for path in _places(name, fault, subject):
        kind = (entry(subject.schema, path) or {})["type"]
        is_list = isinstance(kind, list) and kind[0] in ("list", "set")
        plain = kind[1] if is_list else kind
        shaped: Any = int(float(value)) if plain == "number" and value.replace(".", "").isdigit() else value
        subject.learnt.values[path] = [shaped] if is_list else shaped


def _places(name: str, fault: Fault, subject: Subject) -> list[str]:
    """The attributes that an error may mean by a name: where it stands, below that, or wherever the name is written."""
    name = _bare(name.strip('"'))
    here = [fault.path] if fault.path.rpartition(".")[2] == name.rpartition(".")[2] else []
    for path in (*here, f"{fault.path}.{name}".lstrip("."), name):
        if "type" in (entry(subject.schema, path) or {}):
            return [path]
    return [path for path in dict.fromkeys(_written(subject.values)) if path.rpartition(".")[2] == name]


def _written(values: Any, path: str = "") -> Iterator[str]:
    """The paths of all that a configuration sets, blocks left out."""
    for name, value in values.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            for each in value:
                yield from _written(each, f"{path}{name}.")
        else:
            yield f"{path}{name}"
