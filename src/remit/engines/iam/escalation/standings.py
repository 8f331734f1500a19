"""Where somebody stands: a principal as it is, or as it is after it has changed itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.engines.iam.documents import EVERYTHING
from remit.engines.iam.request import FREE, policy_of
from remit.model import wrap

if TYPE_CHECKING:
    from remit.engines.iam.request import Caller, Policy
    from remit.model import Resource

WRITTEN = policy_of("a policy that it writes itself", wrap({"Version": "2012-10-17", "Statement": [EVERYTHING]}))
"""Whoever may write a policy may write this one."""


class Standing:
    """A principal with what is in force for it. `key` is its own; `changes` tells what it did to itself before.

    `resource` is the user or role, None for somebody who is not of the estate.
    """

    __slots__ = ("caller", "changes", "key", "name", "resource")

    def __init__(
        self, name: str, caller: Caller, resource: Resource | None = None, changes: tuple[str, ...] = ()
    ) -> None:
        """`name` is how people know the principal."""
        self.name, self.caller, self.resource, self.changes = name, caller, resource, changes
        who = resource.key if resource is not None else f"{caller.kind} {name}"
        self.key = (who, frozenset(changes))

    def __str__(self) -> str:
        """The name, with what has changed."""
        return f"{self.name} ({', '.join(self.changes)})" if self.changes else self.name

    def __eq__(self, other: object) -> bool:
        """By key."""
        return isinstance(other, Standing) and self.key == other.key

    def __hash__(self) -> int:
        """By key."""
        return hash(self.key)

    def rewritten(self, *, kept: tuple[Policy, ...] = (), told: str = "with any policy") -> Standing:
        """With a policy that allows everything, beside those that are kept."""
        return self._changed(told, self.caller._replace(identity=(*kept, WRITTEN)))

    def extended(self, policies: tuple[Policy, ...], told: str) -> Standing:
        """With more policies."""
        return self._changed(told, self.caller._replace(identity=(*self.caller.identity, *policies)))

    def replaced(self, policy: Policy, other: Policy) -> Standing:
        """With another policy in the place of one."""
        identity = tuple(other if each is policy else each for each in self.caller.identity)
        return self._changed(f"with {other.name}", self.caller._replace(identity=identity))

    def unbounded(self) -> Standing:
        """Without permissions boundary."""
        return self._changed("without its boundary", self.caller._replace(boundary=None))

    def retagged(self) -> Standing:
        """With tags of its choice."""
        return self._changed("with tags of its choice", self.caller._replace(tags=FREE))

    def _changed(self, told: str, caller: Caller) -> Standing:
        return Standing(self.name, caller, self.resource, tuple(dict.fromkeys((*self.changes, told))))
