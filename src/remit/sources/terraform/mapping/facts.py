"""Facts of the account that several resources declare a part of each: one resource for each account and Region."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Satellite
from remit.schema import describe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from remit.model import Location, Resource
    from remit.model.resource import Path


def joined(resources: Iterable[Resource]) -> list[Resource]:
    """The resources, facts of one account and Region as one: the first, with what the others say.

    What two of them say is as the first has it. Those that exist under a condition stay apart.
    """
    kept: dict[object, Resource] = {}
    for each in resources:
        place = (each.type, each.scope, each.account, each.region)
        if each.conditional or not is_fact(each.type):
            kept[each.key] = each
        elif place not in kept:
            kept[place] = each
        else:
            _add(kept[place], each)
    return list(kept.values())


def is_fact(type_name: str) -> bool:
    """Whether a type tells something of the account, of which there is one; others of remit's own have ids."""
    schema = describe(type_name) if type_name.startswith("Remit::") else None
    return schema is not None and not schema.primary_identifier


def _add(fact: Resource, other: Resource) -> None:
    """Put what another resource says of the same fact into the first."""
    new = {name: value for name, value in vars(other.properties).items() if name not in vars(fact.properties)}
    vars(fact.properties).update(new)
    for name in new:
        fact.satellites.append(Satellite(other.type, other.id, other.key, (name,), other.location))
    fact.locate = _locator(fact.locate, other.locate, frozenset(new))
    fact.waivers += [each for each in other.waivers if each not in fact.waivers]


def _locator(
    first: Callable[[Path], Location], second: Callable[[Path], Location], names: frozenset[str]
) -> Callable[[Path], Location]:
    return lambda path: second(path) if path and path[0] in names else first(path)
