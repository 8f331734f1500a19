"""What a policy's text allows, by the access levels of actions that it could limit to some resources."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from remit.engines.iam.actions import levels_of, services

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.engines.iam.document import Statement
    from remit.engines.iam.text import Text

EVERY = "*:*"


def granted(statements: Iterable[Statement], levels: tuple[str, ...]) -> Iterator[str]:
    """The actions of some levels that the statements may allow: enough of them to ask about."""
    for text in allowed(statements):
        found = (EVERY,) if text is None else meant(str(text), levels)
        yield from found if text is None or text.cause() is None else found[:1]  # of an unknown one, one stands for all


def escalating(statements: Iterable[Statement]) -> frozenset[str]:
    """The actions of `escalations` that the statements may allow."""
    return frozenset().union(*(among("*" if text is None else str(text)) for text in allowed(statements)))


@lru_cache(maxsize=1024)
def among(pattern: str) -> frozenset[str]:
    """The actions of `escalations` that a pattern matches; policies of an account say much the same."""
    shape = glob(pattern)
    return frozenset(each for way in escalations() for each in way if shape.fullmatch(each.lower()))


def allowed(statements: Iterable[Statement]) -> Iterator[Text | None]:
    """The texts of the actions that are, or may be, allowed; None stands for all but some."""
    for statement in statements:
        if statement.effect != "deny":
            yield from (None,) if statement.actions.excludes else statement.actions.texts


@lru_cache(maxsize=1024)
def meant(pattern: str, levels: tuple[str, ...]) -> tuple[str, ...]:
    """The actions of some levels that a pattern is for; `EVERY` where it is for all."""
    if not pattern.strip("*:"):
        return (EVERY,)
    service, _, name = pattern.partition(":")
    names, known = glob(name or "*"), services()
    places = [service.lower()] if service.lower() in known else filter(glob(service).fullmatch, known)
    actions = ((place, *each) for place in places for each in levels_of(place).items())
    return tuple(
        f"{place}:{each}" for place, each, level in actions if level in levels and names.fullmatch(each.lower())
    )


WILD = {"*": ".*", "…": ".*", "?": "."}
"""How a pattern's letters are said in a regular expression; `…` is a part that is not known."""


def glob(pattern: str) -> re.Pattern[str]:
    """A pattern of a policy, for names in lower case."""
    return re.compile("".join(WILD.get(letter) or re.escape(letter) for letter in pattern.lower()))


@cache
def escalations() -> tuple[tuple[str, ...], ...]:
    """The sets of actions that make whoever has all of them on everything somebody else, or more than they were.

    To assume any role is left to the roles: most trust few.
    """
    from remit.engines.iam.escalation import paths as known  # which needs the reader, which needs this

    gains = (known.ANY_POLICY, known.ATTACHED_POLICY, known.OTHER_VERSION, known.MEMBER)
    ways = (path for path in known.paths() if path.becomes in gains or not path.becomes)
    found = dict.fromkeys(tuple(dict.fromkeys(need.action for need in path.needs)) for path in ways)
    return tuple(each for each in found if each not in ((), (known.ASSUME_ROLE,)))
