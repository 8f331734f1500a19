"""The ledger: for every resource and every duty one line, saying whose it is and how it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from remit.model.finding import Duty
    from remit.model.resource import Resource

    Owner = Literal["aws", "customer", "shared", "unknown", "unclassified", "not-applicable"]
    State = Literal["inherited", "done", "not-done", "unknown", "attested", "waived", "unassessed", "not-applicable"]

OWNERS: tuple[Owner, ...] = ("aws", "customer", "shared", "unknown", "unclassified", "not-applicable")
STATES: tuple[State, ...] = (
    "not-done",
    "unknown",
    "unassessed",
    "waived",
    "attested",
    "done",
    "inherited",
    "not-applicable",
)
"""In the order in which a reader wants to see them."""

ALLOWED_STATES: dict[Owner, tuple[State, ...]] = {
    "aws": ("inherited",),
    "customer": ("done", "not-done", "unknown", "attested", "waived", "unassessed"),
    "shared": ("done", "not-done", "unknown", "attested", "waived", "unassessed"),
    "unknown": ("unknown",),
    "unclassified": ("unknown",),
    "not-applicable": ("not-applicable",),
}
"""Which states a line may have, by owner."""


class Ownership:
    """Whose a duty is for one resource, and what says so.

    `because` is the reason in one clause, `source` AWS's page. `moved_by` names the movers that applied; for owner
    `unknown`, `missing` is the fact that would decide. `act` is what remains for the customer when the owner is shared.
    """

    __slots__ = ("act", "because", "missing", "moved_by", "owner", "source")

    def __init__(
        self,
        owner: Owner,
        because: str,
        source: str,
        *,
        moved_by: tuple[str, ...] = (),
        act: str = "",
        missing: str = "",
    ) -> None:
        """See the class."""
        self.owner = owner
        self.because = because
        self.source = source
        self.moved_by = moved_by
        self.act = act
        self.missing = missing


class LedgerLine:
    """One duty of one resource.

    `because` lists the ids of the checks that the state rests on; `reason` says it in words.
    """

    __slots__ = ("because", "duty", "ownership", "reason", "resource", "state")

    def __init__(
        self,
        resource: Resource,
        duty: Duty,
        ownership: Ownership,
        state: State,
        *,
        because: Sequence[str] = (),
        reason: str = "",
    ) -> None:
        """`ValueError` when the owner cannot have that state: a line has exactly one owner and one fitting state."""
        if state not in ALLOWED_STATES[ownership.owner]:
            message = f"a line owned by {ownership.owner} cannot be {state}"
            raise ValueError(message)
        self.resource = resource
        self.duty = duty
        self.ownership = ownership
        self.state = state
        self.because = because
        self.reason = reason

    @property
    def owner(self) -> Owner:
        """Whose the duty is."""
        return self.ownership.owner
