"""Builds a plan: see `built.py`. Every resource is to be created, so what only AWS can tell is unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from remit.sources.terraform.evaluation.values import OpenList, OpenMap, known, wholly_known
from tests.sources.terraform.built_configuration import Built
from tests.sources.terraform.built_names import (
    SOURCE,
    Providers,
    address_of,
    as_blocks,
    converted,
    entries_of,
    index_of,
    is_empty,
    item_kind,
    module_of,
    tags_all,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from remit.sources.terraform.instances import Instance
    from tests.sources.terraform.provider_schema import Entries, Entry


class Both(NamedTuple):
    """What stands in `after` and in `after_unknown` for one value."""

    after: Any
    unknown: Any


UNKNOWN = Both(None, unknown=True)


def plan_of(instances: Iterable[Instance], *, unset_blocks_unknown: bool = False) -> dict[str, Any]:
    """The plan document that creates the instances. They refer to each other by their keys.

    Of some blocks that are not set (`metadata_options` of an instance, `versioning` of a bucket) a plan says that they
    are known only after apply, of others that there is none; the provider's schema does not tell which. So it is all or
    nothing here: `unset_blocks_unknown` makes all of them unknown.
    """
    listed = list(instances)
    providers, built = Providers(listed), Built(listed)
    changes = []
    for each in listed:
        both = _resource(each, unset_blocks_unknown=unset_blocks_unknown)
        changes.append(_change(each, both))
        built.add(each, providers.keys[each.key])
    return {
        "format_version": "1.2",
        "terraform_version": "1.11.4",
        "planned_values": {"root_module": _planned(changes)},
        "resource_changes": changes,
        "configuration": {"provider_config": providers.configuration(), "root_module": built.root},
        "applyable": True,
        "complete": True,
        "errored": False,
    }


def _change(instance: Instance, both: Both) -> dict[str, Any]:
    address = address_of(instance)
    index, module = index_of(address.key), module_of(address)
    change = {
        "actions": ["create"],
        "before": None,
        "after": both.after,
        "after_unknown": both.unknown,
        "before_sensitive": False,
        "after_sensitive": {},
    }
    return {
        "address": instance.address,
        **({"module_address": module} if module else {}),
        "mode": "managed",
        "type": instance.type,
        "name": address.name,
        **({} if index is None else {"index": index}),
        "provider_name": f"{SOURCE}{instance.provider.name}",
        "change": change,
    }


def _planned(changes: list[dict[str, Any]]) -> dict[str, Any]:
    """`planned_values`, flat: remit takes the changes."""
    kept = ("address", "mode", "type", "name", "index", "provider_name")
    return {
        "resources": [
            {**{name: each[name] for name in kept if name in each}, "values": each["change"]["after"]}
            for each in changes
        ]
    }


def _resource(instance: Instance, *, unset_blocks_unknown: bool) -> Both:
    """The values of one resource, with those that Terraform and the provider add."""
    entries = entries_of(instance.type)
    values = dict(instance.values)
    if "tags_all" in entries and not is_empty(tags := tags_all(instance)):
        values["tags_all"] = tags
    if "region" in entries and instance.provider.region is not None:
        values.setdefault("region", instance.provider.region)
    both = _object(entries, values)
    for name, entry in entries.items() if unset_blocks_unknown else ():
        if entry.is_block and entry.nesting in ("list", "set") and values.get(name) is None:
            both.after.pop(name)
            both.unknown[name] = True
    return both


def _object(entries: Entries, values: Mapping[str, Any], *, written: bool = False) -> Both:
    """An object of the type: each entry, and what the index does not know as it is.

    `written`: one that stands in an attribute of objects, of which AWS adds nothing to what is written.
    """
    after: dict[str, Any] = {}
    unknown: dict[str, Any] = {}
    for name in {**entries, **values}:
        entry = entries.get(name)
        value = values.get(name)
        if value is None:
            both = _unset(entry, written=written) if entry is not None else Both(None, unknown=False)
        else:
            both = _entry(entry, value) if entry is not None else _free("any", value)
        if both.unknown is not True:
            after[name] = both.after
        if both.unknown is not False:
            unknown[name] = both.unknown
    return Both(after, unknown)


def _unset(entry: Entry, *, written: bool) -> Both:
    """What nobody set: null or no block, or whatever AWS will say."""
    if entry.computed and not written:
        return UNKNOWN
    is_list = entry.nesting in ("list", "set") if entry.is_block else written and entry.kind.startswith(("list", "set"))
    if is_list:
        return Both([], [])
    return Both(None, unknown=False)


def _entry(entry: Entry, value: Any) -> Both:
    """An attribute or block that is set."""
    if not known(value) or isinstance(value, (OpenList, OpenMap)):
        return UNKNOWN
    if entry.entries is None:
        return _free(entry.kind, value)
    if entry.nesting == "map":
        return _keyed({key: _object(entry.entries, item) for key, item in value.items()})
    written, inner = not entry.is_block, entry.entries
    blocks = [_object(inner, item, written=written) if known(item) else UNKNOWN for item in as_blocks(value)]
    if entry.nesting == "single":
        return blocks[0] if blocks else Both(None, unknown=False)
    return Both([each.after for each in blocks], [each.unknown for each in blocks])


def _free(kind: str, value: Any) -> Both:
    """A plain attribute. A set with an unknown item is unknown as a whole, as the provider's framework has it."""
    if value is None:
        return Both(None, unknown=False)
    if not known(value) or isinstance(value, (OpenList, OpenMap)):
        return UNKNOWN
    if isinstance(value, dict):
        return _keyed({key: _free(item_kind(kind), item) for key, item in value.items()})
    if isinstance(value, list):
        if kind.startswith("set") and not wholly_known(value):
            return UNKNOWN
        items = [_free(item_kind(kind), item) for item in value]
        return Both([each.after for each in items], [each.unknown for each in items])
    return Both(converted(kind, value), unknown=False)


def _keyed(items: dict[str, Both]) -> Both:
    """A map: what is unknown is left out of the one side, what is known of the other."""
    after = {key: each.after for key, each in items.items() if each.unknown is not True}
    return Both(after, {key: each.unknown for key, each in items.items() if each.unknown is not False})
