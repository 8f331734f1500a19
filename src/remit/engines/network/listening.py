"""What a resource listens on: its own port, else that of its engine or type; also where a rule refers to it.

The CDK writes no number into the rules of a database: they open `Endpoint.Port` of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.engines.network.packets import ANY_PORTS, TCP, Ports
from remit.engines.network.placement import ENGINE_PORTS, ROWS
from remit.engines.network.rules import number_of
from remit.engines.network.telling import at, first
from remit.model import MISSING, Cause, Reference, cause_of, is_known

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from remit.engines.network.placement import Row
    from remit.engines.network.rules import Port
    from remit.model import Inventory, Resource

    Get = Callable[[str], Resource | None]

TABLE = {row.type: row for row in ROWS}


def ports_of(row: Row, own: Sequence[Resource]) -> tuple[Ports, Cause | None]:
    """What a resource listens on, and why that may be wrong. `own` are the resource and the cluster that it is of."""
    found = port_of(row, own)
    if isinstance(found, Cause):
        return ANY_PORTS, found
    return (row.default_ports() if found is None else Ports.of(TCP, found, found)), None


def port_of(row: Row, own: Sequence[Resource]) -> int | Cause | None:
    """The one port of a resource; None for what has several, or none."""
    value = first(*(at(each, path) for each in own for path in row.port.split()))
    engine = first(*(each.properties["Engine"] for each in own))
    if not is_known(value):
        return cause_of(value)
    if value != MISSING and str(value).isdecimal() and int(value):
        return int(value)
    if row.ports or not row.port:
        return row.ports[0] if len(row.ports) == 1 and row.listens else None
    if not is_known(engine) or engine == MISSING:
        return Cause("the port is not told") if is_known(engine) else cause_of(engine)
    name = str(engine)
    port = ENGINE_PORTS.get(name) or ENGINE_PORTS.get(name.removeprefix("custom-").split("-")[0])
    return port or Cause(f"the port of {name} is not told")


def referred(value: Reference, get: Get) -> int | Cause:
    """The port of another resource that a rule refers to: a number when that is told, or follows from its engine."""
    resource = get(value.target)
    row = None if resource is None else TABLE.get(resource.type)
    if resource is None or row is None or value.attribute not in row.port.split() or resource.external:
        return value.cause()
    name, kind = row.parent
    named = resource.properties[name] if name else MISSING
    cluster = get(named.target) if isinstance(named, Reference) else None
    if cluster is None or cluster.type != kind:
        if not is_known(named) or named != MISSING:
            return value.cause()  # of a cluster that is not at hand
        return port_of(row, [resource]) or value.cause()
    return port_of(row, [resource, cluster]) or value.cause()


def reader(inventory: Inventory) -> Port:
    """Reads the ports of rules in an inventory, where they may be those of another resource."""

    def read(value: Any) -> int | Cause | None:
        return referred(value, inventory.get) if isinstance(value, Reference) else number_of(value)

    return read
