"""How a Terraform type is said in CloudFormation's words: what the tables are made of.

A table names only what the names do not say: an attribute without an entry goes to the property of the same name
(`kms_key_id` → `KmsKeyId`, see `matching.py`), nested blocks likewise. So an entry is an exception:

- `"Path.To.Property"`: it is that property, found from the object that the entry's block becomes;
- `To(path, change)`: so too, its value changed by a function, which gets known values only;
- `Block(path, {…})`: a nested block becomes the object or list at the path; its own entries are relative to that. An
  empty path: what the block holds belongs to the object around it; such a block has entries for all that it may hold,
  which are what is unknown when it is;
- `Each(path, function)`: every block or item becomes what the function makes of it: a value, or a list of them;
- `Item(path, function)`: the attribute becomes one item of the list at the path, also while it is unknown;
- `Also(type, function, reads)`: attributes that make another resource;
- `Whole(paths, function)`: several attributes together make properties. The function gets all attributes and gives a
  dict of path → value; while it cannot tell, because one is unknown, all its paths are Unknown.

A function gets plain values; what is unknown in them raises `Undetermined` when a decision is taken from it, and the
property is then Unknown. It may return a part of what it got unread, known or not.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from remit.model import Undetermined, Unknown
from remit.schema import Attachment
from remit.sources.terraform.evaluation.values import OpenList, OpenMap, is_unset, number_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from remit.model import Reference


class To(NamedTuple):
    """An attribute that becomes the property at `path`, its value changed by `change`."""

    path: str
    change: Callable[[Any], Any]


class Block(NamedTuple):
    """A nested block that becomes the object or list at `path`. `drop` names attributes that say nothing to AWS.

    `defaults` are the values of attributes that a block is written without, as the provider's page of the type says.
    One may be a function of the block, whose answer None sets nothing.
    """

    path: str
    attributes: Mapping[str, Spec] = {}
    drop: str = ""
    defaults: Mapping[str, Any] = {}


class Each(NamedTuple):
    """A list whose items, each changed by `change`, are the list at `path`; what gives a list is spread into it."""

    path: str
    change: Callable[[Any], Any]


class Item(NamedTuple):
    """One attribute that becomes one item of the list at `path`. `change` gets its value known or not."""

    path: str
    change: Callable[[Any], Any]


class Whole(NamedTuple):
    """Properties at `paths` that several attributes make together; `reads` names them."""

    paths: tuple[str, ...]
    change: Callable[[Mapping[str, Any]], Mapping[str, Any]]
    reads: str


class Also(NamedTuple):
    """Resources that the instance stands for beside its own, each of registry type `type`; those of a satellite fold.

    The function gets the attributes that `reads` names and a reference to the instance's resource, and gives the
    properties of each. `aws_internet_gateway.vpc_id` is an `AWS::EC2::VPCGatewayAttachment`. What it reads says nothing
    else, unless it has an entry of its own.
    """

    type: str
    change: Callable[[Mapping[str, Any], Reference], list[dict[str, Any]]]
    reads: str


class TypeBy(NamedTuple):
    """The registry type of a table where an attribute decides: one of `types`, told by `choose` from the attributes."""

    types: tuple[str, ...]
    choose: Callable[[Mapping[str, Any]], str | None]

    def __call__(self, values: Mapping[str, Any]) -> str | None:
        """The type; None leaves the resource out."""
        return self.choose(values)


Spec = str | To | Block | Each | Item

ITSELF = object()
"""In what a function makes: a reference to the resource that is being written, by its `id`."""


class Table:
    """One Terraform type.

    `names` are the type and its aliases (`aws_lb aws_alb`). `type` is the registry type (or a `Remit::*` fact) that it
    is; a function when an attribute decides, whose answer None leaves the resource out. `attributes` are the
    exceptions, `whole` what several attributes make together, `drop` the attributes that say nothing to AWS (waits,
    Terraform's own switches).

    `also` are resources that the instance stands for beside this one.

    `defaults` are property values that the provider sets when the attribute is not written, where the service would do
    otherwise; the provider's page of the type says so. One may be a function of all attributes, whose answer None sets
    nothing. `ids` says which value of the resource an attribute is that
    others refer to: `Ref`, or the name that `Fn::GetAtt` takes.

    A table with `parents` is of a type that only configures a parent of one of those types and has no registry type:
    its properties are the parent's, and are put there. `by` is the attribute that names the parent; where no single one
    does, `match` names those whose values the parent has as well, in the properties of the same name.
    """

    __slots__ = ("also", "attributes", "by", "defaults", "drop", "ids", "match", "names", "parents", "type", "whole")

    def __init__(  # noqa: PLR0913 — a record: every field is named at the call
        self,
        names: str,
        type: str | Callable[[Mapping[str, Any]], str | None] | TypeBy = "",
        attributes: Mapping[str, Spec] | None = None,
        *,
        whole: tuple[Whole, ...] = (),
        also: tuple[Also, ...] = (),
        drop: str = "",
        defaults: Mapping[str, Any] | None = None,
        ids: Mapping[str, str] | None = None,
        parents: tuple[str, ...] = (),
        by: str = "",
        match: str = "",
    ) -> None:
        """See the class."""
        self.names = tuple(names.split())
        self.type = type
        self.attributes: Mapping[str, Spec] = attributes or {}
        self.whole = whole
        self.also = also
        self.drop = frozenset(drop.split())
        self.defaults: Mapping[str, Any] = defaults or {}
        self.ids: Mapping[str, str] = ids or {}
        self.parents = parents
        self.by = by
        self.match = match

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
    return lambda value: yes if truth(value) else no


def negation(value: Any) -> bool:
    """For a bool that CloudFormation asks the other way round."""
    return not truth(value)


def pairs(key: str = "Key", value: str = "Value") -> Callable[[Any], Any]:
    """For a map that CloudFormation writes as a list of names and values."""
    return lambda told: [{key: name, value: item} for name, item in told.items()]


def pair(key: str, path: str) -> Item:
    """For an attribute that CloudFormation has among names and values, which are text, in the list at `path`."""
    return Item(path, lambda value: {"Key": key, "Value": _text(value)})


def _text(value: Any) -> Any:
    """A known value as text, a bool as AWS writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return number_text(value) if isinstance(value, (int, Decimal)) else value


def named(key: str) -> Callable[[Any], Any]:
    """For a text that CloudFormation writes as an object with one property."""
    return lambda value: {key: value}


def listed(value: Any) -> Any:
    """For one value where CloudFormation has a list."""
    return value if isinstance(value, list) else [value]


def first(value: Any) -> Any:
    """For a list of at most one where CloudFormation has the value itself. `Undetermined` when there may be one."""
    if not isinstance(value, list):
        return value
    if not value and isinstance(value, OpenList):
        raise Undetermined(value.cause)
    return value[0] if value else None


def only(block: Any) -> Mapping[str, Any]:
    """The one nested block of a kind, as a mapping; empty when there is none. `Undetermined` when that is unknown."""
    inner = first(block) if block is not None else None
    if isinstance(inner, OpenMap):
        raise Undetermined(inner.cause)
    return inner if inner is not None else {}


def members(value: Any) -> list[Any]:
    """What a list of values or blocks holds, with an Unknown at its end where there may be more; none when absent."""
    if value is None:
        return []
    return [*value, Unknown(value.cause)] if isinstance(value, OpenList) else listed(value)


def keyed(key: str = "name", value: str = "value") -> Callable[[Any], Any]:
    """For blocks of a name and a value, a text, that CloudFormation writes as one map: parameters, settings."""
    return mapped(key, lambda block: _text(block.get(value)))


def mapped(key: str, change: Callable[[Mapping[str, Any]], Any]) -> Callable[[Any], Any]:
    """For blocks that CloudFormation writes as one map: what `change` makes of each, by what its `key` says."""

    def read(blocks: Any) -> Any:
        made = {block[key]: change(only(block)) for block in blocks}
        return OpenMap(made, blocks.cause) if isinstance(blocks, OpenList) else made

    return read


def given(told: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """What a block says, under CloudFormation's names. What is not set, in states as an empty text or list, is not."""
    return {name: value for key, name in names.items() if not is_unset(value := told.get(key))}


def within(path: str, attributes: Mapping[str, Spec]) -> dict[str, Spec]:
    """Entries whose properties stand in the object at `path`, where Terraform has no block for it."""
    return {
        name: f"{path}.{spec}" if isinstance(spec, str) else spec._replace(path=f"{path}.{spec.path}")
        for name, spec in attributes.items()
    }


def truth(value: Any) -> bool:
    """A bool, also when it is written as text."""
    return value.lower() in ("true", "1") if isinstance(value, str) else bool(value)
