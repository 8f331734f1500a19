"""What a caller's statements may be about, found without weighing them: the sieve before the exact engine.

It lets through too much and never too little: a Deny, a condition, a boundary are left to the engine.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from remit.engines.iam.escalation.paths import actions
from remit.engines.iam.globs import expression
from remit.engines.iam.text import symbols, widened
from remit.model import Cause

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.engines.iam.document import Element, Statement
    from remit.engines.iam.request import Caller, Policy
    from remit.engines.iam.text import Letters

Powers = dict[str, tuple["Statement", ...]]
"""By action, in lower case: the statements that may be about it."""


class Sieve:
    """Reads each policy once."""

    def __init__(self, more: Iterable[str] = ()) -> None:
        """`more` are actions to know beside those of the paths."""
        self._names = tuple(dict.fromkeys(action.lower() for action in (*actions(), *more)))
        self._read: dict[int, tuple[Policy, Powers]] = {}
        self._slim: dict[tuple[int, str], Policy] = {}

    def powers(self, policies: Iterable[Policy], *, blank: bool) -> Powers:
        """What some policies may allow together; those of which nothing is known only if `blank`."""
        found: dict[str, tuple[Statement, ...]] = {}
        for policy in policies:
            for action, statements in self._of(policy).items():
                allows = tuple(each for each in statements if each.effect != "deny" and (blank or not is_blank(each)))
                if allows:
                    found[action] = (*found.get(action, ()), *allows)
        return found

    def slim(self, caller: Caller, action: str) -> Caller:
        """A caller with only the statements that may be about an action: about that action it can do just the same."""
        if action not in self._names:
            return caller
        scps = caller.scps
        if not isinstance(scps, Cause):
            scps = tuple(tuple(self._about(policies, action)) for policies in scps)
        boundary = None if caller.boundary is None else tuple(self._about(caller.boundary, action))
        identity = tuple(self._about(caller.identity, action))
        return caller._replace(identity=identity, boundary=boundary, scps=scps)

    def _about(self, policies: Iterable[Policy], action: str) -> Iterator[Policy]:
        for policy in policies:
            key = (id(policy), action)
            if key not in self._slim:
                self._slim[key] = policy._replace(statements=self._of(policy).get(action, ()))
            if self._slim[key].statements:
                yield self._slim[key]

    def _of(self, policy: Policy) -> Powers:
        kept = self._read.get(id(policy))
        if kept is None:
            found: dict[str, tuple[Statement, ...]] = {}
            for statement in policy.statements:
                for action in self._spoken(statement):
                    found[action] = (*found.get(action, ()), statement)
            kept = self._read[id(policy)] = (policy, found)  # the policy is kept, so that its id stays its own
        return kept[1]

    def _spoken(self, statement: Statement) -> Iterable[str]:
        element = statement.actions
        if element.excludes:
            out = {name for pattern in element.patterns if not symbols(pattern) for name in named(pattern, self._names)}
            return [name for name in self._names if name not in out]
        return dict.fromkeys(name for pattern in element.patterns for name in named(pattern, self._names))


def is_blank(statement: Statement) -> bool:
    """Whether nothing is known of a statement: whoever has it may be able to do everything already."""
    elements = (statement.actions, statement.resources)
    patterns = [pattern for element in elements if element is not None for pattern in element.patterns]
    return not isinstance(statement.effect, str) and all(len(each) == 1 and symbols(each) for each in patterns)


def can_be_sure(statement: Statement) -> bool:
    """Whether a statement may surely allow something: its effect, its conditions and some of its texts are known."""
    if statement.effect != "allow" or any(each.cause is not None for each in statement.conditions):
        return False
    if all(symbols(each) for each in statement.actions.patterns):
        return False
    resources = statement.resources
    return resources is None or resources.excludes or not all(is_nameless(each) for each in resources.patterns)


def is_nameless(pattern: Letters) -> bool:
    """Whether a pattern is a value of which nothing is known, not even which resource it means."""
    unknown = symbols(pattern)
    return len(pattern) == 1 and bool(unknown) and not unknown[0].target


@lru_cache(maxsize=65_536)
def named(pattern: Letters, names: tuple[str, ...]) -> tuple[str, ...]:
    """The actions that a pattern may be about."""
    wanted = expression(widened(pattern))
    return tuple(name for name in names if wanted is None or wanted.fullmatch(name))


@lru_cache(maxsize=65_536)
def known_text(letters: Letters) -> str | None:
    """Letters as text; None when one of them stands for what is not known."""
    return None if symbols(letters) else "".join(letters)


def may_be_about(element: Element | None, text: str | None) -> bool:
    """Whether a Resource element may be about an ARN; None is one of which a part is not known."""
    if element is None or element.excludes or text is None:
        return True
    wanted = (expression(pattern) for pattern in element.patterns)
    return any(each is None or each.fullmatch(text) for each in wanted)
