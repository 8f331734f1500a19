"""What is left of the actions on the resources of one statement after others have taken theirs: exact, with a witness.

A request among them is taken; the first statement about it is avoided, by other resources or other actions; and so on.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from remit.engines.iam.globs import exists, matches, witness
from remit.engines.iam.text import ANY, ONE
from remit.model import Undetermined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from remit.engines.iam.text import Letters

MOST_WORK = 50_000
"""How many requests are looked at before the answer is left open."""

ANY_ACTION: Letters = (ONE, ANY, ":", ONE, ANY)
"""A service and a name."""
ANY_ARN: Letters = ("a", "r", "n", ":", ONE, ANY, ":", ONE, ANY, ":", ANY, ":", ANY, ":", ONE, ANY)
RESOURCES: tuple[Letters, ...] = (ANY_ARN, ("*",))
"""What requests are about: a resource by its ARN, or `*` where the action is about none."""


class Side(NamedTuple):
    """The patterns of an Action or Resource element, or, with `excludes`, those that it leaves out."""

    patterns: tuple[Letters, ...]
    excludes: bool

    def speaks(self, text: Letters) -> bool:
        """Whether the element is about a text."""
        return any(matches(pattern, text) for pattern in self.patterns) is not self.excludes


class Block(NamedTuple):
    """The actions on the resources that a statement is about; no resources means all."""

    actions: Side
    resources: Side | None

    def speaks(self, action: Letters, resource: Letters) -> bool:
        """Whether the statement is about an action on a resource."""
        return self.actions.speaks(action) and (self.resources is None or self.resources.speaks(resource))


class Cell(NamedTuple):
    """The texts that match all of `positives` and none of `negatives`."""

    positives: tuple[Letters, ...]
    negatives: tuple[Letters, ...] = ()

    def within(self, side: Side | None) -> Iterator[Cell]:
        """The parts of it that an element is about."""
        if side is None:
            yield self
        elif side.excludes:
            yield Cell(self.positives, (*self.negatives, *side.patterns))
        else:
            yield from (Cell((*self.positives, pattern), self.negatives) for pattern in side.patterns)

    def without(self, side: Side | None) -> Iterator[Cell]:
        """The parts of it that an element is not about."""
        if side is not None:
            yield from self.within(Side(side.patterns, not side.excludes))

    def is_empty(self) -> bool:
        """Whether there is no such text."""
        return not exists(self.positives, self.negatives)


def left(
    blocks: Sequence[Block],
    taken: Sequence[Block],
    shapes: Sequence[Letters] = RESOURCES,
    gates: Sequence[Sequence[Block]] = (),
) -> tuple[Letters, Letters] | None:
    """An action and a resource that all of `blocks` are about and none of `taken` is; None when there is none.

    Of each of `gates` at least one block must be about them too. `shapes` are those of resources. `Undetermined` when
    they are too many to be weighed.
    """
    actions = met([Cell((ANY_ACTION,))], [block.actions for block in blocks])
    resources = met([Cell((shape,)) for shape in shapes], [block.resources for block in blocks])
    waiting = list(product(actions, resources))
    work = 0
    while waiting:
        action, resource = waiting.pop()
        request = witness(*action), witness(*resource)
        if request[0] is None or request[1] is None:
            continue
        taker = next((block for block in taken if block.speaks(request[0], request[1])), None)
        closed = next((gate for gate in gates if not any(block.speaks(request[0], request[1]) for block in gate)), None)
        if taker is None and closed is None:
            return request[0], request[1]
        work += 1
        if work > MOST_WORK:
            raise Undetermined("the statements of the policies are too many to be weighed against each other")
        waiting += passed(action, resource, closed or ()) if taker is None else avoided(action, resource, taker)
    return None


def avoided(action: Cell, resource: Cell, taker: Block) -> Iterator[tuple[Cell, Cell]]:
    """The parts of actions on resources that a statement does not take: other actions, and other resources."""
    yield from ((cell, resource) for cell in action.without(taker.actions))
    yield from ((action, cell) for cell in resource.without(taker.resources))


def passed(action: Cell, resource: Cell, gate: Iterable[Block]) -> Iterator[tuple[Cell, Cell]]:
    """The parts of actions on resources that a gate lets through, statement by statement."""
    for block in gate:
        yield from product(action.within(block.actions), resource.within(block.resources))


def met(cells: list[Cell], sides: Iterable[Side | None]) -> list[Cell]:
    """The parts of cells that all the elements are about."""
    for side in sides:
        cells = [part for cell in cells for part in cell.within(side) if not part.is_empty()]
    return cells
