"""What becomes of an unknown value when something is made of it: which value it is then, or that nobody can tell.

Two unknown values count as one when both have the same name (`sources.sameness`), and what attaches to a parent by an
unknown value attaches to something out of sight when that value has a name. So an attribute, an element or an answer of
a function may not keep the name of the value that it was made of.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from remit.model import Cause, PartialString, Reference, Unknown, cause_of
from remit.sources.causes import Elsewhere, Undecided
from remit.sources.terraform.evaluation.values import first_cause

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Self

LONGEST = 200
"""Characters of a name; a longer one is none."""

LOOKED_AT = 1000
"""Parts of the inputs that are compared with what was made of them."""


def part_of(cause: Cause, step: str) -> Cause:
    """Why a part of a value is not known: the same reason, under the name of the part."""
    name = name_of(cause)
    return _renamed(cause, f"{name}.{step}") if name else cause


def made_of(value: Any, inputs: Iterable[Any], what: str) -> Any:
    """A value that `what` made of the inputs; when it is not known, under a name of its own.

    One of the inputs itself keeps its name. When a resource may be meant, which one cannot be told: `Undecided`.
    """
    if type(value) is not Unknown or isinstance(cause_of(value), Undecided):
        return value
    inputs = list(inputs)
    parts = list(islice(_leaves(inputs), LOOKED_AT))
    if any(each is value for each in parts):
        return value
    cause = cause_of(value)
    if any(isinstance(cause_of(each), Undecided) or _means_a_resource(each) for each in parts if not _is_known(each)):
        return Unknown(Undecided(cause.reason, condition=cause.condition))
    return Unknown(_renamed(cause, _name(what, inputs))) if name_of(cause) else value


class NameOf(str):
    """A text that was read from a resource which goes by it.

    `key` tells which: another may have the same name, as copies in two accounts or Regions have.
    """

    __slots__ = ("key",)

    key: str

    def __new__(cls, text: str, key: str = "") -> Self:
        """`key` is that of the resource in the inventory."""
        made = super().__new__(cls, text)
        made.key = key
        return made


def parent(value: Any) -> Any:
    """What names a parent; `Undecided` where nothing tells which value that is: it may be any of those in sight."""
    if isinstance(value, list):
        return [parent(each) for each in value]
    if isinstance(value, NameOf):
        return Reference(value.key)
    parts = value.parts if isinstance(value, PartialString) else (value,)
    causes = [cause_of(each) for each in parts if isinstance(each, Unknown)]
    nameless = next((each for each in causes if not name_of(each) and not each.condition), None)
    return value if nameless is None else Unknown(Undecided(nameless.reason, action=nameless.action))


def unnamed(cause: Cause) -> Cause:
    """The cause for another value than the one that has its name."""
    return _renamed(cause, "") if name_of(cause) else cause


def name_of(cause: Cause) -> str:
    """The name of an unknown value; empty when it has none."""
    return cause.name if isinstance(cause, Elsewhere) else cause.parameter


def _renamed(cause: Cause, name: str) -> Cause:
    name = name if len(name) <= LONGEST else ""
    if isinstance(cause, Elsewhere) and name:
        return Elsewhere(cause.reason, name=name)
    return Cause(cause.reason, action=cause.action, parameter=name, condition=cause.condition)


def _name(what: str, inputs: list[Any]) -> str:
    """What is made of values that all have a name, or are known; empty otherwise."""
    names = [_told(each) for each in inputs]
    return f"{what}({', '.join(names)})" if all(names) else ""


def _told(value: Any) -> str:
    if isinstance(value, PartialString):
        parts = [_told(each) for each in value.parts]
        return "+".join(parts) if all(parts) else ""
    if isinstance(value, Unknown):
        return name_of(cause_of(value))
    if isinstance(value, (list, dict)):
        return repr(value) if first_cause(value) is None and len(value) <= LOOKED_AT else ""
    return repr(value)


def _leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, PartialString):
        yield from value.parts
    elif isinstance(value, (list, dict)):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _leaves(each)
    else:
        yield value


def _is_known(value: Any) -> bool:
    return not isinstance(value, (Unknown, Reference))


def _means_a_resource(value: Any) -> bool:
    from remit.sources.terraform.evaluation.access import Opaque

    return isinstance(value, (Reference, Opaque))
