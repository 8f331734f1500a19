"""Owner and state of a path's stations: the engines know the way, the ledger whose each part of it is.

Only the duties that apply to a station's resource are told; the browser and what is out of sight have none.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from remit.engines.paths.attacks import attacks
from remit.engines.paths.requests import Requests
from remit.model import RemitError

if TYPE_CHECKING:
    from remit.audit.audit import Assessment, Audit
    from remit.engines.paths.attacks import Attack
    from remit.engines.paths.requests import Route
    from remit.engines.paths.route import Hop
    from remit.model import LedgerLine, Resource


class Routes:
    """The paths of an audited estate, joined with its ledger."""

    def __init__(self, audit: Audit, *, partial: bool = False) -> None:
        """Nothing is worked out before it is asked for; `partial`: what is not declared here may be elsewhere."""
        self.audit = audit
        self._partial = partial
        self._lines: dict[str, list[LedgerLine]] = {}

    @cached_property
    def requests(self) -> Requests:
        """The ways of requests, without the ledger."""
        return Requests(self.audit.inventory)

    @cached_property
    def routes(self) -> list[Route]:
        """The ways in by every entry point that the internet can use, or may."""
        return list(self.requests.routes())

    @cached_property
    def attacks(self) -> list[Attack]:
        """The attack paths, worst first."""
        return attacks(self.requests)

    def narrow(self, word: str) -> None:
        """Leave the routes of one entry point alone. `RemitError` when the internet can use none of that name."""
        names = {
            each.resource.key: (each.resource.id, each.resource.name, each.resource.address) for each in self.routes
        }
        chosen = [each for each in self.routes if word in (each.resource.key, *names[each.resource.key])]
        if not chosen:
            raise RemitError(f"the internet can use no entry point {word}", hint="remit routes names those that it can")
        self.routes = chosen

    def gaps(self) -> list[str]:
        """Why there may be more ways than are told."""
        notes = [note for note in self.audit.notes if note.level == "error"]
        unread = [f"{note.location}: {note.text}" if note.location else note.text for note in notes]
        elsewhere = ["what is declared elsewhere is not seen (--partial)"] if self._partial else []
        return list(dict.fromkeys((*elsewhere, *unread, *self.audit.gaps())))

    def resource(self, key: str) -> Resource | None:
        """The resource with that key."""
        return self.audit.inventory.get(key)

    def lines(self, hop: Hop) -> list[LedgerLine]:
        """The ledger's lines of a hop that apply to it, bottom of the stack first."""
        if hop.key not in self._lines:
            assessment = self._assessments.get(hop.key)
            drawn = self.audit.lines(assessment) if assessment else []
            self._lines[hop.key] = [line for line in drawn if line.state != "not-applicable"]
        return self._lines[hop.key]

    @cached_property
    def _assessments(self) -> dict[str, Assessment]:
        return {each.resource.key: each for each in self.audit.assessments}
