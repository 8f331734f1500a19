"""Who has all actions on all resources: every policy of a user or role, within what limits them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.engines.iam.identities import caller_of
from remit.engines.iam.reader import asked, wide_grant_among
from remit.model import Answer, Cause, Undetermined

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remit.engines.iam.document import Statement
    from remit.engines.iam.estate import Estate
    from remit.engines.iam.request import Policy
    from remit.model import Resource

EVERYTHING = asked(("*",))


def administers(estate: Estate, principal: Resource) -> Answer:
    """Whether a user or role is an administrator, with the statement that makes it one.

    Boundary and service control policies must allow everything as well, each level of the organization for itself:
    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html.
    """
    caller = caller_of(principal, estate.library, estate.organization)
    levels = () if caller.management or caller.linked or isinstance(caller.scps, Cause) else caller.scps
    limits = [statements_in(policies) for policies in (caller.boundary, *levels) if policies is not None]
    denies = [each for limit in limits for each in limit if each.effect != "allow"]
    grant = wide_grant_among([*statements_in(caller.identity), *denies], EVERYTHING, of_a_kind=False)
    if grant is None or any(wide_grant_among(limit, EVERYTHING, of_a_kind=False) is None for limit in limits):
        return Answer(yes=False)
    if isinstance(caller.scps, Cause) and not (caller.management or caller.linked):
        raise Undetermined(caller.scps)
    return Answer(yes=True, reason="all its policies together allow all actions on all resources", at=grant.allow.at)


def statements_in(policies: Iterable[Policy]) -> list[Statement]:
    """The statements of all policies."""
    return [statement for policy in policies for statement in policy.statements]
