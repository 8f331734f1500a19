"""Whether Terraform's resource says what the template's says: what is missing from it, and what it has beyond."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.model import PartialString, Reference, Unknown
from tests.checks.terraform_examples.estate import tree
from tests.checks.terraform_examples.trial import same

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from remit.model import Inventory, Resource


def missing(wanted: Inventory, made: Inventory, addresses: Mapping[str, str]) -> list[str]:
    """The properties of the template's resources that Terraform's lack or have otherwise; more are allowed."""
    by_address = {each.address: each for each in everything(made)}
    keys = {each.key: key for key, address in addresses.items() if (each := by_address.get(address)) is not None}
    return [
        f"{each.id}.{path}"
        for each in everything(wanted)
        for path in unequal(plain(each, {}), plain(by_address[addresses[each.key]], keys))
    ]


def everything(inventory: Inventory) -> Iterator[Resource]:
    """All resources."""
    for name in inventory.types():
        yield from inventory.of_type(name)


def plain(resource: Resource, keys: Mapping[str, str]) -> dict[str, Any]:
    """The properties with references by the template's keys."""
    told: dict[str, Any] = renamed(tree(resource.properties), keys)
    return told


def renamed(value: Any, keys: Mapping[str, str]) -> Any:
    """A tree with references by other keys."""
    if isinstance(value, dict):
        return {name: renamed(item, keys) for name, item in value.items()}
    if isinstance(value, list):
        return [renamed(item, keys) for item in value]
    if isinstance(value, PartialString):
        return PartialString([renamed(part, keys) for part in value.parts])
    return Reference(keys.get(value.target, value.target)) if isinstance(value, Reference) else value


def unequal(wanted: dict[str, Any], made: dict[str, Any]) -> list[str]:
    """The top-level properties that are not the same."""
    return [name for name, value in wanted.items() if not same(made.get(name), settled(value, made.get(name)))]


def settled(wanted: Any, made: Any) -> Any:
    """What may be wanted of Terraform: a name where it knows the one referred to, all unknown where a part is.

    The provider takes an empty text for none, and no list says as much as an empty one.
    """
    if isinstance(made, Unknown) and has_unknown(wanted):
        return made
    if isinstance(wanted, dict):
        inner = made if isinstance(made, dict) else {}
        return {name: settled(item, inner.get(name)) for name, item in wanted.items() if not is_none(item, inner, name)}
    if isinstance(wanted, list):
        items = made if isinstance(made, list) and len(made) == len(wanted) else wanted
        return [settled(*each) for each in zip(wanted, items, strict=True)] if wanted or made else made
    return made if isinstance(wanted, Reference) and isinstance(made, str) else wanted


def is_none(value: Any, made: dict[str, Any], name: str) -> bool:
    """Whether a value is an empty text or list that Terraform leaves out."""
    return isinstance(value, (str, list)) and not value and name not in made


def has_unknown(value: Any) -> bool:
    """Whether anything in a tree is unknown."""
    if isinstance(value, (dict, list)):
        return any(has_unknown(item) for item in (value.values() if isinstance(value, dict) else value))
    return isinstance(value, Unknown)
