"""An inventory with what questions about policies look up again and again: managed policies, by ARN, already read."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from remit.engines.iam import managed_policies
from remit.engines.iam.arns import arn_of, text_of
from remit.engines.iam.document import unseen
from remit.engines.iam.request import Policy, policy_of
from remit.model import MISSING, Cause, Unknown, is_known, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from remit.model import Inventory, Resource

MANAGED = "AWS::IAM::ManagedPolicy"


class Library:
    """Asks an inventory, and keeps what it read of managed policies."""

    def __init__(self, inventory: Inventory) -> None:
        """Nothing is read before it is asked for."""
        self._inventory = inventory
        self._documents: dict[str, Policy] = {}
        self._of_aws: dict[str, Policy | None] = {}
        self._named: dict[tuple[str, str], dict[str, Resource]] = {}

    def get(self, key: str) -> Resource | None:
        """The resource with that key."""
        return self._inventory.get(key)

    def of_type(self, type_name: str) -> Iterator[Resource]:
        """The resources of a type."""
        return self._inventory.of_type(type_name)

    def is_closed(self, resource: Resource) -> bool:
        """Whether what is beside a resource is all there is."""
        return self._inventory.closed(resource.scope)

    def gap(self, type_name: str, resource: Resource) -> str:
        """Why there may be more of a type beside a resource than was read."""
        return self._inventory.gap(type_name, resource.scope, None)

    def presence(self, resource: Resource) -> Cause | None:
        """The undecided condition under which a resource exists, None when it surely does."""
        condition = self._inventory.presence(resource.key) if resource.conditional else None
        if condition is None:
            return None
        return Cause(f"{told_name(resource)} exists only under a condition", condition=condition)

    def named(self, type_name: str, property_: str, scope: str) -> dict[str, Resource]:
        """The resources of a type in a scope by their name."""
        key = (type_name, scope)
        if key not in self._named:
            found = [each for each in self.of_type(type_name) if each.scope == scope]
            names = ((name, each) for each in found for name in (each.name, each.properties[property_]))
            self._named[key] = {name: each for name, each in names if isinstance(name, str)}
        return self._named[key]

    @cached_property
    def by_arn(self) -> dict[str, Resource]:
        """The managed policies by ARN."""
        return {text_of(arn_of(found)): found for found in self.of_type(MANAGED)}

    def of_aws(self, arn: str) -> Policy | None:
        """The policy of AWS's with that ARN, if its text is kept here."""
        if arn not in self._of_aws:
            found = managed_policies.by_aws(arn)
            self._of_aws[arn] = policy_of(found.name, wrap(found.document)) if found is not None else None
        return self._of_aws[arn]

    def document(self, resource: Resource) -> Policy:
        """The document of a managed policy, if it is sure to exist."""
        if resource.key not in self._documents:
            name = f"policy {told_name(resource)}"
            cause = self.presence(resource)
            if cause is not None:
                self._documents[resource.key] = blank(name, cause)
            else:
                self._documents[resource.key] = written(name, resource.properties["PolicyDocument"], resource.key)
        return self._documents[resource.key]


def written(name: str, document: Any, holder: str) -> Policy:
    """A policy by its document, without which AWS has none: what it says is then not known."""
    if is_known(document) and document == MISSING:
        return blank(name, Cause(f"{name} has no document"))
    return policy_of(name, document, holder)


def told_name(resource: Resource) -> str:
    """How people know a resource."""
    return resource.address or resource.name or resource.id


def blank(name: str, cause: Cause) -> Policy:
    """A policy of which nothing is known."""
    return Policy(name, (unseen(Unknown(cause), cause),))
