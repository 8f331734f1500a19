"""The network engine's questions, answered from the rules of one security group, network ACL or route table."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from remit.engines.network import acls, routes
from remit.engines.network.blocks import make_up, wanted
from remit.engines.network.listening import reader
from remit.engines.network.rules import ALL, LAST_PORT, rules_of
from remit.model import MISSING, Answer, Cause, Undetermined, is_known, resource_of, some

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any

    from remit.engines.network.blocks import Wanted
    from remit.engines.network.openings import Openings
    from remit.engines.network.rules import Port, Rule
    from remit.model import Inventory

    Decided = tuple[Wanted, Rule] | Cause | None

ANYWHERE = ("0.0.0.0/0", "::/0")
NO = Answer(yes=False)


class Read:
    """The rules of a property. Its value is kept as well, so that nothing else gets its identity.

    `decided` holds what was found to be admitted, by protocol, band of ports and sources.
    """

    __slots__ = ("_edges", "decided", "rules", "value")

    def __init__(self, value: Any, port: Port | None) -> None:
        """Read the rules, their ports by `port` where there is one."""
        self.value = value
        self.rules = rules_of(value, port)
        self.decided: dict[tuple[str, int | None, tuple[str, ...]], Decided] = {}
        self._edges: list[int] = sorted({edge for rule in self.rules for edge in (rule.first, rule.last + 1)})

    def band(self, port: int | None) -> int | None:
        """The ports that no rule tells apart from this one, by a number of their own."""
        return None if port is None else bisect_right(self._edges, port)


class RuleReader:
    """Implements `remit.model.Network` from the rules of one resource at a time.

    The rules of a property are read once: families of checks ask some thirty questions about each group.
    """

    __slots__ = ("_port", "_read")

    def __init__(self, port: Port | None = None) -> None:
        """Nothing read. `port` reads the ports of rules."""
        self._read: dict[int, Read] = {}
        self._port = port

    def _rules(self, value: Any) -> Read:
        """The rules that a property holds."""
        found = self._read.get(id(value))
        if found is None:
            found = self._read[id(value)] = Read(value, self._port)
        return found

    def admits(
        self, group: Any, *, port: int | None = None, protocol: str = "tcp", sources: Iterable[str] = ANYWHERE
    ) -> Answer:
        """Whether ingress rules, alone or together, admit all of one of the sources to the port (None: to any port).

        Rules that name security groups admit no address from outside. Protocol `any` asks for one or another, `-1` for
        all at once. Private and reserved addresses do not count as part of `0.0.0.0/0`.
        """
        read = self._rules(group["SecurityGroupIngress"])
        question = (protocol, read.band(port), tuple(sources))
        if question not in read.decided:
            rules = [rule for rule in read.rules if rule.carries(protocol)]
            asked = [wanted(source) for source in question[2]]
            read.decided[question] = decide(rules, asked, lambda chosen, what: admitting(chosen, what, port))
        decided = read.decided[question]
        return NO if decided is None else answer(decided, f"{traffic(protocol, port)} is open to")

    def sends(self, group: Any, *, networks: Iterable[str] = ANYWHERE) -> Answer:
        """Whether egress rules let traffic out to all of one of the networks on every port of TCP or of UDP.

        A group that declares no egress rule gets one from AWS that lets everything out:
        https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ec2-securitygroup.html.
        """
        declared = group["SecurityGroupEgress"]
        if is_known(declared) and declared == MISSING:
            return Answer(yes=True, reason="no egress rule is declared, so AWS adds one that lets everything out")
        asked = [wanted(network) for network in networks]
        return answer(decide(self._rules(declared).rules, asked, sending), "everything may leave to")

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

    def any_public(self, subnets: Any, *, resolve: Callable[[Any, str], Any]) -> bool:
        """Whether one of the subnets that a list names is a public one."""

        def leads_out(subnet: Any) -> bool:
            table = resolve(resolve(subnet, "AWS::EC2::Subnet").RouteTableId, "AWS::EC2::RouteTable")
            return self.is_public(table, resolve=resolve).yes

        return some(leads_out, subnets)


class NetworkReader(RuleReader):
    """Implements `remit.model.Network` for an inventory: what is reached in effect is worked out on first use.

    `partial`: what is not declared here may be declared elsewhere, so that nothing is surely closed.
    """

    def __init__(self, inventory: Inventory, *, partial: bool = False) -> None:
        """Nothing is read before it is asked for."""
        super().__init__(reader(inventory))
        self._inventory = inventory
        self._partial = partial

    def exposed(self, properties: Any, *, ports: Iterable[int] = (), protocol: str = "tcp") -> Answer:
        """Whether anyone on the internet reaches a resource at one of the ports, or with none given at any port.

        Addresses, routes both ways, network ACLs, security groups and VPC Block Public Access decide together.
        """
        answer = self._openings.of(resource_of(properties), tuple(ports), protocol)
        if not answer and self._partial:
            raise Undetermined("more may be declared elsewhere (--partial)")
        return answer

    @cached_property
    def _openings(self) -> Openings:
        from remit.engines.network.openings import Openings

        return Openings(self._inventory)


def traffic(protocol: str, port: int | None) -> str:
    """What was asked about, in words: `tcp 22`, `tcp`, `all traffic`."""
    name = {ALL: "all traffic", "any": "some traffic"}.get(protocol, protocol)
    return name if port is None else f"{name} {port}"


def decide(
    rules: Sequence[Rule], asked: Iterable[Wanted], found_by: Callable[[Sequence[Rule], Wanted], list[Rule]]
) -> Decided:
    """The network that is let through and a rule that does it; a cause when unknown rules may do it, else None."""
    known = [rule for rule in rules if rule.cause is None]
    unsure = [rule for rule in rules if rule.cause is not None]
    doubt = None
    for what in asked:
        found = found_by(known, what)
        if found:
            return what, next((rule for rule in found if found_by([rule], what)), found[0])
        if unsure and found_by(rules, what):
            doubt = doubt or next((rule.cause for rule in unsure if found_by([*known, rule], what)), unsure[0].cause)
    return doubt


def answer(decided: Decided, saying: str) -> Answer:
    """Yes with the rule that decided, or no; `Undetermined` when it is not known."""
    if decided is None:
        return Answer(yes=False)
    if isinstance(decided, Cause):
        raise Undetermined(decided)
    what, rule = decided
    return Answer(yes=True, reason=f"{saying} {what.network}", at=rule.at)


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
