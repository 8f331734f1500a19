"""What is open to the internet at the ports that checks ask about: one flow for each place, for all questions."""

from __future__ import annotations

from functools import lru_cache, reduce
from operator import or_
from typing import TYPE_CHECKING

from remit.engines.network.packets import ANY_PORTS, NUMBERS, Ports, tell_ports
from remit.engines.network.questions import INTERNET, End, ask, weighed
from remit.engines.network.reach import ANYWHERE, Reach
from remit.model import Answer, Cause, Undetermined

if TYPE_CHECKING:
    from remit.engines.network.reach import Flow
    from remit.model import Inventory, Resource

FROM_ANYWHERE = End(INTERNET, (ANYWHERE,))


class Openings:
    """Answers for one inventory. The flows of the resource that was asked about last are kept."""

    def __init__(self, inventory: Inventory) -> None:
        """Nothing is read before it is asked for."""
        self._reach = Reach(inventory)
        self._flows: tuple[str, list[Flow]] = ("", [])

    def of(self, resource: Resource, ports: tuple[int, ...], protocol: str) -> Answer:
        """Whether anyone reaches a resource at one of the ports; `Undetermined` when it may be."""
        flows = self._flows_to(resource)
        reached = [flow.most for flow in flows if flow.most]
        wanted = asked(ports, protocol) if reached else ANY_PORTS
        if not any(most & wanted for most in reached):
            return Answer(yes=False)
        target = End(resource.id, self._reach.places.of(resource))
        found = weighed(FROM_ANYWHERE, target, [[flow.at(wanted) for flow in flows]])
        if found.sure and found.anyone:
            return Answer(yes=True, reason=f"anyone on the internet reaches {tell_ports(found.sure)}")
        if found.most and found.anyone:
            told = found.causes or (Cause(ask(self._reach, FROM_ANYWHERE, target, wanted).paths[0].because[0]),)
            raise Undetermined(told[0])
        return Answer(yes=False)

    def _flows_to(self, resource: Resource) -> list[Flow]:
        """What gets from the internet to each place of a resource, worked out once for all the ports asked about."""
        if self._flows[0] != resource.key:
            places = self._reach.places.of(resource)
            self._flows = (resource.key, [self._reach.flow(ANYWHERE, place) for place in places])
        return self._flows[1]


@lru_cache(maxsize=1024)
def asked(ports: tuple[int, ...], protocol: str) -> Ports:
    """The ports of a protocol; any port of any protocol when none is given."""
    return reduce(or_, (Ports.of(NUMBERS[protocol], port, port) for port in ports), Ports()) or ANY_PORTS
