"""What is handed to a module that is not here: it may configure that, as any satellite may.

A bucket whose name goes to a module out of sight may get its policy there. So each property that a satellite may set,
and that is not set in sight, is unknown for it; lists to which satellites add may hold more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.model import Cause, PartialString, Reference, Unknown, cause_of
from remit.schema import satellites
from remit.sources.causes import Undecided
from remit.sources.terraform.evaluation.access import Opaque
from remit.sources.terraform.evaluation.resources import ResourceObject
from remit.sources.terraform.evaluation.scope import ModuleObject
from remit.sources.terraform.mapping.configured import CONFIGURED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.model import Resource
    from remit.sources.terraform.evaluation.scope import ModuleInstance

MANY = 100_000
"""Values of all arguments that are looked at; beyond, any resource may have been handed over."""


class Handed:
    """The keys, names and ids that modules out of sight are given, each with the first module that is."""

    def __init__(self, modules: Iterable[ModuleInstance]) -> None:
        """Evaluates the arguments of every call of a module that is not here."""
        self._names: dict[str, Cause] = {}
        self._anything: Cause | None = None
        for module in modules:
            for address, values in module.given_away():
                why = f"{address} is given it and may configure it, but is not here; run terraform init"
                self._note(Cause(why), values)

    def _note(self, cause: Cause, values: list[Any]) -> None:
        for count, leaf in enumerate(_leaves(values)):
            if count == MANY or (isinstance(leaf, Unknown) and isinstance(cause_of(leaf), Undecided)):
                self._anything = self._anything or cause
                return
            if isinstance(leaf, ResourceObject):
                self._names.setdefault(leaf.key, cause)
            elif isinstance(leaf, Reference):
                self._names.setdefault(leaf.target, cause)
            elif isinstance(leaf, str) and leaf:
                self._names.setdefault(leaf, cause)

    def open(self, resource: Resource) -> None:
        """Leave open what the modules that are given the resource may set of it."""
        if not self._names and self._anything is None:
            return
        satellite_keys = (each.key for each in resource.satellites)
        names = (resource.key, resource.name, resource.arn, resource.id, *satellite_keys)
        cause = next((self._names[name] for name in names if name in self._names), self._anything)
        if cause is not None:
            leave_open(resource, cause)


def leave_open(resource: Resource, cause: Cause) -> None:
    """Make what satellites may set of a resource, and did not in sight, unknown; what they add to may hold more."""
    there = resource.properties.__dict__
    for name in configurable(resource.type):
        if name not in there:
            there[name] = Unknown(cause)
        elif isinstance(there[name], list):
            there[name] = [*there[name], Unknown(cause)]


def configurable(type_name: str) -> set[str]:
    """The properties that satellites may set of resources of a type."""
    registry = {way.becomes for ways in satellites().values() for way in ways if type_name in way.parents}
    return registry | set(CONFIGURED.get(type_name, "").split())


def _leaves(value: Any) -> Iterator[Any]:
    """The values in a value, also of a module's outputs. A document that mentions a resource is no handle of it."""
    if isinstance(value, ModuleObject):
        yield from _leaves(value.outputs())
    elif isinstance(value, PartialString):
        yield from value.parts
    elif isinstance(value, (list, dict)) and not isinstance(value, Opaque):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _leaves(each)
    else:
        yield value
