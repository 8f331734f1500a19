"""Builds the `configuration` of a plan: expressions that say what refers to what, through modules where they must.

A resource stands in it once for all its instances. What refers to an instance with the own key is written as people
write it, `[each.key]`; where the values of instances differ in another way, as something that the plan does not tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.model import StoredSecret
from remit.sources.terraform.evaluation.values import wholly_known
from tests.sources.terraform.built_names import (
    address_of,
    as_blocks,
    attribute_of,
    entries_of,
    references_in,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remit.model import Reference
    from remit.sources.terraform.instances import Instance
    from remit.sources.terraform.plans.addresses import Address, Steps
    from tests.sources.terraform.provider_schema import Entries

UNTOLD = {"references": ["local.built"]}
"""What stands for an expression of which a plan tells nothing that helps."""


STORED = {
    "references": [
        "data.aws_secretsmanager_secret_version.built.secret_string",
        "data.aws_secretsmanager_secret_version.built",
    ]
}
"""An expression of a secret that a store keeps."""


class Built:
    """The configuration of the instances added so far, from the root module down."""

    def __init__(self, instances: list[Instance]) -> None:
        self.root: dict[str, Any] = {"resources": []}
        self._addresses = {each.key: address_of(each) for each in instances}
        self._entries: dict[tuple[tuple[str, ...], str, str], dict[str, Any]] = {}

    def add(self, instance: Instance, provider: str) -> None:
        """Add what configures an instance."""
        address = address_of(instance)
        names = tuple(name for name, _ in address.steps)
        expressions = self._object(entries_of(instance.type), instance.values, address)
        entry = self._entries.get((names, address.type, address.name))
        if entry is not None:
            entry["expressions"] = _joined(entry["expressions"], expressions)
            return
        entry = {
            "address": f"{address.type}.{address.name}",
            "mode": "managed",
            "type": address.type,
            "name": address.name,
            "provider_config_key": provider,
            "expressions": expressions,
        }
        if address.key:
            entry["for_each_expression" if '"' in address.key else "count_expression"] = UNTOLD
        self._entries[names, address.type, address.name] = entry
        self._module(address.steps).setdefault("resources", []).append(entry)

    def _module(self, steps: Steps) -> dict[str, Any]:
        """The module at the steps."""
        return dict.setdefault(self._call(steps), "module", {}) if steps else self.root

    def _call(self, steps: Steps) -> dict[str, Any]:
        """The call of the module at the steps."""
        name, key = steps[-1]
        calls = self._module(steps[:-1]).setdefault("module_calls", {})
        call: dict[str, Any] = calls.setdefault(name, {"source": f"./{name}", "expressions": {}})
        if key:
            call["for_each_expression" if '"' in key else "count_expression"] = UNTOLD
        return call

    # ── expressions ────────────────────

    def _object(self, entries: Entries, values: Mapping[str, Any], at: Address) -> dict[str, Any]:
        """The expressions of an object's attributes and blocks. Attributes of objects are one expression each."""
        told: dict[str, Any] = {}
        for name, value in values.items():
            if value is None or name == "tags_all":
                continue
            entry = entries.get(name)
            if entry is None or entry.entries is None or not entry.is_block:
                told[name] = self._expression(value, at)
            elif isinstance(value, (list, dict)):
                inner = entry.entries
                told[name] = [self._object(inner, each, at) for each in as_blocks(value) if isinstance(each, dict)]
        return told

    def _expression(self, value: Any, at: Address) -> dict[str, Any]:
        """The expression of one value: a constant, or what it refers to."""
        if wholly_known(value):
            return {"constant_value": _json(value)}
        if isinstance(value, StoredSecret):
            return STORED
        told = [text for each in references_in(value) for text in self._reach(each, at.steps, at.key)]
        return {"references": told} if told else UNTOLD

    def _reach(self, reference: Reference, steps: Steps, key: str) -> list[str]:
        """How an expression in the module at the steps names what is referred to, made to reach there if it must."""
        target = self._addresses.get(reference.target)
        if target is None:
            return list(UNTOLD["references"])
        attribute = attribute_of(target.type, reference.attribute)
        if target.steps == steps:
            return _direct(target, attribute, key)
        name = f"{target.type}_{target.name}_{attribute}"
        if target.steps[: len(steps)] == steps:
            module, module_key = target.steps[len(steps)]
            inner = (*steps, (module, module_key))
            outputs = self._module(inner).setdefault("outputs", {})
            told = {"references": self._reach(reference, inner, "")}
            outputs[name] = {"expression": _joined_leaf(outputs.get(name, {}).get("expression", told), told)}
            head = f"module.{module}{module_key}"
            return [f"{head}.{name}", head]
        expressions = self._call(steps)["expressions"]
        told = {"references": self._reach(reference, steps[:-1], steps[-1][1])}
        expressions[name] = _joined_leaf(expressions.get(name, told), told)
        return [f"var.{name}"]


def _direct(target: Address, attribute: str, key: str) -> list[str]:
    """An attribute in the same module. One with the own key is by `each.key`, which says no attribute."""
    head = f"{target.type}.{target.name}"
    if target.key and target.key == key:
        return [head, "each.key" if '"' in key else "count.index"]
    keyed = [f"{head}{target.key}"] if target.key else []
    return [f"{head}{target.key}.{attribute}", *keyed, head]


def _joined(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """What two instances' expressions have in common; blocks that differ in number come from a `dynamic` block."""
    joined: dict[str, Any] = {}
    for name in {**one, **other}:
        left, right = one.get(name), other.get(name)
        if isinstance(left, list) and isinstance(right, list):
            if len(left) == len(right):
                joined[name] = [_joined(a, b) for a, b in zip(left, right, strict=True)]
        elif isinstance(left or right, dict):
            joined[name] = _joined_leaf(left or UNTOLD, right or UNTOLD)
    return joined


def _joined_leaf(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    return one if one == other else UNTOLD


def _json(value: Any) -> Any:
    """A known value as JSON has it."""
    if isinstance(value, dict):
        return {key: _json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_json(item) for item in value]
    if value is None or isinstance(value, (bool, int)):
        return value
    return str(value) if isinstance(value, str) else float(value)
