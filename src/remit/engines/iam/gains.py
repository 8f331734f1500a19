"""What one estate grants that another does not: an account as it is, and as it was when a snapshot was taken.

Principals and resources are the same by their ARN. Of a principal, requests that stand for its Allow statements are
tried in both; where those show nothing, its policies are compared as sets of requests. Of a resource, its policies are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remit.engines.iam.assets import target_of
from remit.engines.iam.attachments import POLICIES
from remit.engines.iam.escalation.strength import allowed, joined, limits, truth_of
from remit.engines.iam.inclusion import excess
from remit.engines.iam.library import told_name
from remit.engines.iam.request import FREE, Target
from remit.engines.iam.trial import tried
from remit.model import Cause, Undetermined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.engines.iam.estate import Estate
    from remit.engines.iam.request import Caller, Request
    from remit.engines.iam.text import Letters
    from remit.engines.iam.trial import Outcome

UNWEIGHED = Cause("its policies differ in a way that is not weighed to the end")


class Gain(NamedTuple):
    """Whom, or what, the newer estate grants more. `request` shows it; None with the `doubt` for which it may."""

    name: str
    request: Request | None
    doubt: Cause | None = None


def gains(new: Estate, old: Estate) -> Iterator[Gain]:
    """Every principal and every resource that gains, or may."""
    before = {caller.arn: caller for _, caller in old.principals()}
    for name, caller in new.principals():
        earlier = before.get(caller.arn, caller._replace(identity=(), boundary=None))
        found = gain_of(name, Pair(caller, new), Pair(earlier, old))
        if found is not None:
            yield found
    yield from opened(new, old)


class Pair(NamedTuple):
    """A principal where it is."""

    caller: Caller
    estate: Estate

    def tries(self, action: str, resource: Letters) -> Outcome:
        """Whether it may do an action on a resource, as far as its own policies and the organization's decide."""
        target = Target(resource, self.caller.account or FREE, tags=FREE, organization=FREE)
        return tried(self.estate.request(self.caller, action, target))


def gain_of(name: str, now: Pair, then: Pair) -> Gain | None:
    """What a principal may do now that it might not then; None when that is nothing."""
    doubt: Cause | None = None
    for action, resource in allowed(now.caller):
        own, theirs = now.tries(action, resource), then.tries(action, resource)
        if own.answer == "yes" and theirs.answer == "no":
            return Gain(name, own.request)
        for each in (own, theirs):
            if own.answer != "no" and theirs.answer != "yes" and isinstance(truth_of(each), Cause):
                doubt = doubt or truth_of(each)  # type: ignore[assignment]  # it is one
    try:
        found = by_limits(name, now, then)
    except Undetermined as raised:
        return Gain(name, None, raised.cause)
    return found or (Gain(name, None, doubt) if doubt is not None else None)


def by_limits(name: str, now: Pair, then: Pair) -> Gain | None:
    """As sets of requests: each limit of then must hold a limit of now."""
    for outer in limits(then.caller):
        for inner in limits(now.caller):
            found = excess(joined(inner), joined(outer))
            if found is None:
                break
            own = now.tries(found.request.action, found.request.target.arn)
            if own.answer == "yes" and then.tries(found.request.action, found.request.target.arn).answer == "no":
                return Gain(name, own.request)
        else:
            return Gain(name, None, UNWEIGHED)
    return None


def opened(new: Estate, old: Estate) -> Iterator[Gain]:
    """The resources whose own policies let in more."""
    before = {target.arn: target for _, target in held(old)}
    for name, target in held(new):
        earlier = before.get(target.arn)
        try:
            found = excess(joined(target.policies), joined(earlier.policies if earlier else ()))
        except Undetermined as raised:
            yield Gain(name, None, raised.cause)
            continue
        if found is not None:
            yield Gain(name, found.request)


def held(estate: Estate) -> Iterator[tuple[str, Target]]:
    """The resources that have a policy, by the name that people know them by."""
    for type_name in POLICIES:
        for resource in estate.inventory.of_type(type_name):
            target = target_of(resource, estate.library, estate.organization)
            if target.policies:
                yield told_name(resource), target
