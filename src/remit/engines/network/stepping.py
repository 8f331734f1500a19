"""Whether one end reaches another over places on the way, each of which is taken over."""

from __future__ import annotations

from functools import reduce
from itertools import pairwise
from operator import or_
from typing import TYPE_CHECKING

from remit.engines.network.closure import MOST, SURE, Closure, chain
from remit.engines.network.explanation import Path, explain
from remit.engines.network.packets import Ports
from remit.engines.network.places import Place
from remit.engines.network.questions import End, Reached, narrowed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.engines.network.closure import Before
    from remit.engines.network.reach import Flow, Outside, Reach

Link = tuple["Place | Outside", Place]
MOST_LAST = 1_000
"""Of so many places that reach the target directly are the ports told."""


def stepping(reach: Reach, source: End, target: End, ports: Ports | None = None) -> Reached:
    """The answer with the shortest way to each place of the target. `ports` are those of the last step."""
    closure = Closure(reach)
    spread = closure.spread(source.places)
    goals = goals_of(closure, target)
    found: dict[str, Ports] = {}
    paths: list[Path] = []
    for level, before in ((SURE, spread.sure), (MOST, spread.most)):
        open_ = [pair for goal in goals if goal in before for pair in last_links(closure, source, before, goal, level)]
        flows = [(link, way, narrowed(reach.flow(*link), ports)) for link, way in open_]
        passing = [(link, way, flow) for link, way, flow in flows if getattr(flow, level)]
        found[level] = reduce(or_, (getattr(flow, level) for _, _, flow in passing), Ports())
        if passing and not paths:
            paths = [told(reach, way, flow) for _, way, flow in passing[:1]]
    return Reached(found[SURE], found[SURE] | found[MOST], tuple(paths))


def goals_of(closure: Closure, target: End) -> list[int]:
    """The places of the target, by index."""
    wanted = {each.key for place in target.places if isinstance(place, Place) for each in place.resources}
    places = enumerate(closure.census.places)
    return [index for index, place in places if any(each.key in wanted for each in place.resources)]


def last_links(
    closure: Closure, source: End, before: Before, goal: int, level: str
) -> Iterator[tuple[Link, list[Link]]]:
    """The last steps to a goal, the shortest way first, each with the whole way."""
    places = closure.census.places
    for place in source.places:
        yield (place, places[goal]), [(place, places[goal])]
    callers = getattr(closure.census.callers(goal), level) & before.keys() - {goal}
    ways = sorted((chain(before, caller) for caller in callers), key=len)
    for way in (way for way in ways[:MOST_LAST] if goal not in way):
        first = next(place for place in source.places if getattr(closure.reach.flow(place, places[way[0]]), level))
        stops = [first, *(places[index] for index in way), places[goal]]
        links = [(one, other) for one, other in pairwise(stops) if isinstance(other, Place)]
        yield links[-1], links


def told(reach: Reach, links: list[Link], last: Flow) -> Path:
    """A way over several places in words: the ports are those of its last step, the cut that of its first."""
    steps = []
    for one, other in links:
        flow = last if other is links[-1][1] else reach.flow(one, other)
        way = max(flow.ways, key=lambda each: bool(each.sure))
        steps.append(explain(reach, one, other, way))
    hops = [hop for index, step in enumerate(steps) for hop in step.hops[1 if index else 0 :]]
    answer = "yes" if all(step.answer == "yes" for step in steps) else "possible"
    because = tuple(dict.fromkeys(clause for step in steps for clause in step.because))
    return Path(answer, tuple(hops), steps[-1].ports, steps[0].sources, steps[0].cut, because)
