"""The examples of a check as Terraform: by hand where there is one, else made; or why Terraform does not carry them."""

from __future__ import annotations

import re
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from remit.audit.examples import HEADING, examples, read
from remit.schema import describe, satellites
from remit.sources import terraform
from tests.checks.terraform_examples.estate import translated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.audit import Check
    from remit.audit.examples import Example
    from remit.model import Inventory, Resource

BY_HAND = Path(__file__).parent.parent / "terraform"
RESOURCE = re.compile(r'^resource "(\w+)" "(\w+)"', re.MULTILINE)


class Case:
    """One example as Terraform. `text` is empty when Terraform does not carry its fact, which `reason` then says.

    `addresses` are those of its resources, by key of the template's; empty for one written by hand. `subject` is the
    address of the resource that the verdict is about.
    """

    __slots__ = ("addresses", "check", "member", "reason", "subject", "text", "title", "verdict")

    def __init__(self, check: Check, heading: tuple[str, str | None, str], text: str = "", reason: str = "") -> None:
        self.check = check
        self.verdict, self.member, self.title = heading
        self.text = text
        self.reason = reason
        self.addresses: dict[str, str] = {}
        self.subject = ""


@cache
def cases(check: Check) -> tuple[Case, ...]:
    """All examples of a check, those written by hand in place of the ones with the same heading."""
    written = {(each.verdict, each.title): each for each in by_hand(check)}
    told = [(each, (each.verdict, each.title)) for each in examples(check)]
    made = [written.pop(key) if key in written else made_of(check, each) for each, key in told]
    return (*made, *written.values())


def made_of(check: Check, example: Example) -> Case:
    """The example with its tables carried out backwards. `LookupError` when it refers to what is no resource."""
    heading = (example.verdict, example.member, example.title)
    if example.closed or example.taken:
        return Case(check, heading, reason="only the whole account shows it")
    inventory, subject = read(example)
    made = translated(inventory)
    if made.lost:
        whys = [unsaid(*each) for each in made.lost]
        return Case(check, heading, reason="" if None in whys else "; ".join(dict.fromkeys(map(str, whys))))
    case = Case(check, heading, made.text)
    case.addresses = made.addresses
    case.subject = made.addresses[subject.key]
    return case


def unsaid(type_name: str, path: str) -> str | None:
    """Why no Terraform type says a property, as far as the schemas tell: None when they do not."""
    schema = describe(type_name)
    if not path or schema is None:
        return f"no resource of the provider is {type_name}"
    if path in schema.read_only or path.partition(".")[0] in shown_by_accounts(type_name):
        return f"{type_name} has {path} only where it exists"
    return None


@cache
def shown_by_accounts(type_name: str) -> frozenset[str]:
    """The properties of a type that are neither in the registry nor what a satellite becomes."""
    schema = describe(type_name)
    folded = {way.becomes for ways in satellites().values() for way in ways if type_name in way.parents}
    return frozenset(schema.added if schema is not None else ()) - folded


def by_hand(check: Check) -> Iterator[Case]:
    """What is written for a check; the last resource of a part is what its verdict is about."""
    path = BY_HAND / f"{check.id}.tf"
    if not path.exists():
        return
    for part in re.split(r"^# ---$", path.read_text(encoding="utf-8"), flags=re.MULTILINE):
        found = HEADING.match(part.strip())
        assert found is not None, f"{path.name}: a part begins with '# verdict: what it shows'"
        case = Case(check, (found["verdict"], found["member"], found["title"]), part.strip() + "\n")
        case.subject = ".".join(RESOURCE.findall(part)[-1])
        yield case


@cache
def load(case: Case) -> tuple[Inventory, Resource]:
    """The inventory of a case, and its subject."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "main.tf").write_text(case.text, encoding="utf-8")
        inventory = terraform.load([Path(folder)])
    wrong = [note.text for note in inventory.notes if note.level in ("error", "warning")]
    assert not wrong, wrong
    found = (each for name in inventory.types() for each in inventory.of_type(name) if each.address == case.subject)
    return inventory, next(found)
