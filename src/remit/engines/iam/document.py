"""Policy documents as properties hold them, read into statements of one shape.

The grammar: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remit.engines.iam.operators import Condition, condition_of, unreadable
from remit.engines.iam.text import Text, texts
from remit.model import (
    MISSING,
    Cause,
    Obj,
    PartialString,
    Undetermined,
    Unknown,
    cause_of,
    is_known,
    wrap,
)

if TYPE_CHECKING:
    from typing import Any

    from remit.engines.iam.text import Letters

NEW_VERSION = "2012-10-17"
"""The version since which `${…}` stands for a variable."""
VERSIONS = ("2008-10-17", NEW_VERSION)

ELEMENTS = frozenset(
    (
        *("Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource"),
        "Condition",
    )
)
"""What a statement may hold; AWS takes no policy with another word."""
EFFECTS = {"Allow": "allow", "Deny": "deny"}
KINDS = ("AWS", "Service", "Federated", "CanonicalUser")
"""Kinds of principals."""

MOST_LETTERS = 1_000_000
"""A policy longer than that is not read; AWS takes none above 32 kB."""
MOST_STATEMENTS = 1_000
"""A policy of 32 kB, the longest that AWS takes, has fewer:
https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html."""

NO_ACTION = Cause("a statement of the policy names no action")
HOLE = "\ue005"


class Principal(NamedTuple):
    """Somebody named: `kind` is `AWS`, `Service`, `Federated`, `CanonicalUser`, or `*` when even that is not known."""

    kind: str
    text: Text


class Element(NamedTuple):
    """Action or Resource: the texts, their patterns, and whether they are what is left out instead (`NotAction`)."""

    texts: tuple[Text, ...]
    patterns: tuple[Letters, ...]
    excludes: bool


class Statement(NamedTuple):
    """One statement. `effect` is `allow`, `deny`, or the cause for which that is not known.

    `principals` is None when there is no such element, as in identity policies; `excepts` tells `NotPrincipal`.
    `resources` is None for the one that the policy is attached to. `at` is the object in the properties.
    """

    at: Any
    effect: str | Cause
    principals: tuple[Principal, ...] | None
    excepts: bool
    actions: Element
    resources: Element | None
    conditions: tuple[Condition, ...]


def statements_of(policy: Any) -> list[Statement]:
    """The statements of a document: an object, its JSON text, or nothing. `Undetermined` when it cannot be read."""
    document = parsed(policy)
    if document is MISSING or document == MISSING:
        return []
    if not isinstance(document, Obj):
        raise Undetermined("the policy is not a policy document")
    found = document["Statement"]
    version = document["Version"]
    if is_known(found) and found == MISSING:
        raise Undetermined("the policy has no statements")
    if is_known(version) and version != MISSING and version not in VERSIONS:
        raise Undetermined("AWS has no such version of policies")
    variables = not is_known(version) or version == NEW_VERSION
    if not is_known(found):
        return [statement_of(found, variables=variables)]
    items = found if isinstance(found, list) else [found]
    if len(items) > MOST_STATEMENTS:
        raise Undetermined("the policy holds more statements than AWS takes")
    return [statement_of(item, variables=variables) for item in items]


def parsed(policy: Any) -> Any:
    """The document as an object. JSON text with unknown parts keeps them, where they stand inside its strings."""
    if isinstance(policy, Unknown) or (not is_known(policy) and not isinstance(policy, PartialString)):
        raise Undetermined(cause_of(policy))
    if not isinstance(policy, (str, PartialString)):
        return policy
    from json import JSONDecodeError, loads

    parts = policy.parts if isinstance(policy, PartialString) else (policy,)
    holes = [part for part in parts if not isinstance(part, str)]
    numbers = iter(range(len(holes)))
    text = "".join(part if isinstance(part, str) else f"{HOLE}{next(numbers)}{HOLE}" for part in parts)
    if len(text) > MOST_LETTERS:
        raise Undetermined("the policy is longer than any that AWS takes")
    try:
        return filled(wrap(loads(text)), holes)
    except (JSONDecodeError, RecursionError):
        raise Undetermined(cause_of(holes[0]) if holes else Cause("the policy is not valid JSON")) from None


def filled(value: Any, holes: list[Any]) -> Any:
    """A value with its holes filled by what stood there."""
    if isinstance(value, Obj):
        return Obj({str(filled(name, [])): filled(value[name], holes) for name in value})
    if isinstance(value, list):
        return [filled(item, holes) for item in value]
    if isinstance(value, str) and holes and HOLE in value:
        pieces = value.split(HOLE)
        parts = [piece if at % 2 == 0 else holes[int(piece)] for at, piece in enumerate(pieces)]
        parts = [part for part in parts if not isinstance(part, str) or part]
        return parts[0] if len(parts) == 1 else PartialString(parts)
    return value


def statement_of(value: Any, *, variables: bool) -> Statement:
    """One statement; a part that is not known may be anything."""
    if not is_known(value):
        return unseen(value, cause_of(value))
    if not isinstance(value, Obj):
        return unseen(value, Cause("a statement of the policy is not an object"))
    names = tuple(value)
    odd = next((name for name in names if name not in ELEMENTS or f"Not{name}" in names), None)
    if odd is not None:
        return unseen(value, Cause(f"a statement of the policy holds {odd[:40]}, which AWS does not take there"))
    null = next((name for name in names if value[name] is None), None)
    if null is not None:
        return unseen(value, Cause(f"{null} of a statement of the policy is null"))
    principals = value["Principal"] if "Principal" in names else value["NotPrincipal"]
    return Statement(
        at=value,
        effect=effect_of(value["Effect"]),
        principals=None if is_known(principals) and principals == MISSING else principals_of(principals),
        excepts="NotPrincipal" in names and "Principal" not in names,
        actions=element_of(value, "Action", variables=variables) or actions((Text(Unknown(NO_ACTION)),)),
        resources=element_of(value, "Resource", variables=variables),
        conditions=conditions_of(value["Condition"], variables=variables),
    )


def unseen(at: Any, cause: Cause) -> Statement:
    """A statement of which nothing is known."""
    anything = (Text(Unknown(cause)),)
    return Statement(
        at=at,
        effect=cause,
        principals=(Principal("*", Text(Unknown(cause))),),
        excepts=False,
        actions=actions(anything),
        resources=resources(anything),
        conditions=(unreadable(cause),),
    )


def effect_of(value: Any) -> str | Cause:
    """`allow` or `deny`. Case matters, as nowhere else in a statement: AWS takes no `allow`.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_effect.html.
    """
    if not is_known(value):
        return cause_of(value)
    effect = EFFECTS.get(value) if isinstance(value, str) else None
    return effect or Cause("a statement of the policy has no Effect that AWS knows")


def element_of(statement: Any, name: str, *, variables: bool) -> Element | None:
    """The element, by its own name or by the one that excludes."""
    names = tuple(statement)  # an element that is not known counts as there, and may be anything
    for spelled in (name, f"Not{name}"):
        if spelled in names:
            found = texts(written(statement[spelled], name), variables=variables)
            return (
                actions(found, excludes=spelled != name)
                if name == "Action"
                else resources(found, excludes=spelled != name)
            )
    return None


def written(value: Any, name: str) -> Any:
    """The texts of an element; what is none may be anything, and so may an empty list."""
    cause = Cause(f"an entry of {name} in the policy is not a text")
    if not is_known(value):
        return value
    items = value if isinstance(value, (list, tuple)) else [value]
    found = [each if not is_known(each) or (isinstance(each, str) and each) else Unknown(cause) for each in items]
    return found or Unknown(cause)


def actions(found: tuple[Text, ...], *, excludes: bool = False) -> Element:
    """An Action element: names ignore case."""
    return element({text.pattern(fold=True): text for text in reversed(found)}, excludes=excludes)


def resources(found: tuple[Text, ...], *, excludes: bool = False) -> Element:
    """A Resource element, of ARNs."""
    return element({text.pattern(arn=True): text for text in reversed(found)}, excludes=excludes)


def element(found: dict[Letters, Text], *, excludes: bool) -> Element:
    """An element of texts by their patterns, each once, last to first."""
    pairs = list(reversed(found.items()))
    return Element(tuple(text for _, text in pairs), tuple(pattern for pattern, _ in pairs), excludes)


def principals_of(value: Any) -> tuple[Principal, ...]:
    """Everybody that the element names. `"*"` is the same as `{"AWS": "*"}`.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-anonymous.
    """
    if not is_known(value) and not isinstance(value, PartialString):
        return (Principal("*", Text(value)),)
    if not isinstance(value, Obj):
        value = Obj({"AWS": value})
    if not tuple(value) or not all(kind in KINDS for kind in value):
        return (Principal("*", Text(Unknown("the policy names a principal of no kind that AWS has"))),)
    several = ((kind, written(numbered(value[kind]), "Principal")) for kind in value)
    return tuple(Principal(kind, text) for kind, found in several for text in texts(found, variables=False))


def numbered(value: Any) -> Any:
    """Accounts that are written as numbers, as texts."""
    if is_known(value) and isinstance(value, (list, tuple)):
        return [numbered(each) for each in value]
    return str(value) if type(value) is int else value


def are_texts(value: Any) -> bool:
    """Whether what a condition demands is one text or several, as numbers and truths are when they are written out."""
    items = value if isinstance(value, (list, tuple)) else [value]
    return all(not is_known(each) or isinstance(each, (str, int, float)) for each in items)


def conditions_of(value: Any, *, variables: bool) -> tuple[Condition, ...]:
    """Every operator and key; all of them must hold."""
    if not is_known(value):
        return (unreadable(cause_of(value)),)
    if not isinstance(value, Obj):
        return () if value == MISSING else (unreadable(Cause("the conditions of a statement are not an object")),)
    found: list[Condition] = []
    for operator in value:
        keys = value[operator]
        if not is_known(keys) or not isinstance(keys, Obj):
            found.append(unreadable(Cause("a condition is not an object") if is_known(keys) else cause_of(keys)))
            continue
        found += [
            unreadable(Cause("the key of a condition is not known"))
            if HOLE in operator + key
            else condition_of(operator, key, texts(keys[key], variables=variables))
            if are_texts(keys[key])
            else unreadable(Cause(f"a value of {key[:100]} in the policy is not a text"))
            for key in keys
        ]
    return tuple(found)
