"""What matters of a caller for one action: few of its statements, so that many requests turn out to be alike."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from remit.engines.iam.decision import flat
from remit.engines.iam.escalation.powers import known_text
from remit.engines.iam.globs import expression
from remit.engines.iam.text import Symbol
from remit.model import Cause

if TYPE_CHECKING:
    import re
    from collections.abc import Hashable, Iterator, Mapping

    from remit.engines.iam.document import Statement
    from remit.engines.iam.request import Caller, Policy, Target

PERSONAL = ("aws:principal", "aws:user", "saml:", "sts:")
"""How keys begin whose values differ between principals with the same policies."""
OF_THE_TARGET = ("aws:resource", "s3:resource")
"""How keys begin whose values differ between targets that the same patterns match; tags beside them."""
REGION = 3
"""Which segment of an ARN is the Region."""


class View:
    """A caller with the statements that may be about an action. `kind` is what it has in common with others."""

    def __init__(self, caller: Caller, own: Hashable) -> None:
        """`own` is what only this principal has."""
        policies = policies_of(caller)
        self._statements = [each for policy in policies for each in policy.statements]
        self.caller = caller
        self.kind = kind_of(caller, own if any(is_personal(each) for each in self._statements) else None)

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], ...] | None:
        """The Resource patterns that tell targets apart, None where more than these may tell."""
        return None if any(map(is_particular, self._statements)) else tuple(expressions(self._statements))

    def likeness(self, target: Target, context: Mapping[str, Any]) -> Hashable:
        """What requests have in common for which the engine's answer is one and the same."""
        told = tuple(sorted((key, str(value)) for key, value in context.items())) if context else ()
        text = known_text(target.arn) if self.patterns is not None else None
        if text is None or self.patterns is None:
            return (self.kind, target.arn, told)
        where = (
            target.account,
            target.locked,
            target.management,
            id(target.rcps),
            text.split(":")[REGION : REGION + 1],
        )
        matched = tuple(pattern.fullmatch(text) is not None for pattern in self.patterns)
        return (self.kind, str(where), matched, told)


def kind_of(caller: Caller, own: Hashable) -> Hashable:
    """A caller's policies, each by identity."""
    bounded = None if caller.boundary is None else tuple(map(id, caller.boundary))
    levels = (
        id(caller.scps) if isinstance(caller.scps, Cause) else tuple(tuple(map(id, level)) for level in caller.scps)
    )
    fixed = (caller.kind, caller.account, caller.management, caller.linked)
    return (*fixed, tuple(map(id, caller.identity)), bounded, levels, own)


def policies_of(caller: Caller) -> tuple[Policy, ...]:
    """Identity policies, boundary and the organization's."""
    levels = () if isinstance(caller.scps, Cause) else flat(caller.scps)
    return (*caller.identity, *(caller.boundary or ()), *levels)


def expressions(statements: list[Statement]) -> Iterator[re.Pattern[str]]:
    """The Resource patterns of statements, each once."""
    elements = (statement.resources for statement in statements)
    for pattern in dict.fromkeys(each for element in elements if element for each in element.patterns):
        found = expression(pattern)
        if found is not None:
            yield found


def is_personal(statement: Statement) -> bool:
    """Whether a statement speaks of who asks."""
    return has_variable(statement) or any(each.key.startswith(PERSONAL) for each in statement.conditions)


def is_particular(statement: Statement) -> bool:
    """Whether a statement speaks of the target by more than patterns."""
    patterns = statement.resources.patterns if statement.resources else ()
    unknown = any(isinstance(letter, Symbol) for pattern in patterns for letter in pattern)
    keys = [each.key for each in statement.conditions]
    return unknown or any(key.startswith(OF_THE_TARGET) or "resourcetag/" in key for key in keys)


def has_variable(statement: Statement) -> bool:
    """Whether a policy variable stands in a statement."""
    texts = [*(statement.resources.patterns if statement.resources else ())]
    texts += [value.letters for each in statement.conditions for value in each.values]
    return any(isinstance(letter, Symbol) and letter.key for text in texts for letter in text)
