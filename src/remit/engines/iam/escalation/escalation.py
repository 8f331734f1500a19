"""The escalations of an estate: who can become able to do everything, or become somebody else, and how."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from remit.engines.iam.escalation.chains import cuts, distances, explored, shortest
from remit.engines.iam.escalation.moves import Moves
from remit.engines.iam.escalation.strength import Strength
from remit.model import Cause

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remit.engines.iam.escalation.chains import Cut, Hop, Steps
    from remit.engines.iam.escalation.standings import Standing
    from remit.engines.iam.escalation.weighing import Move
    from remit.engines.iam.estate import Estate
    from remit.engines.iam.truth import Truth


class Chain(NamedTuple):
    """How a source becomes a target. `doubt` says why it only may, None when it is certain; no hops when it may already
    be one.
    """  # noqa: D205

    source: Standing
    target: Standing
    hops: tuple[Hop, ...]
    doubt: Cause | None = None


class Escalation:
    """Asks an estate; nothing is found before it is asked for, and all is kept."""

    def __init__(self, estate: Estate) -> None:
        """`estate` is not to change."""
        self._moves = Moves(estate)
        self._strength = Strength(estate, self._moves.permissions)
        self._explored: dict[bool, tuple[Steps, bool]] = {}

    @cached_property
    def everyone(self) -> list[Standing]:
        """Users and roles, and those from elsewhere whom roles let in."""
        return [*self._moves.people.everyone.values(), *self._moves.outsiders.everyone.values()]

    @property
    def sources(self) -> list[Standing]:
        """Everyone but the roles that belong to services, in which nobody acts."""
        return [each for each in self.everyone if not each.caller.linked]

    def standing(self, key: str) -> Standing | None:
        """The user or role with a key."""
        return self._moves.people.everyone.get(key)

    def moves(self, standing: Standing) -> tuple[Move, ...]:
        """Every step of somebody. Whoever can do everything has no need of any."""
        return () if self.does_everything(standing) is True else self._moves.of(standing)

    def _upward(self, standing: Standing) -> tuple[Move, ...]:
        """The steps that matter on the way to everything: of whoever may be able to do it already the certain ones.

        They are found among all of its steps, and not looked for where there is none.
        """
        unsure = isinstance(self.does_everything(standing), Cause)
        return () if unsure and not self._moves.may_be_sure(standing) else self.moves(standing)

    def does_everything(self, standing: Standing) -> Truth:
        """Whether somebody of the estate can do everything; those from elsewhere have nothing here."""
        return standing.caller.known and self._strength.does_everything(standing)

    def stronger(self, one: Standing, other: Standing) -> Truth:
        """Whether somebody can do anything that another cannot; those from elsewhere can do nothing here."""
        return True if not other.caller.known else self._strength.stronger(one, other)

    def chains(self, sources: Iterable[Standing], targets: Iterable[Standing] | None = None) -> list[Chain]:
        """The shortest chain from each source, shortest first, certain ones before others.

        Without `targets` to whoever can do everything. A certain chain is told even if a shorter one is possible.
        """
        steps = self._steps(targets)
        sure, unsure = self._ends(steps, targets)
        certain, possible = distances(steps, sure, sure=True), distances(steps, (*sure, *unsure), sure=False)
        found = []
        for source in dict.fromkeys(sources):
            if certain.get(source):
                hops = tuple(shortest(source, steps, certain, sure=True))
                found.append(Chain(source, hops[-1].move.target, hops))
            elif source in possible and source not in sure:
                hops = tuple(shortest(source, steps, possible, sure=False))
                end = hops[-1].move.target if hops else source
                found.append(Chain(source, end, hops, doubt_of(hops, unsure.get(end))))
        return sorted(found, key=lambda chain: (len(chain.hops), chain.doubt is not None, str(chain.source)))

    def cuts(self, sources: Iterable[Standing], targets: Iterable[Standing] | None = None) -> list[Cut]:
        """The steps without which the most sources reach no target; see `chains.cuts`."""
        steps = self._steps(targets)
        sure, unsure = self._ends(steps, targets)
        return cuts(steps, sources, (*sure, *unsure))

    @property
    def whole(self) -> bool:
        """Whether every step that was looked for was followed, within the budget."""
        return all(whole for _, whole in self._explored.values())

    def _steps(self, targets: Iterable[Standing] | None) -> Steps:
        """Every step that matters on the way to the targets, by where it starts."""
        upward = targets is None
        if upward not in self._explored:
            self._explored[upward] = explored(self.everyone, self._upward if upward else self.moves)
        return self._explored[upward][0]

    def _ends(
        self, steps: Steps, targets: Iterable[Standing] | None
    ) -> tuple[dict[Standing, Cause], dict[Standing, Cause]]:
        """The standings that are aimed at: those that are sure, and those that may be, with why."""
        none = Cause("")
        if targets is not None:
            wanted = {target.key[0] for target in targets}
            return {each: none for each in steps if each.key[0] in wanted}, {}
        found = {each: self.does_everything(each) for each in steps}
        sure = {each: none for each, truth in found.items() if truth is True}
        return sure, {each: truth for each, truth in found.items() if isinstance(truth, Cause)}


def doubt_of(hops: tuple[Hop, ...], end: Cause | None) -> Cause | None:
    """The first reason for which a chain is only possible."""
    return next((hop.move.doubt for hop in hops if hop.move.doubt), end)
