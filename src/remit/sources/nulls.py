"""Where null is not absence: in a policy, which AWS refuses for it, so that nobody can tell what it would allow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

OF_A_POLICY = frozenset(("Version", "Id", "Statement"))
OF_A_STATEMENT = frozenset(("Action", "NotAction", "Resource", "NotResource", "Principal", "NotPrincipal", "Condition"))


def is_of_a_policy(value: Mapping[str, Any]) -> bool:
    """Whether an object is a policy or a statement of one, by its names: null stays in it."""
    if "Effect" in value:
        return not OF_A_STATEMENT.isdisjoint(value)
    return "Statement" in value and OF_A_POLICY.issuperset(value)
