"""Parts of policies that a request settles: policy variables, and references to what is known by another name.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.engines.iam.circumstances import held
from remit.engines.iam.comparisons import ORDERS
from remit.engines.iam.globs import matches, meets
from remit.engines.iam.request import Free
from remit.engines.iam.text import Symbol, Text, symbols, widened
from remit.model import Cause

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remit.engines.iam.operators import Condition
    from remit.engines.iam.request import Request
    from remit.engines.iam.text import Letters
    from remit.engines.iam.truth import Truth

WILDCARDS = ("*", "?")
GENERATED = "!name"
"""How the letters end that stand for names which AWS makes up: no two of them are equal."""


def bound(letters: Letters, request: Request, *, escaped: bool = False) -> Letters | None:
    """Letters with what is settled filled in; None when a variable has no value, so that nothing is matched.

    `escaped` is for texts whose wildcards are still as they were written: values then hold none.
    """
    if not symbols(letters):
        return letters
    found: list[str] = []
    for letter in letters:
        value = settled(letter, request) if isinstance(letter, Symbol) else (letter,)
        if value is None:
            return None
        found += (
            [f"\\{each}" if escaped and each in WILDCARDS else each for each in value]
            if (isinstance(letter, Symbol))
            else value
        )
    return tuple(found)


def settled(letter: Symbol, request: Request) -> Letters | None:
    """What a letter stands for in a request: itself when that is not known."""
    if not letter.key:
        return request.bindings.get(str(letter), (letter,))
    values = held(request, letter.key)
    if isinstance(values, (Cause, Free)) or (values and len(values) > 1):
        return (letter,)
    if values:
        return values[0]
    return None if letter.default is None else tuple(letter.default)


def bound_text(text: Text, request: Request) -> Text | None:
    """A text of a condition with what is settled filled in."""
    letters = bound(text.letters, request, escaped=True)
    return None if letters is None else Text.of(letters)


def bound_condition(condition: Condition, request: Request) -> Condition:
    """A condition with its variables filled in; numbers, dates and addresses know none, AWS says."""
    if condition.comparison in ORDERS or condition.comparison == "ipaddress":
        return condition
    values = (bound_text(value, request) for value in condition.values)
    return condition._replace(values=tuple(value for value in values if value is not None))


def fits(pattern: Letters, text: Letters, *, known: bool = False) -> Truth:
    """Whether a pattern matches a text, of both of which parts may not be known.

    `known` texts belong to a resource of the estate, so that no name which AWS makes up for another one is theirs.
    """
    if matches(pattern, text):
        return True
    if not meets(widened(pattern), widened(text)):  # which most do not, and is seen at once
        return False
    unknown = [*symbols(pattern), *symbols(text)]
    if not unknown:
        return False
    apart = is_generated(pattern) and is_generated(text)
    one = opened(pattern) if apart or known else widened(pattern)
    other = opened(text) if apart else widened(text)
    return unknown[0].cause if meets(one, other) else False


def is_generated(letters: Iterable[str]) -> bool:
    """Whether a name that AWS makes up is among the letters."""
    return any(letter.endswith(GENERATED) for letter in letters)


def opened(letters: Letters) -> Letters:
    """With unknown parts as wildcards, but for names that AWS makes up."""
    return tuple(letter if letter.endswith(GENERATED) else widened((letter,))[0] for letter in letters)
