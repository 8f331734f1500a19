"""What a role can do, asked of the identity engine: reach data, and give itself everything."""

from __future__ import annotations

from functools import cached_property, partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from remit.engines.iam.arns import account_of, arn_of
from remit.engines.iam.assets import target_of
from remit.engines.iam.escalation import Escalation
from remit.engines.iam.estate import Estate
from remit.engines.iam.identities import caller_of
from remit.engines.iam.request import ANONYMOUS, SERVICE, Caller, letters_of
from remit.engines.iam.rulings import within
from remit.engines.iam.trial import concerned, tried
from remit.engines.network.entries.directory import Directory, label_of, leaves
from remit.engines.network.entries.words import MISSHAPEN, ODD, Fact, asked, unknown
from remit.engines.paths.stores import STORES
from remit.model import Cause, Undetermined

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from remit.engines.iam.request import Target
    from remit.model import Resource

MOST_REQUESTS = 200
"""How many requests are tried for one question; beyond that the answer is not known."""

MOST_CONDITIONS = 6
"""Beyond as many undecided conditions in one question its answer is not known."""
CLOUDFRONT = "cloudfront.amazonaws.com"
KEY, ALIAS = "AWS::KMS::Key", "AWS::KMS::Alias"
NO = Fact(holds=False, told="no policy allows it")


