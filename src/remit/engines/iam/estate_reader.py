"""The identity engine's questions, answered from one policy, or from the whole of an inventory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.engines.iam.reader import PolicyReader
from remit.model import Answer, Cause, Undetermined, resource_of

if TYPE_CHECKING:
    from typing import Any

    from remit.engines.iam.estate import Estate
    from remit.engines.iam.exposure.openings import Exposure
    from remit.model import Inventory, Resource

ELSEWHERE = Cause("what opens it may be declared elsewhere (--partial)")


class EstateReader(PolicyReader):
    """Implements `remit.model.Iam`; what it found of a resource is kept for the next question."""

    def __init__(self, inventory: Inventory, *, partial: bool = False) -> None:
        """Nothing is read before it is asked for. `partial`: what is not declared may be so elsewhere."""
        self._inventory = inventory
        self._partial = partial
        self._estate: Estate | None = None
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

        return administers(self._whole(), resource_of(principal))

    def _whole(self) -> Estate:
        from remit.engines.iam.estate import Estate

        if self._estate is None:
            self._estate = Estate(self._inventory, partial=self._partial)
        return self._estate

    def _exposure(self, resource: Resource, without: tuple[str, ...]) -> Exposure:
        from remit.engines.iam.exposure import exposure_of

        key = (resource.key, without)
        if key not in self._exposures:
            self._exposures[key] = exposure_of(self._whole(), resource, without=without)
        return self._exposures[key]
