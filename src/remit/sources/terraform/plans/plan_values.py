"""The values of a planned resource: `after` where it is known, `after_unknown` where it is not.

https://developer.hashicorp.com/terraform/internals/json-format#change-representation
"""

from __future__ import annotations

from itertools import zip_longest
from typing import Any

from remit.model import Cause, Unknown
from remit.sources.causes import Undecided
from remit.sources.terraform.limits import DEPTH
from remit.sources.terraform.plans.shapes import WrongShape, as_list, as_object


class Unset(Cause):
    """The configuration does not set the attribute, and what it will be is known only after apply.

    Of an attribute this is sure. Of a block it is not: the plan does not list what a `dynamic` block sets.
    """

    __slots__ = ()


def late(place: str) -> Cause:
    """Why a value that `after_unknown` names is not known; `place` is `<address>.<attribute>`.

    What it names may be any resource of the plan.
    """
    return Undecided(f"known only after apply ({place})")


def unset(place: str) -> Cause:
    """The same for an attribute that the configuration does not set."""
    return Unset(f"known only after apply ({place})")


def planned(after: Any, unknown: Any, address: str) -> dict[str, Any]:
    """The attributes of a resource. `WrongShape` when the two do not fit together, or go too deep."""
    return _object(as_object(after, "change.after"), as_object(unknown, "change.after_unknown"), address, DEPTH)


def plain(value: Any, depth: int = DEPTH) -> Any:
    """A known value, attributes that are null left out. `WrongShape` when it goes too deep."""
    if not isinstance(value, (dict, list)):
        return value
    if not depth:
        raise WrongShape(f"something more than {DEPTH} levels deep", value, "what a resource holds")
    if isinstance(value, list):
        return [plain(item, depth - 1) for item in value]
    return {name: plain(item, depth - 1) for name, item in value.items() if item is not None}


def _merged(after: Any, unknown: Any, place: str, depth: int) -> Any:
    """The value at a place; None when it is null."""
    if unknown is True:
        return Unknown(late(place))
    if not unknown:
        return plain(after, depth)
    if not depth:
        raise WrongShape(f"something more than {DEPTH} levels deep", unknown, "what a resource holds")
    if isinstance(unknown, list):
        pairs = zip_longest(as_list(after, f"the value of {place}"), unknown)
        return [_merged(item, late_, f"{place}[{at}]", depth - 1) for at, (item, late_) in enumerate(pairs)]
    return _object(
        as_object(after, f"the value of {place}"), as_object(unknown, f"after_unknown of {place}"), place, depth - 1
    )


def _object(after: dict[str, Any], unknown: dict[str, Any], place: str, depth: int) -> dict[str, Any]:
    values = {}
    for name in {**after, **unknown}:
        value = _merged(after.get(name), unknown.get(name), f"{place}.{name}", depth)
        if value is not None:
            values[name] = value
    return values
