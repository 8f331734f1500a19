"""Which resource of one side is which of the other: by key, and where a key is gone by name and content.

A resource whose key is gone was moved when exactly one on the other side is like it. Wherever two could be meant none
is taken: a second bucket of the same name is a new bucket. All rules look at both sides alike, so that a comparison
read backwards pairs the same.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from remit.audit.sides import Side, Subject

    Identity = Callable[[Subject], Hashable]
    Pair = tuple[Subject | None, Subject | None]

DEEPEST = 16
"""Parts of a path, from its end, that are compared."""
INDEX = r'\[(?:\d{1,9}|"(?:[^"\\]|\\.)*")\]'
MODULES = re.compile(rf"(?:module\.[^.\[\]]+(?:{INDEX})?\.)+")
LAST_INDEX = re.compile(rf"{INDEX}$")
PARTS = re.compile(r"[/@]")


def pairs(before: Side, after: Side) -> list[Pair]:
    """Every resource of both sides once: with its counterpart, or with None."""
    matching = Matching(before.subjects, after.subjects)
    content = contents(before, after)
    matching.by(lambda each: each.key)
    matching.by(lambda each: each.arn)
    deepest = min(DEEPEST, max((len(parts(each)) for each in matching.open()), default=0))
    for depth in range(deepest, 0, -1):
        matching.by(partial(_at_end_of_path, depth, content))
    for name in (within_module, without_index):
        matching.by(partial(_in_place, name, content))
    for name in (called, within_module, without_index):
        matching.by(partial(_by_name, name, content))
    matching.along_moves()
    return matching.result()


def called(subject: Subject) -> str:
    """The name within a template, or the whole address."""
    return subject.called


def within_module(subject: Subject) -> str:
    """The address without the modules around it: `aws_s3_bucket.logs["a"]`."""
    found = MODULES.match(subject.called)
    return subject.called[found.end() :] if found else subject.called


def without_index(subject: Subject) -> str:
    """The address of the block that makes it: `aws_s3_bucket.logs`."""
    return LAST_INDEX.sub("", within_module(subject))


def parts(subject: Subject) -> list[str]:
    """The place of a resource as the parts of its path."""
    return PARTS.split(subject.place)


def contents(before: Side, after: Side) -> Identity:
    """What tells the content of a resource: digest and name, or where a report has none what the checks saw in it."""
    if all(each.content for side in (before, after) for each in side.subjects):
        return lambda each: (each.content, each.name)
    common = checks_of(before) & checks_of(after)
    return lambda each: frozenset(
        (name, outcome.verdict, outcome.property)
        for name, outcome in each.outcomes.items()
        if (each.type, name) in common
    )


def checks_of(side: Side) -> set[tuple[str, str]]:
    """Which checks a side answers for which types."""
    return {(each.type, check) for each in side.subjects for check in each.outcomes}


class Matching:
    """What is paired already, and what is still open on both sides."""

    def __init__(self, before: Iterable[Subject], after: Iterable[Subject]) -> None:
        """Everything is open."""
        self._paired: list[tuple[Subject, Subject]] = []
        self._before = {each.key: each for each in before}
        self._after = {each.key: each for each in after}

    def open(self) -> list[Subject]:
        """What has no counterpart yet, on both sides."""
        return [*self._before.values(), *self._after.values()]

    def by(self, identity: Identity) -> None:
        """Pair those of one type and identity, where there is exactly one on each side. None is no identity."""
        if not self._before or not self._after:
            return
        left, right = _grouped(self._before.values(), identity), _grouped(self._after.values(), identity)
        for key, ones in left.items():
            others = right.get(key, ())
            if len(ones) == len(others) == 1:
                self._pair(ones[0], others[0])

    def along_moves(self) -> None:
        """Pair by name what stood where others moved away from: it moved along, and was changed as well.

        A move that has two ends, or two beginnings, tells nothing.
        """
        candidates = {
            (one.key, other.key): (one, other)
            for old, new in _moves(self._paired)
            for one, other in self._along(f"{old}/" if old else "", f"{new}/" if new else "")
        }
        lefts, rights = (Counter(keys) for keys in zip(*candidates, strict=True)) if candidates else ({}, {})
        for one, other in candidates.values():
            if lefts[one.key] == rights[other.key] == 1:
                self._pair(one, other)

    def _along(self, old: str, new: str) -> list[tuple[Subject, Subject]]:
        """The open ones that have the same name and type below the new place as below the old one."""
        right = {
            (each.type, f"{each.place}/".removeprefix(new), each.called): each
            for each in self._after.values()
            if f"{each.place}/".startswith(new)
        }
        below = [each for each in self._before.values() if f"{each.place}/".startswith(old)]
        found = [(each, right.get((each.type, f"{each.place}/".removeprefix(old), each.called))) for each in below]
        return [(one, other) for one, other in found if other is not None]

    def result(self) -> list[Pair]:
        """The pairs, then what was removed, then what was added."""
        removed: list[Pair] = [(each, None) for each in self._before.values()]
        added: list[Pair] = [(None, each) for each in self._after.values()]
        return [*self._paired, *removed, *added]

    def _pair(self, one: Subject, other: Subject) -> None:
        self._paired.append((one, other))
        del self._before[one.key]
        del self._after[other.key]


def _at_end_of_path(depth: int, content: Identity, subject: Subject) -> Hashable:
    return subject.called, *parts(subject)[-depth:], content(subject)


def _in_place(name: Callable[[Subject], str], content: Identity, subject: Subject) -> Hashable:
    return name(subject), subject.place, content(subject)


def _by_name(name: Callable[[Subject], str], content: Identity, subject: Subject) -> Hashable:
    return name(subject), content(subject)


def _grouped(subjects: Iterable[Subject], identity: Identity) -> dict[Hashable, list[Subject]]:
    groups: dict[Hashable, list[Subject]] = {}
    for each in subjects:
        known = identity(each)
        if known is not None:
            groups.setdefault((each.type, known), []).append(each)
    return groups


def _moves(paired: Iterable[tuple[Subject, Subject]]) -> list[tuple[str, str]]:
    """From which directory or file to which other the moved ones went, where that is one to one."""
    moves = {_move(one.place, other.place) for one, other in paired if one.place != other.place}
    olds, news = Counter(old for old, _ in moves), Counter(new for _, new in moves)
    return sorted(move for move in moves if olds[move[0]] == news[move[1]] == 1)


def _move(old: str, new: str) -> tuple[str, str]:
    """The two places without the end that they share: `a/x.yaml` and `b/x.yaml` say that `a` became `b`."""
    one, other = old.split("/"), new.split("/")
    while one and other and one[-1] == other[-1]:
        del one[-1], other[-1]
    return "/".join(one), "/".join(other)
