"""How a Terraform type is said in CloudFormation's words: what the tables are made of.

A table names only what the names do not say: an attribute without an entry goes to the property of the same name
(`kms_key_id` → `KmsKeyId`, see `matching.py`), nested blocks likewise. So an entry is an exception:

- `"Path.To.Property"`: it is that property, found from the object that the entry's block becomes;
- `To(path, change)`: so too, its value changed by a function, which gets known values only;
- `Block(path, {…})`: a nested block becomes the object or list at the path; its own entries are relative to that. An
  empty path: what the block holds belongs to the object around it;
- `Each(path, function)`: every block or item becomes what the function makes of it: a value, or a list of them;
- `Whole(paths, function)`: several attributes together make properties. The function gets all attributes and gives a
  dict of path → value; while it cannot tell, because one is unknown, all its paths are Unknown.

A function gets plain values; what is unknown in them raises `Undetermined` when a decision is taken from it, and the
property is then Unknown. It may return a part of what it got unread, known or not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from remit.schema import Attachment

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class To(NamedTuple):
    """An attribute that becomes the property at `path`, its value changed by `change`."""

    path: str
    change: Callable[[Any], Any]


class Block(NamedTuple):
    """A nested block that becomes the object or list at `path`. `drop` names attributes that say nothing to AWS."""

    path: str
    attributes: Mapping[str, Spec] = {}
    drop: str = ""


class Each(NamedTuple):
    """A list whose items, each changed by `change`, are the list at `path`; what gives a list is spread into it."""

    path: str
    change: Callable[[Any], Any]


class Whole(NamedTuple):
    """Properties at `paths` that several attributes make together; `reads` names them."""

    paths: tuple[str, ...]
    change: Callable[[Mapping[str, Any]], Mapping[str, Any]]
    reads: str


Spec = str | To | Block | Each


class Table:
    """One Terraform type.

    `names` are the type and its aliases (`aws_lb aws_alb`). `type` is the registry type (or a `Remit::*` fact) that it
    is; a function when an attribute decides, whose answer None leaves the resource out. `attributes` are the
    exceptions, `whole` what several attributes make together, `drop` the attributes that say nothing to AWS (waits,
    Terraform's own switches).

    `defaults` are property values that the provider sets when the attribute is not written, where the service would do
    otherwise; the provider's page of the type says so. `ids` says which value of the resource an attribute is that
    others refer to: `Ref`, or the name that `Fn::GetAtt` takes.

    A table with `parents` is of a type that only configures a parent of one of those types and has no registry type:
    its properties are the parent's, and are put there. `by` is the attribute that names the parent.
    """

    __slots__ = ("attributes", "by", "defaults", "drop", "ids", "names", "parents", "type", "whole")

    def __init__(  # noqa: PLR0913 — a record: every field is named at the call
        self,
        names: str,
        type: str | Callable[[Mapping[str, Any]], str | None] = "",
        attributes: Mapping[str, Spec] | None = None,
        *,
        whole: tuple[Whole, ...] = (),
        drop: str = "",
        defaults: Mapping[str, Any] | None = None,
        ids: Mapping[str, str] | None = None,
        parents: tuple[str, ...] = (),
        by: str = "",
    ) -> None:
        """See the class."""
        self.names = tuple(names.split())
        self.type = type
        self.attributes: Mapping[str, Spec] = attributes or {}
        self.whole = whole
        self.drop = frozenset(drop.split())
        self.defaults: Mapping[str, Any] = defaults or {}
        self.ids: Mapping[str, str] = ids or {}
        self.parents = parents
        self.by = by

    def __repr__(self) -> str:
        """For debuggers and test failures."""
        return f"Table({self.names[0]})"


PARENT = "@parent"
"""The property of a satellite without registry type that names its parent."""


def attachment(name: str, parents: tuple[str, ...], becomes: str, *, many: bool) -> Attachment:
    """How a property of such a satellite gets into the parent: as that property of the parent's."""
    return Attachment(
        satellite=name, parents=parents, by=PARENT, becomes=becomes, merge="spread", many=many, takes=becomes
    )


# ── changes that many tables need ────────────────────


def choice(yes: Any, no: Any) -> Callable[[Any], Any]:
    """For a bool that CloudFormation says in words: `choice("Enabled", "Suspended")`."""
    return lambda value: yes if _truth(value) else no


def negation(value: Any) -> bool:
    """For a bool that CloudFormation asks the other way round."""
    return not _truth(value)


def pairs(key: str = "Key", value: str = "Value") -> Callable[[Any], Any]:
    """For a map that CloudFormation writes as a list of names and values."""
    return lambda told: [{key: name, value: item} for name, item in told.items()]


def named(key: str) -> Callable[[Any], Any]:
    """For a text that CloudFormation writes as an object with one property."""
    return lambda value: {key: value}


def listed(value: Any) -> Any:
    """For one value where CloudFormation has a list."""
    return value if isinstance(value, list) else [value]


def first(value: Any) -> Any:
    """For a list of at most one where CloudFormation has the value itself."""
    return (value[0] if value else None) if isinstance(value, list) else value


def only(block: Any) -> Mapping[str, Any]:
    """The one nested block of a kind, as a mapping; empty when there is none. `Undetermined` when that is unknown."""
    inner = first(block) if block is not None else None
    return inner if inner is not None else {}


def _truth(value: Any) -> bool:
    """A bool, also when it is written as text."""
    return value.lower() == "true" if isinstance(value, str) else bool(value)
