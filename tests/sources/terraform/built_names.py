"""What the builders of plans and state share: addresses, providers, kinds, and the attributes behind references."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from remit.model import PartialString, Reference, Unknown
from remit.sources.terraform.evaluation.values import OpenMap
from remit.sources.terraform.mapping import tables
from remit.sources.terraform.plans.addresses import Address, parse
from tests.sources.terraform.provider_schema import Entries, resource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.sources.terraform.instances import Instance, Provider

SOURCE = "registry.terraform.io/hashicorp/"


def address_of(instance: Instance) -> Address:
    """`ValueError` when the instance's address is none."""
    address = parse(instance.address)
    if address is None:
        raise ValueError(instance.address)
    return address


def module_of(address: Address) -> str:
    """`module.app["a"].module.net`, empty for the root."""
    return ".".join(f"module.{name}{key}" for name, key in address.steps)


def index_of(key: str) -> int | str | None:
    """The key of an instance, from how its address has it."""
    if not key:
        return None
    told: int | str = json.loads(key[1:-1].replace("$${", "${").replace("%%{", "%{"))
    return told


def entries_of(type_name: str) -> Entries:
    """The provider's entries of a type; none for a type that it does not have."""
    try:
        return resource(type_name).entries
    except KeyError:
        return Entries({})


def attribute_of(type_name: str, attribute: str) -> str:
    """The Terraform attribute behind a reference's, which may be CloudFormation's word (`Ref`, `Arn`, `GroupId`)."""
    entries = entries_of(type_name)
    spelt = re.sub(r"(?<!^)(?=[A-Z])", "_", attribute).lower()
    for name in (attribute, "id" if attribute == "Ref" else spelt):
        if name in entries:
            return name
    return next(iter(names_of(type_name, attribute)), spelt)


def names_of(type_name: str, attribute: str) -> list[str]:
    """The attributes that the table says are what a reference means: `name` and `id` of a rule are its `Ref`."""
    table = tables.find(type_name)
    return [name for name, word in (table.ids.items() if table is not None else ()) if word == attribute]


class Providers:
    """The configurations of providers that the instances use, each with a name: `aws`, `aws.built1`, …"""

    def __init__(self, instances: list[Instance]) -> None:
        self._made: list[Provider] = []
        self.keys = {each.key: self._key(each.provider) for each in instances}

    def _key(self, provider: Provider) -> str:
        at = next((index for index, made in enumerate(self._made) if _same(made, provider)), len(self._made))
        if at == len(self._made):
            self._made.append(provider)
        first = next(index for index, made in enumerate(self._made) if made.name == provider.name)
        return provider.name if at == first else f"{provider.name}.built{at}"

    def configuration(self) -> dict[str, Any]:
        """The plan's `provider_config`."""
        return dict(self._configured(each) for each in self._made)

    def _configured(self, provider: Provider) -> tuple[str, dict[str, Any]]:
        key = self._key(provider)
        expressions: dict[str, Any] = {}
        if provider.region is not None:
            expressions["region"] = {"constant_value": provider.region}
        if isinstance(provider.default_tags, Unknown):
            expressions["default_tags"] = [{"tags": {"references": ["local.built"]}}]
        elif provider.default_tags:
            expressions["default_tags"] = [{"tags": {"constant_value": dict(provider.default_tags)}}]
        told = {"name": provider.name, "full_name": f"{SOURCE}{provider.name}", "expressions": expressions}
        _, dot, alias = key.partition(".")
        return key, {**told, "alias": alias} if dot else told


def _same(one: Provider, other: Provider) -> bool:
    """Whether two are the same configuration; two that are not known are."""
    if (one.name, one.region) != (other.name, other.region):
        return False
    if isinstance(one.default_tags, Unknown) or isinstance(other.default_tags, Unknown):
        return isinstance(one.default_tags, Unknown) and isinstance(other.default_tags, Unknown)
    return dict(one.default_tags) == dict(other.default_tags)


def tags_all(instance: Instance) -> Any:
    """The resource's own tags over the provider's; Unknown when one of them is."""
    own, default = instance.values.get("tags"), instance.provider.default_tags
    for each in (own, default):
        if isinstance(each, (Unknown, Reference, OpenMap)):
            return Unknown("tags that are not known")
    return {**default, **(own or {})} if not isinstance(default, Unknown) else default


def is_empty(tags: Any) -> bool:
    """Whether it is known that there are none."""
    return isinstance(tags, dict) and not tags


def converted(kind: str, value: Any) -> Any:
    """A known scalar as Terraform converts it to the attribute's kind."""
    if kind == "string" and isinstance(value, bool):
        return "true" if value else "false"
    if kind == "string" and not isinstance(value, str):
        return str(value)
    if kind == "bool" and value in ("true", "false"):
        return value == "true"
    if kind == "number" and isinstance(value, str):
        return json.loads(value)
    return str(value) if isinstance(value, str) else value if isinstance(value, (bool, int)) else float(value)


def item_kind(entry_kind: str) -> str:
    """Of what the items of `list string` or `map bool` are."""
    return entry_kind.partition(" ")[2] or "any"


def as_blocks(value: Any) -> list[Any]:
    """The nested blocks of a kind, of which an instance may give the only one bare."""
    return value if isinstance(value, list) else [value]


def references_in(value: Any) -> Iterator[Reference]:
    """Every reference in a value, in order."""
    if isinstance(value, Reference):
        yield value
    elif isinstance(value, PartialString):
        yield from (part for part in value.parts if isinstance(part, Reference))
    elif isinstance(value, (dict, list)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from references_in(item)
