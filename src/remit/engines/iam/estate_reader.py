"""The identity engine's questions, answered from one policy, or from the whole of an inventory."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from remit.engines.iam.bare import is_bare, stand_alone
from remit.model import MISSING, Answer, Cause, Undetermined, resource_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from remit.engines.iam.escalation import Escalation
    from remit.engines.iam.escalation.escalation import Chain
    from remit.engines.iam.estate import Estate
    from remit.engines.iam.exposure.openings import Exposure
    from remit.engines.iam.reader import PolicyReader
    from remit.model import Inventory, Resource
    from remit.model.protocols import Wording

NO = Answer(yes=False)
PLAIN_HTTP = Answer(yes=False, reason="no statement denies requests without TLS")
PEOPLE = ("AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group")
"""Whom a principal may become, or join."""

ELSEWHERE = Cause("policies that are declared elsewhere may change it (--partial)")


class EstateReader:
    """Implements `remit.model.Iam`; what it found is kept for the next question.

    What reads policies is loaded when there is one: an absent policy allows and denies nothing.
    """

    def __init__(self, inventory: Inventory, *, partial: bool = False) -> None:
        """Nothing is read before it is asked for. `partial`: what is not declared may be so elsewhere."""
        self._inventory = inventory
        self._partial = partial
        self._exposures: dict[tuple[str, tuple[str, ...]], Exposure] = {}

    # ── questions to the text of one policy: see `PolicyReader` ────────────────────

    def allows_anyone(self, policy: Any, *, actions: Iterable[str] = ("*",)) -> Answer:
        """Whether the policy lets anyone do one of the actions; see `PolicyReader`."""
        return NO if policy is MISSING else self._text.allows_anyone(policy, actions=actions)

    def allows_outside(self, policy: Any, *, account: str | None, actions: Iterable[str] = ("*",)) -> Answer:
        """Whether the policy lets a principal of another account do one of the actions; see `PolicyReader`."""
        return NO if policy is MISSING else self._text.allows_outside(policy, account=account, actions=actions)

    def denies_plain_http(self, policy: Any, *, actions: Iterable[str]) -> Answer:
        """Whether every request without TLS is denied; see `PolicyReader`."""
        return PLAIN_HTTP if policy is MISSING else self._text.denies_plain_http(policy, actions=actions)

    def allows_everything(self, policy: Any) -> Answer:
        """Whether an identity policy allows everything; see `PolicyReader`."""
        return NO if policy is MISSING else self._text.allows_everything(policy)

    def allows_every_action(self, policy: Any) -> Answer:
        """Whether a statement allows all actions, on whatever resources; see `PolicyReader`."""
        return NO if policy is MISSING else self._text.allows_every_action(policy)

    def allows_any_action_of(self, policy: Any, services: Iterable[str]) -> Answer:
        """Whether a statement allows every action of one of the services; see `PolicyReader`."""
        return NO if policy is MISSING else self._text.allows_any_action_of(policy, services)

    def allows_privilege(self, policy: Any, actions: Iterable[str]) -> Answer:
        """Whether an identity policy allows one of the actions on all resources of a kind; see `PolicyReader`."""
        return NO if policy is MISSING else self._text.allows_privilege(policy, actions)

    def misnames(self, *policies: Any) -> Answer:
        """Whether a policy names an action that no service has; see `PolicyReader`."""
        return self._text.misnames(*policies)

    def allows_level(self, policy: Any, access: Iterable[str]) -> Answer:
        """Whether a policy allows on all resources what could be limited to some; see `PolicyReader`."""
        return NO if policy is MISSING else self._text.allows_level(policy, access)

    def allows_escalation(self, policy: Any) -> Answer:
        """Whether a policy allows all that a way to become somebody else needs; see `PolicyReader`."""
        return NO if policy is MISSING else self._text.allows_escalation(policy)

    def allows_by(self, policy: Any, wording: Wording) -> Answer:
        """Whether an Allow is worded like that; see `PolicyReader`."""
        return NO if policy is MISSING else self._text.allows_by(policy, wording)

    def trusts_anyone(self, policy: Any) -> Answer:
        """Whether a role's trust policy lets anyone take on the role; see `PolicyReader`."""
        return NO if policy is MISSING else self._text.trusts_anyone(policy)

    def trusts_any_subject(self, policy: Any) -> Answer:
        """Whether a role's trust policy lets in every identity of a provider; see `PolicyReader`."""
        return NO if policy is MISSING else self._text.trusts_any_subject(policy)

    def trusts_accounts(self, policy: Any) -> Answer:
        """Whether a role's trust policy lets all of an account take on the role; see `PolicyReader`."""
        return NO if policy is MISSING else self._text.trusts_accounts(policy)

    def trusts_outside(self, policy: Any, *, account: str | None) -> Answer:
        """Whether a role's trust policy lets in a principal of another account; see `PolicyReader`."""
        return NO if policy is MISSING else self._text.trusts_outside(policy, account=account)

    def confusable(self, policy: Any) -> Answer:
        """Whether an AWS service may act on behalf of any account; see `PolicyReader`."""
        return NO if policy is MISSING else self._text.confusable(policy)

    @cached_property
    def _text(self) -> PolicyReader:
        from remit.engines.iam.reader import PolicyReader

        return PolicyReader()

    # ── questions to the whole inventory ────────────────────

    def lets_in(self, resource: Any, circle: str, *, without: tuple[str, ...] = ()) -> Answer:
        """Whether a resource lets in exactly a circle, in effect; see `remit.model.Iam`."""
        found = resource_of(resource)
        opening = None if self._alone and is_bare(found) else self._exposure(found, without).circle(circle)
        if opening is not None and isinstance(opening.truth, Cause):
            raise Undetermined(opening.truth)
        if opening is not None:
            return Answer(yes=True, reason=opening.why, at=opening.at)
        if self._partial and not self._inventory.closed(found.scope):
            raise Undetermined(ELSEWHERE)
        return Answer(yes=False)

    def malformed(self, resource: Any) -> Answer:
        """Whether AWS would refuse a policy of a resource; see `remit.model.Iam`."""
        from remit.engines.iam.grammar import faults_of

        found = sorted(faults_of(resource_of(resource)), key=lambda fault: fault.doubt is not None)
        if not found:
            return NO
        first = found[0]
        if first.doubt is not None:
            raise Undetermined(first.doubt)
        return Answer(yes=True, reason=first.text, at=first.at)

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
        unread = next((why for name in PEOPLE if (why := self._inventory.gap(name, resource.scope, None))), "")
        if unread:
            raise Undetermined(unread)
        return Answer(yes=False)

    @cached_property
    def _alone(self) -> bool:
        return stand_alone(self._inventory)

    @cached_property
    def _estate(self) -> Estate:
        from remit.engines.iam.estate import Estate

        return Estate(self._inventory, partial=self._partial)

    def _exposure(self, resource: Resource, without: tuple[str, ...]) -> Exposure:
        key = (resource.key, without)
        found = self._exposures.get(key)
        if found is None:
            from remit.engines.iam.exposure import exposure_of

            found = self._exposures[key] = exposure_of(self._estate, resource, without=without)
        return found

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
