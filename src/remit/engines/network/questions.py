"""Questions about an estate by name: does one thing reach another, what is exposed, what changed between two states."""

from __future__ import annotations

import re
from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING, NamedTuple

from remit.engines.network.explanation import Path, explain, grade, label
from remit.engines.network.obstacles import obstacle
from remit.engines.network.packets import ALL_PORTS, NUMBERS, Ports, Spans, spans, tell_ports
from remit.engines.network.places import KINDS, Place
from remit.engines.network.reach import ANYWHERE, Flow, Outside, Reach
from remit.model import RemitError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.model import Cause, Inventory, Resource

INTERNET = "internet"
PORT = re.compile(r"(?:(tcp|udp|icmp|icmpv6)/)?(\d{1,5})(?:-(\d{1,5}))?")


LAST_TYPE = 255
"""Of ICMP, whose types are asked for as ports."""


class End(NamedTuple):
    """One end of a question: the places of a resource, or addresses outside."""

    name: str
    places: tuple[Place | Outside, ...]


class Reached(NamedTuple):
    """An answer: the ports that surely pass, those that may, the ways, and why what may pass is not sure.

    `anyone`: whether the whole internet gets through, not just some addresses of it.
    """

    sure: Ports
    most: Ports
    paths: tuple[Path, ...]
    anyone: bool = False
    causes: tuple[Cause, ...] = ()

    @property
    def answer(self) -> str:
        """`yes`, `possible` or `no`."""
        return "yes" if self.sure else "possible" if self.most else "no"


class Exposed(NamedTuple):
    """What the internet reaches of one resource. `grade` says who: `anyone` or `some addresses`."""

    resource: Resource
    reached: Reached
    grade: str


def ends(reach: Reach, source: str, target: str) -> tuple[End, End]:
    """What two words mean; see `end`. `RemitError` when neither stands in a VPC."""
    found = end(reach, source), end(reach, target)
    if all(isinstance(place, Outside) for each in found for place in each.places):
        raise RemitError(f"neither {source} nor {target} is in the estate", hint="name something in a VPC at one end")
    return found


def end(reach: Reach, word: str) -> End:
    """What a word means: `internet`, `cidr:BLOCK`, or a resource by name, id, address or ARN. `RemitError` for none."""
    if not word:
        raise RemitError("an end without a name", hint="name something in a VPC, internet, or cidr:BLOCK")
    if word == INTERNET:
        return End(word, (ANYWHERE,))
    if word.startswith("cidr:"):
        return End(word, (Outside(word, block_of(word.removeprefix("cidr:"))),))
    found = named(reach.topology.inventory, word)
    places = reach.places.of(found)
    if not places:
        raise RemitError(f"{word} has no address in a VPC", hint="name something that has, internet, or cidr:BLOCK")
    return End(label(found), places)


def block_of(text: str) -> Spans:
    """The addresses of a block. `RemitError` when it is none."""
    try:
        return spans(text)
    except ValueError as error:
        raise RemitError(
            f"{text or 'nothing'} is no block of addresses", hint="write one such as cidr:10.0.0.0/8"
        ) from error


def named(inventory: Inventory, word: str) -> Resource:
    """The one resource with a place that goes by a word. `RemitError` for none, or several."""
    found = [each for each in candidates(inventory) if word in words_of(each)]
    if len(found) > 1:
        keys = ", ".join(each.key for each in found[:3])
        raise RemitError(f"{len(found)} resources are called {word}: {keys}", hint="use a key or an ARN")
    if not found:
        elsewhere = any(word in words_of(each) for kind in inventory.types() for each in inventory.of_type(kind))
        said = f"{word} has no address in a VPC" if elsewhere else f"no resource is called {word}"
        raise RemitError(said, hint="use a name, logical id, address or ARN of something in a VPC, or internet")
    return found[0]


def candidates(inventory: Inventory) -> Iterator[Resource]:
    """The resources that may have a place."""
    for kind in KINDS:
        yield from inventory.of_type(kind)


