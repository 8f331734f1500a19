"""The questions that checks ask about entry points: implements `remit.model.Entries`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.engines.network.entries.distributions import ANY_DISTRIBUTION, OPEN
from remit.engines.network.entries.estate import Entries
from remit.model import Answer, Cause, Undetermined, resource_of

if TYPE_CHECKING:
    from typing import Any

    from remit.model import Inventory


class Questions:
    """Asks the entry points of one inventory; what exists only under a condition is undetermined."""

    def __init__(self, inventory: Inventory) -> None:
        """Nothing is read before it is asked for."""
        self._entries = Entries(inventory, strict=True)

    def is_public(self, resource: Any) -> Answer:
        """Whether everybody on the internet can use an entry point; see `remit.model.Entries`."""
        found = resource_of(resource)
        if not self._entries.is_one(found):
            message = f"{found.type} is no entry point"
            raise TypeError(message)
        public = self._entries.of(found).public
        if public.holds is None:
            raise Undetermined(public.cause or Cause(public.told))
        return Answer(public.holds, public.told)

    def is_host_of(self, name: Any, type_name: str) -> bool:
        """Whether a host name is that of a resource of a type; see `remit.model.Entries`."""
        return self._entries.directory.is_host_of(name, type_name)

    def bypass(self, distribution: Any) -> Answer:
        """Whether a load balancer can be reached past its distribution; see `remit.model.Entries`."""
        grades = {grade: fact for _, grade, fact in self._entries.grades(resource_of(distribution))}
        for grade in (OPEN, ANY_DISTRIBUTION):
            if grade in grades:
                return Answer(yes=True, reason=grade)
        unsure = next((fact for fact in grades.values() if fact.holds is None), None)
        if unsure is not None:
            raise Undetermined(unsure.cause or Cause(unsure.told))
        return Answer(yes=False, reason="; ".join(fact.told for fact in grades.values()))
