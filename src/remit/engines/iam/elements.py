"""Action and Resource elements: what they span, where they meet, and what an Allow leaves of them after a Deny."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from remit.engines.iam.globs import EVERYTHING, covers, exists, meets
from remit.engines.iam.keys import SEGMENTS, segments, wildish
from remit.engines.iam.text import ANY, Symbol, symbols, widened
from remit.engines.iam.truth import either

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.engines.iam.document import Element
    from remit.engines.iam.text import Letters
    from remit.engines.iam.truth import Truth


EVERY_ACTION = (ANY, ":", ANY)
"""The pattern of all actions: each has a service and a name."""


class Cell(NamedTuple):
    """Actions or resources that an Allow speaks of: those that match all of `positives` and none of `negatives`.

    `vague` when a part of the pattern is not known; then `positives` holds the one pattern with its symbols.
    """

    positives: tuple[Letters, ...]
    negatives: tuple[Letters, ...] = ()
    vague: bool = False


class Hold(Enum):
    """What a Deny's element does to a cell."""

    NONE = "it is about something else"
    ALL = "it is about all of it"
    SOME = "it is about a part"


def patterns_of(element: Element, *, fold: bool = False, arn: bool = False) -> list[Letters]:
    """The patterns of an element: action names ignore case, resources are ARNs."""
    return [text.pattern(fold=fold, arn=arn) for text in element.patterns]


def action_cells(element: Element, asked: Sequence[Letters], *, certain: bool) -> list[Cell]:
    """What an Allow's Action has in common with the actions asked about.

    `certain` leaves out what only may be among them.
    """
    patterns = patterns_of(element, fold=True)
    if element.excludes:
        left_out = excluded(patterns, certain=certain)
        return [Cell((each,), left_out) for each in asked if exists([each], left_out)]
    cells = []
    for pattern in patterns:
        widest = widened(pattern)
        for each in asked:
            if widest == pattern:
                cells += [Cell((pattern, each))] if meets(pattern, each) else []
            elif each == EVERY_ACTION or (covers(each, widest) if certain else meets(each, widest)):
                cells.append(Cell((pattern,), vague=True))
    return cells


def resource_cells(element: Element | None, *, certain: bool) -> list[Cell]:
    """What an Allow's Resource speaks of; without one, the resource that the policy is attached to."""
    if element is None:
        return [Cell((EVERYTHING,))]
    patterns = patterns_of(element, arn=True)
    if element.excludes:
        left_out = excluded(patterns, certain=certain)
        return [Cell((EVERYTHING,), left_out)] if exists([EVERYTHING], left_out) else []
    return [Cell((pattern,), vague=bool(symbols(pattern))) for pattern in patterns]


def excluded(patterns: Sequence[Letters], *, certain: bool) -> tuple[Letters, ...]:
    """What `NotAction` or `NotResource` leaves out, at the most when `certain`, else at the least."""
    return tuple(widened(pattern) for pattern in patterns if certain or not symbols(pattern))


def hold(element: Element | None, cell: Cell, patterns: Sequence[Letters], *, certain: bool) -> Hold:
    """What a Deny's element does to a cell. What is not known counts as denied when `certain`, else as not."""
    if element is None:
        return Hold.ALL
    all_in = not exists(cell.positives, (*cell.negatives, *patterns))
    met = [pattern for pattern in patterns if may_meet(cell, pattern)]
    if all_in or not met:
        return Hold.ALL if all_in is not element.excludes else Hold.NONE
    if not all(comparable(cell, pattern) for pattern in met):
        return Hold.ALL if certain else Hold.NONE
    return Hold.SOME


def may_meet(cell: Cell, pattern: Letters) -> bool:
    """Whether a pattern is, or may be, about a part of a cell."""
    if comparable(cell, pattern):
        return exists([*cell.positives, pattern], cell.negatives)
    return exists([widened(each) for each in (*cell.positives, pattern)], cell.negatives)


def comparable(cell: Cell, pattern: Letters) -> bool:
    """Whether unknown parts leave open how a cell and a pattern relate: not when both begin with the same ones."""
    if not cell.vague:
        return not symbols(pattern)
    head, other = head_of(cell.positives[0]), head_of(pattern)
    return head == other and all(not wildish(letter) for letter in head)


def head_of(pattern: Letters) -> Letters:
    """A pattern up to the last part that is not known."""
    last = max((at for at, letter in enumerate(pattern) if isinstance(letter, Symbol)), default=-1)
    return pattern[: last + 1]


def spans(element: Element, asked: Letters) -> Truth:
    """Whether an element, its patterns taken together, speaks of everything that a pattern matches."""
    patterns = patterns_of(element, fold=True)
    if element.excludes:
        met = [pattern for pattern in patterns if meets(widened(pattern), asked)]
        return next((letter.cause for pattern in met for letter in symbols(pattern)), False) if met else True
    if not exists([asked], [pattern for pattern in patterns if not symbols(pattern)]):
        return True
    unknown = [letter for pattern in patterns for letter in symbols(pattern)]
    return False if exists([asked], [widened(pattern) for pattern in patterns]) else unknown[0].cause


def all_resources(element: Element | None, *, of_a_kind: bool) -> Truth:
    """Whether a Resource element speaks of all resources, or `of_a_kind`, of all keys, all roles, all buckets.

    `NotResource` leaves some out, which is still nearly all of a kind.
    """
    if element is None:
        return False
    if element.excludes:
        return of_a_kind
    return either(is_all(pattern, of_a_kind=of_a_kind) for pattern in patterns_of(element))


def is_all(pattern: Letters, *, of_a_kind: bool) -> Truth:
    """Whether a pattern such as `*`, `arn:aws:*:*:*:*` or, of a kind, `arn:aws:kms:*:*:key/*` matches all there are.

    The account may be given, the Region not.
    """
    text = "".join(letter[0] if not isinstance(letter, Symbol) else "x" for letter in pattern)
    if re.fullmatch(r"\*+|arn:\*|arn:[a-z*-]*(:\*){1,4}", text):
        return True
    loose = next((letter for letter in pattern if isinstance(letter, Symbol) and not letter.fixed), None)
    parts = segments(pattern)
    if len(parts) < SEGMENTS:
        return loose.cause if loose is not None and len(pattern) == 1 else False
    service, region, account, rest = (plain(part) for part in parts[2:])
    everywhere = region in ("", "*")
    if of_a_kind:
        whole = everywhere and re.fullmatch(r"\*|[a-z-]+[/:]\*", rest) is not None
    else:
        whole = everywhere and service == rest == "*" and account in ("", "*")
    return whole or doubtful(parts, loose)


def doubtful(parts: Sequence[Letters], loose: Symbol | None) -> Truth:
    """Whether unknown parts could make an ARN one that matches all."""
    if loose is None:
        return False
    could_be_anywhere = all(wildish(letter) for letter in parts[3])
    could_be_whole = re.fullmatch(r"\*|[a-z-]*([/:]\*?)?(….*)?([a-z-]*[/:])?\*?", plain(parts[-1]))
    return loose.cause if could_be_anywhere and could_be_whole else False


def plain(letters: Letters) -> str:
    """As text, wildcards as they are written, unknown parts as a letter that is none."""
    return "".join("…" if isinstance(letter, Symbol) else letter[0] for letter in letters)