def words_of(resource: Resource) -> tuple[object, ...]:
    """What a resource goes by."""
    name = resource.tags.get("Name")
    return (
        resource.id,
        resource.address,
        resource.name,
        resource.arn,
        resource.key,
        name if isinstance(name, str) else None,
    )


def ports_of(text: str) -> Ports:
    """Ports as they are asked for: `443`, `udp/53`, `tcp/8000-8080`. `RemitError` when they cannot be read."""
    found = PORT.fullmatch(text.lower())
    first = int(found[2]) if found else -1
    last = int(found[3]) if found and found[3] else first
    highest = LAST_TYPE if found and str(found[1]).startswith("icmp") else ALL_PORTS[1]
    if not found or not 0 <= first <= last <= highest:
        raise RemitError(f"{text or 'nothing'} is no port", hint="write 443, udp/53, tcp/8000-8080 or icmp/8")
    return Ports.of(NUMBERS[found[1] or "tcp"], first, last)


def ask(reach: Reach, source: End, target: End, ports: Ports | None = None) -> Reached:
    """Whether one end reaches the other. What stands in one of several subnets is reached when it is in each."""
    table = [[narrowed(reach.flow(one, other), ports) for other in target.places] for one in source.places]
    found = weighed(source, target, table)
    paths = [
        explain(reach, one, other, way)
        for one, row in zip(source.places, table, strict=True)
        for other, flow in zip(target.places, row, strict=True)
        for way in flow.ways
    ]
    if not found.sure:
        paths = [weakened(path) for path in paths]
    paths.sort(key=lambda path: path.answer != "yes")
    return found._replace(paths=tuple(paths))


def weighed(source: End, target: End, table: list[list[Flow]]) -> Reached:
    """What the flows from each place of one end to each of the other come to, their ways not told."""
    sure = surely(source, [surely(target, [flow.sure for flow in row]) for row in table])
    most = reduce(or_, (flow.most for row in table for flow in row), sure)
    ways = [way for row in table for flow in row for way in flow.ways]
    anyone = any(grade(way.admitted) == "anyone" for way in ways if way.sure or not sure)
    return Reached(sure, most, (), anyone, tuple(cause for way in ways for cause in way.causes))


def obstacles(reach: Reach, source: End, target: End, ports: Ports | None = None) -> list[str]:
    """Why one end does not reach the other, each reason once; at other ports than those asked about it may."""
    if ports is not None:
        anyhow = ask(reach, source, target)
        if anyhow.most:
            return [f"it reaches {told(anyhow)} only"]
    both = [(one, other) for one in source.places for other in target.places]
    return list(dict.fromkeys(obstacle(reach, one, other) for one, other in both))


def told(found: Reached) -> str:
    """The ports of an answer in words: those that surely pass, or those that may."""
    return tell_ports(found.sure or found.most)


def weakened(path: Path) -> Path:
    """A way that only counts where the resource stands in that subnet."""
    if path.answer != "yes":
        return path
    return path._replace(answer="possible", because=("it may stand in another subnet of its group",))


def narrowed(flow: Flow, ports: Ports | None) -> Flow:
    """A flow at some ports only."""
    return flow if ports is None else flow.at(ports)


def surely(end: End, found: list[Ports]) -> Ports:
    """The ports of several places of one end: of all of them when it stands in one at a time, else of any."""
    if not found:
        return Ports()
    apart = any(isinstance(place, Place) and place.alternatives > 1 for place in end.places)
    return reduce(and_ if apart else or_, found)


def exposed(reach: Reach) -> Iterator[Exposed]:
    """What the internet reaches, resource by resource."""
    anywhere = End(INTERNET, (ANYWHERE,))
    seen: set[str] = set()
    for place in reach.places.all():
        if not reach.flow(ANYWHERE, place).most:
            continue
        for resource in place.resources:
            if resource.key not in seen:
                seen.add(resource.key)
                found = ask(reach, anywhere, End(label(resource), reach.places.of(resource)))
                yield Exposed(resource, found, "anyone" if found.anyone else "some addresses")
