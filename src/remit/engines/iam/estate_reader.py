"""The identity engine's questions, answered from one policy, or from the whole of an inventory."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from remit.engines.iam.reader import PolicyReader
from remit.model import Answer, Cause, Undetermined, resource_of

if TYPE_CHECKING:
    from typing import Any

    from remit.engines.iam.escalation import Escalation
    from remit.engines.iam.escalation.escalation import Chain
    from remit.engines.iam.estate import Estate
    from remit.engines.iam.exposure.openings import Exposure
    from remit.model import Inventory, Resource

ELSEWHERE = Cause("policies that are declared elsewhere may change it (--partial)")


class EstateReader(PolicyReader):
    """Implements `remit.model.Iam`; what it found is kept for the next question."""

    def __init__(self, inventory: Inventory, *, partial: bool = False) -> None:
        """Nothing is read before it is asked for. `partial`: what is not declared may be so elsewhere."""
        self._inventory = inventory
        self._partial = partial
        self._exposures: dict[tuple[str, tuple[str, ...]], Exposure] = {}

    def lets_in(self, resource: Any, circle: str, *, without: tuple[str, ...] = ()) -> Answer:
        """Whether a resource lets in exactly a circle, in effect; see `remit.model.Iam`."""
        found = resource_of(resource)
        opening = self._exposure(found, without).circle(circle)
        if opening is not None and isinstance(opening.truth, Cause):
            raise Undetermined(opening.truth)
        if opening is not None:
            return Answer(yes=True, reason=opening.why, at=opening.at)
        if self._partial and not self._inventory.closed(found.scope):
            raise Undetermined(ELSEWHERE)
        return Answer(yes=False)

    def administers(self, principal: Any) -> Answer:
        """Whether a user or role has all actions on all resources, in effect; see `remit.model.Iam`."""
        from remit.engines.iam.administrators import administers

        return administers(self._estate, resource_of(principal))

    def becomes_administrator(self, principal: Any) -> Answer:
        """Whether a user or role can make itself able to do everything; see `remit.model.Iam`."""
        resource = resource_of(principal)
        standing = self._escalation.standing(resource.key)
        if standing is None or standing.caller.linked:
            return Answer(yes=False)
        chain = self._chains.get(resource.key)
        if chain is not None and chain.doubt is None:
            return Answer(yes=True, reason=told(chain))
        if self._partial and not self._inventory.closed(resource.scope):
            raise Undetermined(ELSEWHERE)
        if chain is not None and chain.doubt is not None:
            raise Undetermined(chain.doubt)
        if not self._escalation.whole:
            raise Undetermined("the steps are too many to be followed to the end")
        return Answer(yes=False)

    @cached_property
    def _estate(self) -> Estate:
        from remit.engines.iam.estate import Estate

        return Estate(self._inventory, partial=self._partial)

    def _exposure(self, resource: Resource, without: tuple[str, ...]) -> Exposure:
        from remit.engines.iam.exposure import exposure_of

        key = (resource.key, without)
        if key not in self._exposures:
            self._exposures[key] = exposure_of(self._estate, resource, without=without)
        return self._exposures[key]

    @cached_property
    def _escalation(self) -> Escalation:
        from remit.engines.iam.escalation import Escalation

        return Escalation(self._estate)

    @cached_property
    def _chains(self) -> dict[str, Chain]:
        """The chains to administration, by the key of the resource that begins them."""
        found = self._escalation.chains(self._escalation.everyone)
        return {chain.source.resource.key: chain for chain in found if chain.source.resource is not None}


def told(chain: Chain) -> str:
    """A chain in one clause."""
    steps = [f"{hop.source} {hop.move.path.how} ({hop.move.path.id}, {hop.move.target})" for hop in chain.hops]
    return "it can become able to do everything: " + "; then ".join(steps)
