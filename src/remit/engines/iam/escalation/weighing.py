"""One path weighed for one principal: every permission on what it is about, several on the same one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remit.engines.iam.escalation.paths import exists_before, thing
from remit.engines.iam.truth import both
from remit.model import Cause, Undetermined

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from remit.engines.iam.escalation.holdings import Holdings
    from remit.engines.iam.escalation.paths import Path
    from remit.engines.iam.escalation.permissions import Permissions, Permit
    from remit.engines.iam.escalation.standings import Standing
    from remit.engines.iam.request import Target
    from remit.engines.iam.truth import Truth


class Move(NamedTuple):
    """A step that somebody can take. `doubt` says why it is only possible, None when it is certain."""

    path: Path
    target: Standing
    permits: tuple[Permit, ...]
    doubt: Cause | None = None


class Weighed(NamedTuple):
    """The permissions of a path, and whether all of them are there."""

    permits: tuple[Permit, ...]
    truth: Truth


NEVER = Weighed((), truth=False)


def together(path: Path, target: Standing, parts: Iterable[Weighed], *more: Truth) -> Move | None:
    """The step that parts make, if none of them is missing."""
    parts = tuple(parts)
    truth = both((*(part.truth for part in parts), *more))
    if truth is False:
        return None
    doubt = truth if isinstance(truth, Cause) else Cause(path.doubt) if path.doubt else None
    return Move(path, target, tuple(permit for part in parts for permit in part.permits), doubt)


def weighed(permits: Iterable[Permit]) -> Weighed:
    """Permissions together."""
    permits = tuple(permits)
    return Weighed(permits, both(permit.truth for permit in permits))


class Scales:
    """Weighs what a path needs beside the principal that it reaches."""

    def __init__(self, permissions: Permissions, holdings: Holdings) -> None:
        """Both are asked again and again."""
        self._permissions = permissions
        self._holdings = holdings

    def others(self, path: Path, standing: Standing, scope: str, without: Iterable[str] = ()) -> Weighed:
        """The permissions about everything but some words, and what must exist."""
        found: list[Permit] = []
        truths: list[Truth] = []
        for word in (each for each in path.words() if each not in without):
            part = self.about(path, standing, word, scope)
            if part.truth is False:
                return NEVER
            found += part.permits
            truths.append(part.truth)
        for word in path.requires:
            kind = thing(word)
            truths.append(bool(self._holdings.of(kind)) or self._holdings.missing(kind.type, scope))
        return Weighed(tuple(found), both(truths))

    def about(self, path: Path, standing: Standing, word: str, scope: str) -> Weighed:
        """The permissions about one word: something that exists, or anything new that statements speak of."""
        doubt: Truth = True
        if word != "*" and exists_before(word):
            patterns = self._permissions.patterns(standing, path.actions(word))
            there = [target for _, target in self._holdings.alike(thing(word), patterns)]
            found = weighed(self._permissions.first(standing, path.actions(word), there)) if there else NEVER
            doubt = self._holdings.missing(thing(word).type, scope)
            if there or doubt is False:
                return found
        found = self.anew(path, standing, word)
        return found._replace(truth=both((found.truth, doubt)))

    def anew(self, path: Path, standing: Standing, word: str) -> Weighed:
        """The permissions about something of any name that statements speak of."""
        try:
            targets = self._permissions.candidates(standing, path, word)
            return weighed(self._permissions.first(standing, path.actions(word), targets))
        except Undetermined as raised:
            return Weighed((), raised.cause)

    def on(self, path: Path, standing: Standing, word: str, target: Target, tag: str = "") -> Weighed:
        """The permissions about one word on a target that is given; its tags may have to be changed first."""
        permits = (self._permissions.permit(standing, action, target) for action in path.actions(word))
        return weighed(self._permissions.retagged(standing, permit, target, tag) for permit in permits)


def capable(path: Path, powers: Mapping[str, object], *, by_resource: Iterable[str] = ()) -> bool:
    """Whether somebody may have every permission of a path; those `by_resource` may come from the resource's policy."""
    return all(need.action.lower() in powers or need.action.startswith(tuple(by_resource)) for need in path.needs)
