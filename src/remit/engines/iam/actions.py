"""Which actions AWS's services have: what no service knows was probably written in error.

https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html.
AWS adds some every week, and the list is as old as the release that holds it. So it never decides what is allowed: a
service that it lacks may be a new one, and of one that it has a name that is not there is told, and what is like it.
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from remit.engines.iam.shelf import Shelf
from remit.model import Answer, Undetermined

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remit.engines.iam.document import Statement
    from remit.model import Cause

FILE = Path(__file__).with_name("actions.shelf")
SHELF = Shelf(FILE)
ORIGIN = "/"
"""The record that tells where the list comes from; no service is called so."""
WILDCARDS = ("*", "?", "$")
"""What may stand for anything: the last begins a variable."""


MOST_LETTERS, MOST_LIKE = 100, 3
"""How much of a word is compared, and how many that are like it are told."""


class Unheard(NamedTuple):
    """An action, or a pattern, that the list lacks: all of its `service`, or only the name; and what is `like` it."""

    action: str
    service: bool
    like: tuple[str, ...] = ()


def origin() -> str:
    """Where the list comes from, and when."""
    return str(SHELF.read(ORIGIN))


def services() -> list[str]:
    """The services that the list has."""
    return [each for each in SHELF.names() if each != ORIGIN]


@cache
def actions_of(service: str) -> tuple[str, ...] | None:
    """The names of a service's actions as AWS writes them; None for one that the list lacks."""
    found = SHELF.read(service.lower())
    return None if found is None else tuple(found)


@cache
def levels_of(service: str) -> dict[str, str]:
    """The access level of each action of a service that a policy can limit to some resources, by its name.

    `permissions`, `write`, `tagging`, `read` or `list`:
    https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html.
    """
    return {name: level for name, level in (SHELF.read(service) or {}).items() if level}


@lru_cache(maxsize=4096)
def unheard(action: str) -> Unheard | None:
    """What the list lacks of an action or a pattern; None where it has one such, or cannot tell.

    Kept, since the policies of an account name much the same actions, over and over.
    """
    service, colon, name = action.partition(":")
    if not (colon and service and name) or any(mark in service for mark in WILDCARDS) or "$" in name:
        return None
    known = actions_of(service)
    if known is None:
        return Unheard(action, service=True, like=tuple(f"{each}:{name}" for each in near(service, SHELF.names())))
    if any(fnmatchcase(each.lower(), bracketless(name.lower())) for each in known):
        return None
    plain = name.replace("*", "").replace("?", "")
    return Unheard(action, service=False, like=tuple(f"{service.lower()}:{each}" for each in near(plain, known)))


def misnamed(statements: Iterable[Statement]) -> Answer:
    """The first action that no service has; `Undetermined` when there is none, and a part is not known.

    Of services that the list lacks nothing is said.
    """
    doubt: Cause | None = None
    for statement in statements:
        for text in statement.actions.texts:
            cause = text.cause()
            found = None if cause else unheard(str(text))
            if found is not None and not found.service:
                meant = f"; {' or '.join(found.like)} may be meant" if found.like else ""
                return Answer(yes=True, reason=f"AWS has no action {found.action}{meant}", at=statement.at)
            doubt = doubt or cause
    if doubt is not None:
        raise Undetermined(doubt)
    return Answer(yes=False)


def bracketless(pattern: str) -> str:
    """A pattern in which a bracket is a bracket."""
    return pattern.replace("[", "[[]")


def near(word: str, words: tuple[str, ...] | list[str]) -> list[str]:
    """The words that are most like one, whatever the case, and those that it begins."""
    from difflib import get_close_matches

    by_lower = {each.lower(): each for each in words if each != ORIGIN}
    word = word.lower()[:MOST_LETTERS]
    like = get_close_matches(word, by_lower, MOST_LIKE, cutoff=0.75)
    like += [each for each in by_lower if each.startswith(word) and each not in like and len(word) > 1]
    return [by_lower[each] for each in like[:MOST_LIKE]]
