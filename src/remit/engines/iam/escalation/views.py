"""What matters of a caller for one action: few of its statements, so that many requests turn out to be alike."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from remit.engines.iam.binding import bound, fits
from remit.engines.iam.decision import flat
from remit.engines.iam.escalation.powers import known_text
from remit.engines.iam.globs import expression
from remit.engines.iam.request import Request, Target
from remit.engines.iam.text import Symbol, symbols
from remit.model import Cause

if TYPE_CHECKING:
    import re
    from collections.abc import Hashable, Iterable, Mapping

    from remit.engines.iam.document import Statement
    from remit.engines.iam.request import Caller, Policy
    from remit.engines.iam.text import Letters

PERSONAL = ("aws:principal", "aws:user", "saml:", "sts:")
"""How keys begin whose values differ between principals with the same policies."""
OF_THE_TARGET = ("aws:resource", "s3:resource")
"""How keys begin whose values differ between targets that the same patterns match; tags beside them."""
REGION = 3
"""Which segment of an ARN is the Region."""
MADE_UP = ("name", "id")
"""The parts of an ARN that AWS makes up; see `arns.unknown_part`."""


class Patterns:
    """What tells targets apart: the Resource patterns of statements, with what is settled filled in."""

    __slots__ = ("_expressions", "_names", "_texts")

    def __init__(self, texts: Iterable[Letters]) -> None:
        """Each text once."""
        self._expressions: list[re.Pattern[str]] = []
        self._texts: list[Letters] = []
        for text in dict.fromkeys(texts):
            plain = expression(text)
            self._texts += [] if plain else [text]
            self._expressions += [plain] if plain else []
        self._names = {letter for text in self._texts for letter in symbols(text)}

    def alike(self, target: Target) -> Hashable:
        """What targets have in common that these do not tell apart."""
        where = (target.account, target.locked, target.management, id(target.rcps), target.known)
        text = known_text(target.arn)
        if text is not None:
            matched = tuple(each.fullmatch(text) is not None for each in self._expressions)
            unsure = tuple(str(fits(each, target.arn, known=target.known)) for each in self._texts)
            return (where, *text.split(":")[REGION : REGION + 1], matched, unsure)
        return (where, target.arn if self._names.intersection(target.arn) else unnamed(target.arn))


class View:
    """A caller with the statements that may be about an action. `kind` is what it has in common with others."""

    def __init__(self, caller: Caller, own: Hashable, bindings: Mapping[str, Letters]) -> None:
        """`own` is what only this principal has; `bindings` as those of a request."""
        policies = policies_of(caller)
        self._statements = [each for policy in policies for each in policy.statements]
        self._bindings = bindings
        self.caller = caller
        self.kind = kind_of(caller, own if any(is_personal(each) for each in self._statements) else None)

    @cached_property
    def texts(self) -> tuple[Letters, ...] | None:
        """The Resource patterns of the statements, None where these speak of the target by more than patterns."""
        if any(map(is_particular, self._statements)):
            return None
        request = Request(self.caller, "", Target(("*",)), bindings=self._bindings)
        elements = [each.resources for each in self._statements if each.resources is not None]
        found = (bound(pattern, request) for element in elements for pattern in element.patterns)
        return tuple(dict.fromkeys(each for each in found if each is not None))

    @cached_property
    def patterns(self) -> Patterns | None:
        """The same, to be held against targets."""
        return None if self.texts is None else Patterns(self.texts)

    @cached_property
    def keys(self) -> frozenset[str]:
        """The condition keys that the statements speak of."""
        return frozenset(each.key for statement in self._statements for each in statement.conditions)

    def likeness(self, target: Target, context: Mapping[str, Any]) -> Hashable:
        """What requests have in common for which the engine's answer is one and the same."""
        weighty = (key for key in context if target.rcps or key in self.keys)
        told = tuple(sorted((key, str(context[key])) for key in weighty)) if context else ()
        patterns = None if target.arn == self.caller.arn else self.patterns  # nobody is like the one who asks
        return (self.kind, patterns.alike(target) if patterns else target.arn, told)


@lru_cache(maxsize=65_536)
def unnamed(arn: Letters) -> Letters:
    """An ARN without telling whose the names are that AWS makes up: no pattern of text knows one from another."""
    made_up = (isinstance(letter, Symbol) and letter.target and letter.attribute in MADE_UP for letter in arn)
    return tuple(f"!{letter.attribute}" if own else letter for own, letter in zip(made_up, arn, strict=True))  # type: ignore[attr-defined]


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


def is_personal(statement: Statement) -> bool:
    """Whether a statement speaks of who asks."""
    return has_variable(statement) or any(each.key.startswith(PERSONAL) for each in statement.conditions)


def is_particular(statement: Statement) -> bool:
    """Whether a statement speaks of the target by more than patterns."""
    patterns = statement.resources.patterns if statement.resources else ()
    varies = any(letter.key for pattern in patterns for letter in symbols(pattern))
    keys = [each.key for each in statement.conditions]
    return varies or any(key.startswith(OF_THE_TARGET) or "resourcetag/" in key for key in keys)


def has_variable(statement: Statement) -> bool:
    """Whether a policy variable stands in a statement."""
    texts = [*(statement.resources.patterns if statement.resources else ())]
    texts += [value.letters for each in statement.conditions for value in each.values]
    return any(isinstance(letter, Symbol) and letter.key for text in texts for letter in text)
