"""The examples of a check.

CloudFormation fragments with the verdict they must get. They are its documentation and its test.
"""

from __future__ import annotations

import re
from textwrap import indent
from typing import TYPE_CHECKING

from remit.model import RemitError
from remit.sources import cloudformation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.audit.registry import Check
    from remit.model import Inventory, Resource

HEADING = re.compile(r"#\s*(?P<verdict>[a-z-]+)(?:\[(?P<member>[^\]]+)\])?:\s*(?P<title>.+)")
REFERENCE = re.compile(r"!Ref\s+\"?([A-Za-z0-9]+)|\$\{([A-Za-z0-9]+)\}|!Condition\s+(\w+)")
LOGICAL_ID = re.compile(r"^  ([A-Za-z0-9]+):", re.MULTILINE)
CLOSED = "Closed: true"
TAKEN = re.compile(r"^Taken: (\S+)$", re.MULTILINE)


class Example:
    """One example. `subject` is the logical id of the resource that the verdict is about; `member` narrows a family.

    `taken` is when an account would have been read (a line `Taken: 2026-01-31`), for checks that ask for ages.
    """

    __slots__ = ("closed", "member", "subject", "taken", "text", "title", "verdict")

    def __init__(self, part: str) -> None:
        """Read a part of `EXAMPLES`. `RemitError` when its heading says no verdict."""
        heading, _, body = part.strip().partition("\n")
        found = HEADING.match(heading)
        if found is None:
            message = f"an example begins with '# verdict: what it shows', not with {heading!r}"
            raise RemitError(message)
        self.verdict, self.member, self.title = found["verdict"], found["member"], found["title"]
        self.closed = CLOSED in body
        told = TAKEN.search(body)
        self.taken = told[1] if told else ""
        body = TAKEN.sub("", body.replace(CLOSED, "")).rstrip() + "\n"
        if not re.search(r"^Resources:", body, re.MULTILINE):
            body = f"Resources:\n  Subject:\n{indent(body, '    ')}"
        self.subject = LOGICAL_ID.findall(body.partition("Resources:")[2].partition("\nConditions:")[0])[-1]
        self.text = _declared(body)


def _declared(body: str) -> str:
    """The template with every name that it refers to and does not declare as a parameter without a value."""
    named = {name for found in REFERENCE.findall(body) for name in found[:2] if name}
    missing = sorted(name for name in named if not re.search(rf"^  {name}:", body, re.MULTILINE))
    if not missing:
        return body
    lines = "".join(f"  {name}: {{Type: String}}\n" for name in missing)
    if "Parameters:\n" in body:
        return body.replace("Parameters:\n", f"Parameters:\n{lines}", 1)
    return f"Parameters:\n{lines}{body}"


def examples(check: Check) -> Iterator[Example]:
    """The examples that a check declares, in order."""
    for part in re.split(r"^---$", check.load().EXAMPLES, flags=re.MULTILINE):
        yield Example(part)


def read(example: Example, file: str = "example.yaml") -> tuple[Inventory, Resource]:
    """The inventory of an example and its subject. `RemitError` when the fragment is no template."""
    inventory = cloudformation.load_text(example.text, file, closed=example.closed, taken=example.taken)
    for note in inventory.notes:
        if note.level == "error":
            raise RemitError(note.text, file=file, hint=note.hint)
    subject = inventory.get(f"{file}#{example.subject}")
    if subject is None:
        message = f"the example has no resource {example.subject}"
        raise RemitError(message, file=file)
    return inventory, subject
