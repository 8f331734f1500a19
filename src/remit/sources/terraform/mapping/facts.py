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
    """The resources, facts of one account and Region as one: the first, with what the others say beside it.

    Two that say the same thing stay apart, since nobody can tell which of them holds: each gets its verdicts. So do
    those that exist under a condition.
    """
    kept: list[Resource] = []
    facts: dict[object, list[Resource]] = {}
    for each in resources:
        if each.conditional or not is_fact(each.type):
            kept.append(each)
            continue
        of_place = facts.setdefault((each.type, each.scope, each.account, each.region), [])
        fact = next(
            (fact for fact in of_place if not vars(fact.properties).keys() & vars(each.properties).keys()), None
        )
        if fact is None:
            kept.append(each)
            of_place.append(each)
        else:
            _add(fact, each)
    return kept


def is_fact(type_name: str) -> bool:
    """Whether a type tells something of the account, of which there is one; others of remit's own have ids."""
    schema = describe(type_name) if type_name.startswith("Remit::") else None
    return schema is not None and not schema.primary_identifier


def _add(fact: Resource, other: Resource) -> None:
    """Put what another resource says of the same fact into the first."""
    new = vars(other.properties)
    vars(fact.properties).update(new)
    fact.satellites += [Satellite(other.type, other.id, other.key, (name,), other.location) for name in new]
    fact.locate = _locator(fact.locate, other.locate, frozenset(new))
    fact.waivers += [each for each in other.waivers if each not in fact.waivers]


def _locator(
    first: Callable[[Path], Location], second: Callable[[Path], Location], names: frozenset[str]
) -> Callable[[Path], Location]:
    return lambda path: second(path) if path and path[0] in names else first(path)
