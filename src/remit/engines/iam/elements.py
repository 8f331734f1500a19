"""Action and Resource elements: what they span, where they meet, and what an Allow leaves of them after a Deny."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from remit.engines.iam.globs import EVERYTHING, covers, exists, matches, meets
from remit.engines.iam.keys import wildish
from remit.engines.iam.text import ANY, OF_LETTERS, Symbol, symbols, widened
from remit.engines.iam.truth import either

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.engines.iam.document import Element
    from remit.engines.iam.text import Letters
    from remit.engines.iam.truth import Truth


EVERY_ACTION = (ANY, ":", ANY)
"""The pattern of all actions: each has a service and a name."""


SHORT = r"\*+|arn:\*|arn:[^:]*(:\*){1,4}"
ALL = re.compile(rf"{SHORT}|arn:[^:]*:\*:\*?:\*?:\*")
ALL_OF_A_KIND = re.compile(rf"{SHORT}|arn:[^:]*:[^:]*:\*?:([^:]*:\*|[^:]+:[a-z-]+[/:]\*)")
"""How patterns for all resources, or all of a kind, are written. Without an account, `b/*` is one bucket's."""

BEGUN = r"(\*|[arn]{0,3}|arn:[^:]*(:[^:]*){0,3})…[^:]*"
MAYBE_ALL = re.compile(rf"{BEGUN}|arn:[^:]*:[*…]+:[*…]*:[*…]*:[*…]+")
MAYBE_ALL_OF_A_KIND = re.compile(
    rf"{BEGUN}|arn:[^:]*:[^:]*:[*…]*:[^:]*:((\*|[a-z-]*([/:]\*?)?)…(.*…)?([a-z-]*[/:])?\*?|\*|[a-z-]+[/:]\*)"
)
"""The same with parts that are not known, and could be what is missing."""


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


def action_cells(element: Element, asked: Sequence[Letters], *, certain: bool) -> list[Cell]:
    """What an Allow's Action has in common with the actions asked about.

    `certain` leaves out what only may be among them.
    """
    patterns = element.patterns
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
    patterns = element.patterns
    if element.excludes:
        left_out = excluded(patterns, certain=certain)
        return [Cell((EVERYTHING,), left_out)] if exists([EVERYTHING], left_out) else []
    return [Cell((pattern,), vague=bool(symbols(pattern))) for pattern in patterns]


def excluded(patterns: Sequence[Letters], *, certain: bool) -> tuple[Letters, ...]:
    """What `NotAction` or `NotResource` leaves out, at the most when `certain`, else at the least."""
    return tuple(widened(pattern) for pattern in patterns if certain or not symbols(pattern))


def hold(element: Element | None, cell: Cell, *, certain: bool) -> Hold:
    """What a Deny's element does to a cell. What is not known counts as denied when `certain`, else as not."""
    if element is None:
        return Hold.ALL
    all_in = not exists(cell.positives, (*cell.negatives, *element.patterns))
    met = [pattern for pattern in element.patterns if may_meet(cell, pattern)]
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


def speaks(element: Element | None, held: Hold, text: Letters) -> bool:
    """Whether a Deny's element, which holds a cell so, is about one text of the cell."""
    if held is Hold.ALL or element is None:
        return True
    return any(matches(pattern, text) for pattern in element.patterns) is not element.excludes


def spared(element: Element | None, held: Hold, cell: Cell) -> list[Cell]:
    """The parts of a cell that a Deny's element, which holds it so, is not about."""
    if held is not Hold.SOME or element is None:
        return []
    if element.excludes:
        return [cell._replace(positives=(*cell.positives, pattern)) for pattern in element.patterns]
    return [cell._replace(negatives=(*cell.negatives, *element.patterns))]


def spans(element: Element, asked: Letters) -> Truth:
    """Whether an element, its patterns taken together, speaks of everything that a pattern matches."""
    patterns = element.patterns
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
    return either(is_all(pattern, of_a_kind=of_a_kind) for pattern in (text.pattern() for text in element.texts))


def is_all(pattern: Letters, *, of_a_kind: bool) -> Truth:
    """Whether a pattern such as `*`, `arn:aws:*:*:*:*` or, of a kind, `arn:aws:kms:*:*:key/*` matches all there are.

    The account may be given, the Region not.
    """
    text = plain(pattern)
    whole, maybe = (ALL_OF_A_KIND, MAYBE_ALL_OF_A_KIND) if of_a_kind else (ALL, MAYBE_ALL)
    if whole.fullmatch(text):
        return True
    loose = [letter for letter in symbols(pattern) if not letter.fixed and letter.key not in OF_LETTERS]
    return loose[0].cause if loose and maybe.fullmatch(text) else False


def plain(letters: Letters) -> str:
    """As text, wildcards as they are written, `…` for what may hold wildcards and `_` for what is unknown besides."""
    marks = (("_" if letter.fixed else "…") if isinstance(letter, Symbol) else letter[0] for letter in letters)
    return "".join(marks)
