"""Instances and tasks with addresses of their own: what the internet reaches without anything in between.

https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html and
https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.engines.network.entries.guards import is_broad
from remit.engines.network.entries.words import Door, Entry, Fact
from remit.engines.network.groups import gate
from remit.engines.network.packets import TCP
from remit.engines.network.places import INSTANCE

if TYPE_CHECKING:
    from remit.engines.network.entries.directory import Directory
    from remit.model import Resource

SERVICE = "AWS::ECS::Service"
TYPES = (INSTANCE, SERVICE)
AS_SUCH = Fact(None, "what listens on the port decides")


def entry_of(resource: Resource, directory: Directory) -> Entry:
    """An instance or a service's tasks as an entry point: public by an address, an open group and a route."""
    ports = open_ports(resource, directory)
    told = {port: directory.guards.everybody(resource, port) for port in ports or (None,)}
    doors = tuple(Door("TCP", port, AS_SUCH, public=fact) for port, fact in told.items())
    best = next(fact for holds in (True, None, False) for fact in told.values() if fact.holds is holds)
    return Entry(resource, best, doors, None, directory.guards.groups(resource))


def open_ports(resource: Resource, directory: Directory) -> list[int]:
    """The first port of each range that its groups surely open to somebody on the internet."""
    keys = directory.guards.groups(resource)
    rules = [rule for key in keys for rule in directory.guards.reach.topology.group(key).ingress]
    sure = gate(rule for rule in rules if rule.cause is None).sure
    bands = [band for _, _, layer in sure.within(TCP, TCP) for band in layer.bands]
    return sorted({first for first, _, spans in bands if is_broad(spans)})
