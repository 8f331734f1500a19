"""Addresses as plans and state write them: `module.app["a"].aws_s3_bucket.logs[0]`.

https://developer.hashicorp.com/terraform/cli/state/resource-addressing
"""

from __future__ import annotations

import re
from typing import NamedTuple

from remit.sources.terraform.limits import MODULES
from remit.sources.terraform.plans.shapes import WrongShape

Steps = tuple[tuple[str, str], ...]
"""Module calls from the root down, each with its key as it is written: `("app", '["a"]')`; empty without a key."""

_NAME = r"[^\W\d][\w-]*+"
_KEY = r'(?:\[(?:\d++|"(?:[^"\\]|\\.)*+")\])?+'
_MODULE = re.compile(rf"module\.({_NAME})({_KEY})(?:\.|\Z)")
_RESOURCE = re.compile(rf"({_NAME})\.({_NAME})({_KEY})\Z")
_REFERENCE = re.compile(rf"({_NAME})\.({_NAME})({_KEY})(?:\.(.+))?\Z", re.DOTALL)
_OUTPUT = re.compile(rf"module\.({_NAME})({_KEY})(?:\.({_NAME})(?:([.\[].*))?)?\Z", re.DOTALL)
_ESCAPED = re.compile(r'["\\\n\r\t]|[$%](?=\{)')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "$": "$$", "%": "%%"}


class Address(NamedTuple):
    """A resource instance: where it is, and its key as it is written (`[0]`, `["a"]`; empty without one)."""

    steps: Steps
    type: str
    name: str
    key: str


def parse(text: str) -> Address | None:
    """The parts of an address of a managed resource; None when it is none."""
    at, steps = 0, []
    while (step := _MODULE.match(text, at)) is not None:
        steps.append((step[1], step[2]))
        at = step.end()
    found = _RESOURCE.match(text, at)
    return Address(tuple(steps), found[1], found[2], found[3]) if found is not None else None


def address_of(text: str, what: str) -> Address:
    """The same; `WrongShape` when it is none, or one in modules without end."""
    found = parse(text)
    if found is None or len(found.steps) > MODULES:
        raise WrongShape(what, text, "an address of a resource")
    return found


def reference_parts(text: str) -> tuple[str, str, str, str] | None:
    """Type, name, key and attribute (empty when the whole resource is meant) of `aws_vpc.main[0].id`."""
    found = _REFERENCE.match(text)
    return (found[1], found[2], found[3], found[4] or "") if found is not None else None


def output_parts(text: str) -> tuple[str, str, str, str] | None:
    """Module call, key, output, and what follows it (`.id`) of `module.app["a"].bucket.id`."""
    found = _OUTPUT.match(text)
    return (found[1], found[2], found[3] or "", found[4] or "") if found is not None else None


def quoted(key: object) -> str:
    """An instance's key as its address has it; empty for None. `TypeError` when it is no key."""
    if key is None:
        return ""
    if isinstance(key, int) and not isinstance(key, bool):
        return f"[{key}]"
    if not isinstance(key, str):
        raise TypeError
    text = _ESCAPED.sub(lambda found: _ESCAPES[found[0]], key)
    return '["' + "".join(char if char.isprintable() else _coded(char) for char in text) + '"]'


def _coded(char: str) -> str:
    """A character that does not print, as HCL writes it."""
    code = ord(char)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 — what four digits hold
