"""The network engine's questions, answered from the rules of one security group, network ACL or route table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.engines.network import acls, routes
from remit.engines.network.blocks import make_up, wanted
from remit.engines.network.rules import ALL, LAST_PORT, rules_of
from remit.model import MISSING, Answer, Cause, Undetermined, is_known, resource_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any

    from remit.engines.network.blocks import Wanted
    from remit.engines.network.reach import Reach
    from remit.engines.network.rules import Rule
    from remit.model import Inventory

ANYWHERE = ("0.0.0.0/0", "::/0")


class RuleReader:
    """Implements `remit.model.Network` from the rules of one resource at a time.

    The rules of a property are read once: families of checks ask some thirty questions about each group.
    """

    __slots__ = ("_read",)

    def __init__(self) -> None:
        """Nothing read."""
        self._read: dict[int, tuple[Any, list[Rule]]] = {}

    def _rules(self, value: Any) -> list[Rule]:
        """The rules that a property holds. The value is kept as well, so that nothing else gets its identity."""
        found = self._read.get(id(value))
        if found is None:
            found = self._read[id(value)] = (value, rules_of(value))
        return found[1]

    def admits(
        self, group: Any, *, port: int | None = None, protocol: str = "tcp", sources: Iterable[str] = ANYWHERE
    ) -> Answer:
        """Whether ingress rules, alone or together, admit all of one of the sources to the port (None: to any port).

        Rules that name security groups admit no address from outside. Protocol `any` asks for one or another, `-1` for
        all at once. Private and reserved addresses do not count as part of `0.0.0.0/0`.
        """
        rules = [rule for rule in self._rules(group["SecurityGroupIngress"]) if rule.carries(protocol)]
        asked = [wanted(source) for source in sources]
        return decide(
            rules,
            asked,
            lambda chosen, what: admitting(chosen, what, port),
            f"{traffic(protocol, port)} is open to",
        )

    def sends(self, group: Any, *, networks: Iterable[str] = ANYWHERE) -> Answer:
        """Whether egress rules let traffic out to all of one of the networks on every port of TCP or of UDP.

        A group that declares no egress rule gets one from AWS that lets everything out:
        https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ec2-securitygroup.html.
        """
        declared = group["SecurityGroupEgress"]
        if is_known(declared) and declared == MISSING:
            return Answer(yes=True, reason="no egress rule is declared, so AWS adds one that lets everything out")
        rules = self._rules(declared)
        asked = [wanted(network) for network in networks]
        return decide(rules, asked, sending, "everything may leave to")

    def acl_admits(
        self, acl: Any, *, port: int | None = None, protocol: str = "tcp", sources: Iterable[str] = ANYWHERE
    ) -> Answer:
        """Whether a network ACL's ingress entries, in the order of their numbers, let all of one of the sources in."""
        return acls.admits(acl, port=port, protocol=protocol, sources=[wanted(source) for source in sources])

    def is_public(self, route_table: Any, *, resolve: Callable[[Any, str], Any] | None = None) -> Answer:
        """Whether a route table has a route to an internet gateway, which makes its subnets public ones.

        `resolve` is `World.resolve`; without it a route to a gateway that is only referenced is undetermined.
        """
        return routes.is_public(route_table, resolve)


class NetworkReader(RuleReader):
    """Implements `remit.model.Network` for an inventory: what is reached in effect is worked out on first use.

    `partial`: what is not declared here may be declared elsewhere, so that nothing is surely closed.
    """

    def __init__(self, inventory: Inventory, *, partial: bool = False) -> None:
        """Nothing is read before it is asked for."""
        self._inventory = inventory
        self._partial = partial
        self._reach: Reach | None = None

    def exposed(self, properties: Any, *, ports: Iterable[int] = (), protocol: str = "tcp") -> Answer:
        """Whether anyone on the internet reaches a resource at one of the ports, or with none given at any port.

        Addresses, routes both ways, network ACLs, security groups and VPC Block Public Access decide together.
        """
        from remit.engines.network.packets import ANY_PORTS, NUMBERS, Ports, tell_ports
        from remit.engines.network.questions import INTERNET, End, ask
        from remit.engines.network.reach import ANYWHERE, Reach

        resource = resource_of(properties)
        self._reach = self._reach or Reach(self._inventory)
        places = self._reach.places.of(resource)
        wanted = Ports()
        for port in ports:
            wanted = wanted | Ports.of(NUMBERS[protocol], port, port)
        found = ask(self._reach, End(INTERNET, (ANYWHERE,)), End(resource.id, places), wanted or ANY_PORTS)
        if found.sure and found.anyone:
            return Answer(yes=True, reason=f"anyone on the internet reaches {tell_ports(found.sure)}")
        if found.most and found.anyone:
            raise Undetermined(found.causes[0] if found.causes else Cause(found.paths[0].because[0]))
        if self._partial:
            raise Undetermined("more may be declared elsewhere (--partial)")
        return Answer(yes=False)


def traffic(protocol: str, port: int | None) -> str:
    """What was asked about, in words: `tcp 22`, `tcp`, `all traffic`."""
    name = {ALL: "all traffic", "any": "some traffic"}.get(protocol, protocol)
    return name if port is None else f"{name} {port}"


def decide(
    rules: Sequence[Rule],
    asked: Iterable[Wanted],
    found_by: Callable[[Sequence[Rule], Wanted], list[Rule]],
    saying: str,
) -> Answer:
    """Yes when the known rules suffice, no when even the unknown ones could not, else `Undetermined`."""
    known = [rule for rule in rules if rule.cause is None]
    unsure = [rule for rule in rules if rule.cause is not None]
    doubt = None
    for what in asked:
        found = found_by(known, what)
        if found:
            alone = next((rule for rule in found if found_by([rule], what)), found[0])
            return Answer(yes=True, reason=f"{saying} {what.network}", at=alone.at)
        if unsure and found_by(rules, what):
            doubt = doubt or next((rule.cause for rule in unsure if found_by([*known, rule], what)), unsure[0].cause)
    if doubt is not None:
        raise Undetermined(doubt)
    return Answer(yes=False)


def admitting(rules: Sequence[Rule], what: Wanted, port: int | None) -> list[Rule]:
    """The rules that together admit all of a network to the port, or to any one port; empty when none do."""
    ports = sorted({rule.first for rule in rules}) if port is None else [port]
    for each in ports:
        found = [rule for rule in rules if rule.reaches(each)]
        if found and filled(found, what):
            return [rule for rule in found if rule.block.meets(what.block)]
    return []


def sending(rules: Sequence[Rule], what: Wanted) -> list[Rule]:
    """The rules that together open every port (0 is reserved) of one protocol to all of a network; empty when none."""
    for protocol in ("tcp", "udp"):
        carrying = [rule for rule in rules if rule.carries(protocol)]
        edges = {1} | {edge for rule in carrying for edge in (rule.first, rule.last + 1) if 1 <= edge <= LAST_PORT}
        if all(admitting(carrying, what, port) for port in edges):
            return carrying
    return []


def filled(rules: Iterable[Rule], what: Wanted) -> bool:
    """Whether the rules' addresses make up the network; one not fully known counts unless it is surely too narrow."""
    blocks = [rule.block for rule in rules if rule.cause is None or rule.prefix <= what.prefix]
    return make_up([*what.spared, *blocks], what.block)
