"""Chains of steps: the shortest from each source to a target, and the steps whose removal cuts the most of them."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from remit.engines.iam.escalation.standings import Standing
    from remit.engines.iam.escalation.weighing import Move

    Steps = dict[Standing, list[Move]]

MOST_STANDINGS = 20_000
"""How many standings are followed before the search is given up."""


class Hop(NamedTuple):
    """A step of a chain. `others` are the other paths that lead from the one to the other."""

    source: Standing
    move: Move
    others: tuple[Move, ...] = ()


class Cut(NamedTuple):
    """A step, by whatever path, without which so many sources reach no target."""

    source: Standing
    target: Standing
    sources: int


def explored(sources: Iterable[Standing], moves: Callable[[Standing], Sequence[Move]]) -> tuple[Steps, bool]:
    """Every step that can be taken from the sources on, and whether that is all there is."""
    steps: Steps = {}
    waiting = deque(dict.fromkeys(sources))
    seen = set(waiting)
    while waiting and len(steps) < MOST_STANDINGS:
        standing = waiting.popleft()
        steps[standing] = list(moves(standing))
        for move in steps[standing]:
            if move.target not in seen:
                seen.add(move.target)
                waiting.append(move.target)
    return steps, not waiting


def distances(
    steps: Mapping[Standing, Sequence[Move]], targets: Iterable[Standing], *, sure: bool
) -> dict[Standing, int]:
    """How many steps there are from each standing to the nearest target; `sure` counts certain ones alone."""
    back: dict[Standing, list[Standing]] = {}
    for source, moves in steps.items():
        for target in dict.fromkeys(move.target for move in moves if not (sure and move.doubt)):
            back.setdefault(target, []).append(source)
    found = dict.fromkeys(targets, 0)
    waiting = deque(found)
    while waiting:
        at = waiting.popleft()
        for source in back.get(at, ()):
            if source not in found:
                found[source] = found[at] + 1
                waiting.append(source)
    return found


def shortest(
    source: Standing, steps: Mapping[Standing, Sequence[Move]], away: Mapping[Standing, int], *, sure: bool
) -> list[Hop]:
    """A shortest chain from a source; `away` are the distances."""
    chain: list[Hop] = []
    at = source
    while away[at]:
        near = [move for move in steps[at] if away.get(move.target) == away[at] - 1 and not (sure and move.doubt)]
        best = min(near, key=lambda move: move.doubt is not None)
        others = tuple(move for move in near if move is not best and move.target == best.target)
        chain.append(Hop(at, best, others))
        at = best.target
    return chain


def cuts(
    steps: Mapping[Standing, Sequence[Move]], sources: Iterable[Standing], targets: Iterable[Standing]
) -> list[Cut]:
    """The steps that all chains of a source go through, those that the most sources need first.

    A step that every way from a source to the targets takes is one that dominates the source when all is walked
    backwards from the targets.
    """
    away = distances(steps, targets, sure=False)
    nodes, before = backwards(steps, away)
    leader = dominators(nodes, before)
    counted: dict[tuple[Standing, Standing], int] = {}
    for source in (each for each in sources if away.get(each)):
        at: object = source
        while at is not None:
            if isinstance(at, tuple):
                counted[at] = counted.get(at, 0) + 1
            at = leader.get(at)
    found = [Cut(source, target, number) for (source, target), number in counted.items()]
    return sorted(found, key=lambda cut: (-cut.sources, str(cut.source), str(cut.target)))


def backwards(
    steps: Mapping[Standing, Sequence[Move]], away: Mapping[Standing, int]
) -> tuple[list[object], dict[object, list[object]]]:
    """The graph walked from the targets: each step is a node between its two ends. `None` is the root."""
    before: dict[object, list[object]] = {node: [None] for node, number in away.items() if number == 0}
    ahead: dict[object, list[object]] = {None: list(before)}
    for source in (each for each in away if away[each]):
        for target in dict.fromkeys(move.target for move in steps.get(source, ()) if move.target in away):
            step = (source, target)
            before.setdefault(source, []).append(step)
            before[step] = [target]
            ahead.setdefault(target, []).append(step)
            ahead[step] = [source]
    return list(postorder(ahead)), before


def postorder(ahead: Mapping[object, Sequence[object]]) -> Iterator[object]:
    """The nodes that are reached from the root, each after those behind it."""
    seen: set[object] = {None}
    stack: list[tuple[object, Iterator[object]]] = [(None, iter(ahead[None]))]
    while stack:
        node, rest = stack[-1]
        follower = next((each for each in rest if each not in seen), None)
        if follower is None:
            stack.pop()
            yield node
        else:
            seen.add(follower)
            stack.append((follower, iter(ahead.get(follower, ()))))


def dominators(order: Sequence[object], before: Mapping[object, Sequence[object]]) -> dict[object, object]:
    """The nearest node that every way from the root to a node goes through.

    After Cooper, Harvey and Kennedy, "A Simple, Fast Dominance Algorithm", 2001.
    """
    number = {node: at for at, node in enumerate(order)}
    leader: dict[object, object] = {None: None}
    changed = True
    while changed:
        changed = False
        for node in reversed(order[:-1]):
            known = [each for each in before[node] if each in leader]
            best = known[0]
            for other in known[1:]:
                best = common(best, other, leader, number)
            if leader.get(node, node) != best or node not in leader:
                leader[node] = best
                changed = True
    return leader


def common(one: object, other: object, leader: Mapping[object, object], number: Mapping[object, int]) -> object:
    """Where the ways from the root to two nodes part for the last time."""
    while one != other:
        while number[one] < number[other]:
            one = leader[one]
        while number[other] < number[one]:
            other = leader[other]
    return one
