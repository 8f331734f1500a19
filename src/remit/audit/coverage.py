"""Where a check looks: which sources show the fact that it is about, and by which of Terraform's attributes.

All of it is derived. A source shows a fact when it can say what the check's passing and failing examples say: the
schemas tell which properties only an account has, the tables which Terraform and a live account know.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.audit.examples import examples, read
from remit.audit.page import page
from remit.audit.runner import Runner
from remit.schema import describe, exists, satellites
from remit.sources.cloudformation import credentials
from remit.sources.terraform.mapping.backwards import attributes, said, terraform_types

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from remit.audit import Check
    from remit.audit.examples import Example
    from remit.model import Inventory, Resource
    from remit.schema import TypeSchema

    Read = tuple[Example, Inventory, Resource]

MOST = 4
"""As many of Terraform's names are shown."""

QUOTED = re.compile(r"`([A-Z]\w*(?:::\w+|\.\w+|\[\])*)[^`]*`")
"""What a fix names: a type, or a property with a value behind it or none."""

INDEX = re.compile(r"\[\d+\]")


class Coverage:
    """What is known from where. `terraform` are the types that show the fact, none when Terraform cannot.

    `attributes` are those that the fix sets, or that decide in the failing examples, where the tables name them.
    """

    __slots__ = ("attributes", "cloudformation", "live", "terraform")

    def __init__(
        self, *, cloudformation: bool, terraform: tuple[str, ...], attributes: tuple[str, ...], live: bool
    ) -> None:
        """See the class."""
        self.cloudformation = cloudformation
        self.terraform = terraform
        self.attributes = attributes
        self.live = live

    def told(self, *, code: bool = False) -> list[str]:
        """For people: `CloudFormation`, `Terraform (aws_db_instance.storage_encrypted)`, `live account`.

        `code`: Terraform's names as code in Markdown.
        """
        shown = self.in_terraform(code=code)
        found = [
            "CloudFormation" if self.cloudformation else "",
            f"Terraform ({', '.join(shown)})" if self.terraform else "",
            "live account" if self.live else "",
        ]
        return [each for each in found if each]

    def in_terraform(self, *, code: bool = False) -> list[str]:
        """The first of Terraform's names, `code` for Markdown."""
        names = self.attributes or self.terraform
        shown = [f"`{name}`" if code else name for name in _shortened(names[:MOST])]
        return [*shown, "…"] if len(names) > MOST else shown

    def record(self) -> dict[str, Any]:
        """For JSON."""
        terraform = list(self.attributes or self.terraform)
        return {"cloudformation": self.cloudformation, "terraform": terraform, "live": self.live}


def coverage(check: Check) -> Coverage:
    """Where a check looks. Reads its examples."""
    cases = [(example, *read(example)) for example in examples(check) if not example.closed]
    types = tuple(dict.fromkeys(name for each in check.types for name in terraform_types(each)))
    in_terraform = bool(types) and _shows(cases, _is_said)
    return Coverage(
        cloudformation=_shows(cases, _is_declarable),
        terraform=types if in_terraform else (),
        attributes=tuple(dict.fromkeys(_attributes(check, cases))) if in_terraform else (),
        live=_is_asked(check.types),
    )


def _shows(cases: list[Read], can: Callable[[Resource], bool]) -> bool:
    """Whether a source can show what an example says that decides either way."""
    return any(example.verdict in ("pass", "fail") and can(subject) for example, _, subject in cases)


def _attributes(check: Check, cases: list[Read]) -> list[str]:
    """Terraform's names: those of the fix, with those that decided the failing examples when it names types alone."""
    fixing = list(_fixing(check))
    if any("." in name for name in fixing):
        return fixing
    return [*(name for case in cases for name in _deciding(check, *case)), *fixing]


def _shortened(names: tuple[str, ...]) -> list[str]:
    """Names of attributes, each without its type when the one before is of the same: `.kms_key_id`."""
    types = [name.partition(".")[0] for name in names]
    return [
        name.removeprefix(own) if "." in name and own == before else name
        for name, own, before in zip(names, types, ["", *types], strict=False)
    ]


def _is_declarable(resource: Resource) -> bool:
    """Whether a template can say all that an example says of a resource, or is what it is about."""
    return resource.type == credentials.TYPE or (resource.type.startswith("AWS::") and not _shown_by_accounts(resource))


def _is_said(resource: Resource) -> bool:
    """Whether Terraform's tables have a word for all of it that a template cannot say."""
    return bool(terraform_types(resource.type)) and all(
        said(resource.type, (name,)) for name in _shown_by_accounts(resource)
    )


def _shown_by_accounts(resource: Resource) -> set[str]:
    """The properties of a resource that only one which exists has."""
    schema = describe(resource.type)
    if schema is None:
        return set()
    folded = {way.becomes for ways in satellites().values() for way in ways if resource.type in way.parents}
    return set(vars(resource.properties)) & ({*schema.added} - folded | {*schema.read_only})


def _fixing(check: Check) -> Iterator[str]:
    """Terraform's attributes for the properties that the fix names, and its types for the types."""
    for word in QUOTED.findall(page(check).fix):
        if "::" in word:
            yield from terraform_types(word)[:1]
            continue
        for each in check.types:
            path = _found(each, word.replace("[]", ""))
            yield from attributes(each, tuple(path.split("."))) if path else ()


def _found(type_name: str, path: str) -> str | None:
    """Where a type has the property that a fix names; the one place inside of a property when it has none itself."""
    schema = describe(type_name)
    if schema is None or exists(type_name, path):
        return path if schema is not None else None
    holders = [name for name in schema.properties.names if path.partition(".")[0] in _names(schema, name)]
    inside = [longer for name in holders if exists(type_name, longer := f"{name}.{path}")]
    return inside[0] if len(inside) == 1 else None


def _names(schema: TypeSchema, name: str) -> tuple[str, ...]:
    """The names of what a property holds; none for free-form ones."""
    shape = schema.properties.property(name)
    items = shape.items if shape is not None and shape.kind == "list" else shape
    return items.names if items is not None else ()


def _deciding(check: Check, example: Example, inventory: Inventory, subject: Resource) -> Iterator[str]:
    """Terraform's attributes for the property that decided a failing example, if it is one that code can set."""
    if example.verdict != "fail":
        return
    schema = describe(subject.type)
    shown = schema.read_only if schema is not None else ()
    runner = Runner(inventory)
    for member in check.members:
        if example.member in (None, member.name):
            decided = runner.finding(check, member, subject).property or ""
            steps = tuple(step for step in INDEX.sub("", decided).split(".") if step)
            yield from attributes(subject.type, steps) if ".".join(steps) not in shown else ()


def _is_asked(types: tuple[str, ...]) -> bool:
    """Whether a live scan reads one of the types."""
    from remit.sources.aws.tables import tables_of

    return any(table.type in types for table in tables_of(types))