class Permissions:
    """What the roles of an inventory can do. Each question is worked out once."""

    def __init__(self, directory: Directory, *, assumed: int = 0) -> None:
        """Nothing is read before it is asked for. So many conditions are `assumed` to hold, or not to."""
        self.directory = directory
        self._assumed = assumed
        self._views: dict[str, tuple[Permissions, ...]] = {}
        self.estate = Estate(directory.inventory)
        self._callers: dict[str, Caller] = {}
        self._targets: dict[str, Target] = {}
        self._answers: dict[tuple[str, str, str], Fact] = {}
        self._mentioned: dict[tuple[str, str], bool] = {}

    def reads(self, role: Resource, store: Resource) -> Fact:
        """Whether a role can read what a store holds, without a connection to it."""
        return self._data(role, store, STORES[store.type].reads)

    def writes(self, role: Resource, store: Resource) -> Fact:
        """Whether a role can change what a store holds, without a connection to it."""
        return self._data(role, store, STORES[store.type].writes)

    def is_admin(self, role: Resource) -> Fact:
        """Whether a role can do everything, or become able to, step by step; see `engines.iam.escalation`."""
        return self._kept((role.key, "*", ""), lambda: self._escalates(role))

    def _escalates(self, role: Resource) -> Fact:
        standing = self._escalation.standing(role.key)
        if standing is None:
            return Fact(None, "its policies were not read")
        everything = self._escalation.does_everything(standing)
        if everything is True:
            return Fact(holds=True, told="it can do everything")
        chain = next(iter(self._escalation.chains([standing])), None)
        if chain is None:
            return unknown(everything) if isinstance(everything, Cause) else self._followed()
        steps = ", then ".join(f"{hop.move.path} to {hop.move.target}" for hop in chain.hops)
        return (
            Fact(None, chain.doubt.reason) if chain.doubt else Fact(holds=True, told=f"it can do everything by {steps}")
        )

    def _followed(self) -> Fact:
        """No, as long as every step was followed."""
        return NO if self._escalation.whole else Fact(None, "the steps are too many to be followed to the end")

    @cached_property
    def _escalation(self) -> Escalation:
        return Escalation(self.estate)

    def anyone(self, store: Resource, action: str) -> Fact:
        """Whether a request without credentials can do an action on a store."""
        asks = partial(self._tried, Caller(ANONYMOUS), action, store)
        return self._kept(("", action, store.key), asks, lambda there, each: there.anyone(each, action), store)

    def signed_by(self, distribution: Resource, store: Resource, action: str) -> Fact:
        """Whether CloudFront can do an action on a store for one distribution, as its origin access control signs.

        https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html.
        """
        source = {"aws:sourcearn": (arn_of(distribution),), "aws:sourceaccount": (account_of(distribution),)}
        asks = partial(self._tried, Caller(SERVICE, names=(letters_of(CLOUDFRONT),)), action, store, source)
        key = (distribution.key, action, store.key)
        return self._kept(key, asks, lambda there, *both: there.signed_by(*both, action), distribution, store)

    def can(self, role: Resource, action: str, target: Resource) -> Fact:
        """Whether a role can do an action on a resource, with the reason in one clause."""
        asks = partial(self._weighed, role, action, target)
        key = (role.key, action, target.key)
        return self._kept(key, asks, lambda there, who, on: there.can(who, action, on), role, target)

    def _kept(
        self,
        key: tuple[str, str, str],
        asks: Callable[[], Fact],
        again: Callable[..., Fact] | None = None,
        *about: Resource,
    ) -> Fact:
        """An answer, worked out once; a policy or a name of an odd shape leaves it open.

        What hangs on an undecided condition is asked `again` about the same resources with it and without.
        """
        if key not in self._answers:
            try:
                found = asks()
            except Undetermined as raised:
                found = unknown(raised.cause)
            except ODD:
                found = unknown(MISSHAPEN)
            condition = found.cause.condition if found.holds is None and found.cause else ""
            if condition and again is not None and self._assumed < MOST_CONDITIONS:
                found = self._both_ways(found, condition, again, about)
            self._answers[key] = found
        return self._answers[key]

    def _both_ways(self, found: Fact, condition: str, again: Callable[..., Fact], about: tuple[Resource, ...]) -> Fact:
        """The answer that is the same whether a condition holds or not; what does not exist then allows nothing."""
        facts = []
        for there in self._under(condition):
            resources = [there.directory.inventory.get(each.key) for each in about]
            facts.append(NO if None in resources else again(there, *resources))
        return facts[0] if facts and len({each.holds for each in facts}) == 1 else Fact(None, found.told)

    def _under(self, condition: str) -> tuple[Permissions, ...]:
        """The same questions to the estate as it is with a condition, and without."""
        if condition not in self._views:
            inventory = self.directory.inventory
            ways = [{condition: value} for value in (True, False) if inventory.possible({condition: value})]
            found = (Directory(inventory.under(way), strict=self.directory.strict) for way in ways)
            self._views[condition] = tuple(Permissions(each, assumed=self._assumed + 1) for each in found)
        return self._views[condition]

    def _weighed(self, role: Resource, action: str, target: Resource) -> Fact:
        silent = not self._mentions(role, action) and not grants(self._target(target, action))
        return NO if silent else self._tried(self._caller(role), action, target)

    def _mentions(self, role: Resource, action: str) -> bool:
        """Whether a policy of a role may allow an action on anything; most say nothing of most services."""
        key = (role.key, action)
        if key not in self._mentioned:
            caller = self._caller(role)
            request = self.estate.request(caller, action, self._target(role, action))
            letters = tuple(action.lower())
            statements = (each for policy in caller.identity for each in policy.statements if each.effect != "deny")
            self._mentioned[key] = any(within(each.actions, letters, request) is not False for each in statements)
        return self._mentioned[key]

    def _data(self, role: Resource, store: Resource, action: str) -> Fact:
        kind = STORES[store.type]
        if not action:
            return NO
        if kind.is_open is not None:
            switch = kind.is_open
            leads = asked(lambda: switch(store.properties))
            if leads is not True:
                return Fact(None, leads.reason) if isinstance(leads, Cause) else NO
        found = self.can(role, action, store)
        return found if found.holds is False else self._with_key(role, store, found, writes=action == kind.writes)

    def _with_key(self, role: Resource, store: Resource, found: Fact, *, writes: bool) -> Fact:
        """The answer when a customer's key encrypts the store: whoever reads or writes needs the key as well.

        https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html, and the other services' own.
        """
        values = list(leaves(store.properties, STORES[store.type].key.split("."))) if STORES[store.type].key else []
        keys = [self.directory.find(value, KEY, ALIAS) for value in values if not is_of_aws(value)]
        for key in keys:
            if key is None:
                continue
            if isinstance(key, Cause) or key.type == ALIAS:
                return Fact(None, f"whether it may use the key of {label_of(store)} is not known")
            used = self.can(role, "kms:GenerateDataKey" if writes else "kms:Decrypt", key)
            if used.holds is not True:
                return used
        return found

    def _tried(
        self, caller: Caller, action: str, target: Resource, context: Mapping[str, Any] = MappingProxyType({})
    ) -> Fact:
        doubt: Fact | None = None
        for at, request in enumerate(self.estate.requests(caller, action, self._target(target, action))):
            if at == MOST_REQUESTS:
                return Fact(None, "the policies mention too many resources to be tried")
            if not concerned(request):
                continue  # no statement is about it, so none allows it
            outcome = tried(request._replace(context={**request.context, **context}))
            if outcome.answer == "yes":
                return Fact(holds=True, told=f"policies allow {action}")
            if outcome.answer == "unknown":
                doubt = doubt or Fact(None, outcome.decision.reason, outcome.decision.cause)
        return doubt or NO

    def _caller(self, role: Resource) -> Caller:
        if role.key not in self._callers:
            self._callers[role.key] = caller_of(role, self.estate.library, self.estate.organization)
        return self._callers[role.key]

    def _target(self, resource: Resource, action: str) -> Target:
        if resource.key not in self._targets:
            self._targets[resource.key] = target_of(resource, self.estate.library, self.estate.organization)
        target = self._targets[resource.key]
        within = STORES[resource.type].within if resource.type in STORES else ""
        return target._replace(arn=(*target.arn, *within)) if within and not action.startswith("rds") else target


def grants(target: Target) -> bool:
    """Whether a resource has policies of its own, which may let a role in that says nothing of it."""
    return bool(target.policies or target.grants or target.acl)


def is_of_aws(value: Any) -> bool:
    """Whether a value names a key of AWS's own (`alias/aws/s3`), which asks nothing of the account's principals."""
    return isinstance(value, str) and "alias/aws/" in value
