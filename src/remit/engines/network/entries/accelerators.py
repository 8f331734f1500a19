"""Global Accelerator: always on the internet, and with it what it leads to, even where that has no address of its own.

An internal load balancer or an instance without public address is reached by the accelerator alone, in a VPC that has
an internet gateway attached, whatever its routes:
https://docs.aws.amazon.com/global-accelerator/latest/dg/secure-vpc-connections.html. Clients' addresses are kept for
load balancers and instances: https://docs.aws.amazon.com/global-accelerator/latest/dg/preserve-client-ip-address.html.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.engines.network.entries.balancers import BALANCER
from remit.engines.network.entries.directory import items, label_of
from remit.engines.network.entries.words import Door, Entry, Fact, Onward, fact, unknown
from remit.engines.network.places import INSTANCE
from remit.engines.network.rules import number_of
from remit.model import Cause, Obj, cause_of, or_default

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from remit.engines.network.entries.directory import Directory
    from remit.model import Resource

ACCELERATOR, LISTENER, GROUP = (
    f"AWS::GlobalAccelerator::{name}" for name in ("Accelerator", "Listener", "EndpointGroup")
)
ADDRESS = "AWS::EC2::EIP"


def entry_of(accelerator: Resource, directory: Directory) -> Entry:
    """An accelerator as an entry point; a door for each range of ports."""
    public = fact(
        lambda: or_default(accelerator.properties["Enabled"], default=True),
        "an accelerator has addresses on the internet",
        "it is switched off",
    )
    listeners, doubt = directory.pointing(accelerator, LISTENER, "AcceleratorArn")
    doors = tuple(door for each in listeners for door in doors_of(each, directory))
    if not doors and public.holds is not False:
        public = unknown(doubt) if doubt else Fact(holds=False, told="it has no listener")
        doors = (Door("", None, public),)
    return Entry(accelerator, public, doors)


def doors_of(listener: Resource, directory: Directory) -> Iterator[Door]:
    """The ranges of ports of a listener, each told by its first port."""
    protocol = or_default(listener.properties["Protocol"], "TCP")
    groups, _ = directory.pointing(listener, GROUP, "ListenerArn")
    for ports in items(listener.properties["PortRanges"]):
        first = number_of(ports["FromPort"]) if isinstance(ports, Obj) else None
        port = first if isinstance(first, int) else None
        name = protocol if isinstance(protocol, str) else ""
        onward = tuple(one for group in groups for one in endpoints(group, name, port, directory))
        told = Fact(None, "an accelerator passes on packets as they are")
        yield Door(name, port, told, None, None, onward, (listener.key,))


def endpoints(group: Resource, protocol: str, port: int | None, directory: Directory) -> Iterator[Onward]:
    """What an endpoint group leads to."""
    for endpoint in items(group.properties["EndpointConfigurations"]):
        value: Any = endpoint["EndpointId"] if isinstance(endpoint, Obj) else endpoint
        found = directory.find(value, BALANCER, INSTANCE, ADDRESS) if isinstance(endpoint, Obj) else cause_of(endpoint)
        if found is None:
            continue
        known = None if isinstance(found, Cause) else found
        label = label_of(known) if known else value if isinstance(value, str) else "an endpoint that is not in sight"
        doubt = found.reason if isinstance(found, Cause) else directory.doubt(found)
        yield Onward(known, label, protocol, port, None, (group.key,), "accelerator", doubt)
