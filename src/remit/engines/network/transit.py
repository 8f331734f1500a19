"""Between VPCs: peering connections and transit gateways.

Peering joins two VPCs and no third: https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html. A transit
gateway decides by the route table that the source's attachment is associated with, and only takes what comes from an
Availability Zone that the attachment has a subnet in: https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html.
"""

from __future__ import annotations

from functools import cached_property, reduce
from operator import or_
from typing import TYPE_CHECKING, cast

from remit.engines.network import acls
from remit.engines.network.blocks import Block, block_of
from remit.engines.network.identities import either, items, truth
from remit.engines.network.packets import ANY_PORTS, Gate, Packets, Spans, boxed, spans_of
from remit.engines.network.topology import SUBNET, VPC, name_of
from remit.model import MISSING, Cause, Obj, cause_of, is_known

if TYPE_CHECKING:
    from typing import Any

    from remit.engines.network.topology import Subnet, Topology
    from remit.model import Resource

CONNECTION, GATEWAY, TABLE = (
    "AWS::EC2::VPCPeeringConnection",
    "AWS::EC2::TransitGateway",
    "AWS::EC2::TransitGatewayRouteTable",
)
ATTACHMENTS = ("AWS::EC2::TransitGatewayAttachment", "AWS::EC2::TransitGatewayVpcAttachment")
ACTIVE = ("active", "provisioning")
ZONES = Cause("the Availability Zones of the transit gateway's attachment are not told")
UNREAD = Cause("a part of the transit gateway is not in sight")


class Transit:
    """Answers for connections between VPCs."""

    def __init__(self, topology: Topology) -> None:
        """Nothing is read before it is asked for."""
        self.topology = topology

    # ── peering ────────────────────

    def peers(self, key: str, source: Subnet, target: Subnet) -> tuple[bool | Cause, bool | None]:
        """Whether a peering connection joins the VPCs of two subnets, and whether groups may be named across it."""
        connection = self.topology.inventory.get(key)
        if connection is None:
            return self.topology.unseen(name_of(key), CONNECTION), None
        told = connection.properties
        ends = [self.topology.identities.identity(told[name], VPC, near=connection) for name in ("VpcId", "PeerVpcId")]
        doubt = next((end for end in ends if isinstance(end, Cause)), None) or self.topology.existence(connection)
        joined = both(self._is_active(told["Status"]), doubt or {*ends} == {source.vpc, target.vpc})
        return joined, None if joined is not True else self._same_region(told["PeerRegion"], source, target)

    @staticmethod
    def _is_active(status: Any) -> bool | Cause:
        """Whether a peering connection carries packets; one that code declares is taken to."""
        code = status["Code"] if not is_known(status) or isinstance(status, Obj) else MISSING
        return (code == MISSING or code in ACTIVE) if is_known(code) else cause_of(code)

    @staticmethod
    def _same_region(peer: Any, source: Subnet, target: Subnet) -> bool | None:
        """Whether two subnets are in one Region, as naming groups demands."""
        regions = [each.resource.region for each in (source, target) if each.resource is not None]
        if all(regions) and len(set(regions)) > 1:
            return False
        if not is_known(peer):
            return None
        return True if peer == MISSING or peer in regions else None if None in regions else False

    # ── transit gateways ────────────────────

    def passes(self, key: str, source: Subnet, target: Subnet, version: int) -> tuple[Gate, bool | None]:
        """By which addresses of the target a gateway carries packets, there and back; whether groups count."""
        ours, theirs = self._attachment(key, source.vpc), self._attachment(key, target.vpc)
        if isinstance(ours, Cause) or isinstance(theirs, Cause):
            return unknown(ours if isinstance(ours, Cause) else cast("Cause", theirs)), None
        if not self._in_zone(ours, source) or not self._in_zone(theirs, target):
            return Gate(Packets(), Packets()), None
        doubts = [self._zone_doubt(ours, source), self._zone_doubt(theirs, target)]
        there = self._region(key, ours, theirs, target, version)
        back = self._region(key, theirs, ours, source, version)
        doubts += [there.cause, back.cause, *self._acl_doubts(ours, source), *self._acl_doubts(theirs, target)]
        if not back.most.toward(source.addresses(version)):
            return Gate(Packets(), Packets()), None
        covered = bool(back.sure.toward(source.addresses(version), every=True))
        cause = next((doubt for doubt in doubts if doubt), None if covered else UNREAD)
        return (Gate(Packets(), there.most, cause) if cause else there), self._members(key, ours, theirs)

    def _unread(self, *types: str) -> Cause:
        """Why a part of a transit gateway is not known."""
        return self.topology.unseen("a part of the transit gateway", *types)

    @cached_property
    def _attached(self) -> dict[tuple[str, str], Resource | Cause]:
        """The attachments by gateway and VPC; in place of both a cause when one cannot be told of what it is."""
        found: dict[tuple[str, str], Resource | Cause] = {}
        for each in (each for kind in ATTACHMENTS for each in self.topology.inventory.of_type(kind)):
            gateway = self.topology.identities.identity(each.properties["TransitGatewayId"], GATEWAY, near=each)
            vpc = self.topology.identities.identity(each.properties["VpcId"], VPC, near=each)
            doubt = next((each_ for each_ in (gateway, vpc) if isinstance(each_, Cause)), None)
            found[("", "") if doubt else (str(gateway), str(vpc))] = doubt or self.topology.existence(each) or each
        return found

    def _attachment(self, gateway: str, vpc: str | Cause) -> Resource | Cause:
        found = vpc if isinstance(vpc, Cause) else self._attached.get((gateway, vpc))
        return found or self._attached.get(("", "")) or self._unread(*ATTACHMENTS)

    def _names_of(self, attachment: Resource) -> list[str | Cause | None]:
        subnets = items(attachment.properties["SubnetIds"])
        return [self.topology.identities.identity(each, SUBNET, near=attachment) for each in subnets]

    def _subnets(self, attachment: Resource) -> list[Subnet | None]:
        named = self._names_of(attachment)
        return [self.topology.subnet(name) if isinstance(name, str) else None for name in named]

    def _in_zone(self, attachment: Resource, subnet: Subnet) -> bool:
        """Whether the attachment has, or may have, a subnet in the zone of a subnet."""
        placed = self._subnets(attachment)
        return any(
            each is None
            or each.key == subnet.key
            or not (isinstance(each.zone, str) and isinstance(subnet.zone, str))
            or each.zone == subnet.zone
            for each in placed
        )

    def _zone_doubt(self, attachment: Resource, subnet: Subnet) -> Cause | None:
        placed = self._subnets(attachment)
        sure = any(
            each is not None and (each.key == subnet.key or (isinstance(each.zone, str) and each.zone == subnet.zone))
            for each in placed
        )
        zones = (subnet.zone, *(each.zone for each in placed if each is not None))
        hidden = next((each for each in (*self._names_of(attachment), *zones) if isinstance(each, Cause)), None)
        return None if sure else hidden or ZONES

    def _acl_doubts(self, attachment: Resource, subnet: Subnet) -> list[Cause | None]:
        """The ACLs of an attachment's subnets decide too: https://docs.aws.amazon.com/vpc/latest/tgw/tgw-nacls.html."""
        others = [each for each in self._subnets(attachment) if each is not None and each.key != subnet.key]
        gates = [gate for each in others for gate in self.topology.acl_for(each)[1:]]
        shut = any(gate is not acls.OPEN and gate.sure != acls.EVERYTHING_PASSES for gate in gates)
        return [Cause("the network ACL of the attachment's subnet decides")] if shut else []

    def _region(self, key: str, ours: Resource, theirs: Resource, target: Subnet, version: int) -> Gate:
        """Which addresses of a subnet the gateway leads from one attachment to the other."""
        wanted = target.addresses(version)
        tables = [
            (table, both(self._is_of(table, key), self._names(table, "Associations", ours)))
            for table in self.topology.inventory.of_type(TABLE)
        ]
        table = next((table for table, own in tables if own is True), None)
        if table is None:
            doubt = next((own for _, own in tables if isinstance(own, Cause)), None) or self.topology.gap(TABLE, ours)
            if doubt is not None:
                return nothing_sure(wanted, doubt)
            return Gate(Packets(), Packets()) if self._all_read(key) else self._by_default(key, target, wanted)
        return self._by_table(table, theirs, target, wanted)

    def _by_table(self, table: Resource, theirs: Resource, target: Subnet, wanted: Spans) -> Gate:
        """Which addresses of a subnet a route table leads to its attachment, by what it has learned and been told."""
        known, doubt = self._static(table)
        learned, vpc = self._names(table, "Propagations", theirs), self.topology.vpc(str(target.vpc))
        if doubt is not None or (learned is not False and vpc.unknown):
            return nothing_sure(wanted, doubt or vpc.unknown)
        routes = [(block, 1, theirs.key, False) for block in vpc.blocks]
        most = led_to(theirs.key, known + routes if learned is not False else known)
        sure = led_to(theirs.key, known + routes if learned is True else known)
        cause = learned if isinstance(learned, Cause) else None
        return Gate(boxed(ANY_PORTS, sure & wanted), boxed(ANY_PORTS, most & wanted), cause)

    def _static(self, table: Resource) -> tuple[list[tuple[Block, int, str, bool]], Cause | None]:
        """The routes that somebody made: block, rank, attachment, whether it drops."""
        found, doubt = [], None
        for item in items(table.properties["Routes"]):
            block = block_of(item["DestinationCidrBlock"]) if isinstance(item, Obj) else cause_of(item)
            name = (
                self.topology.identities.identity(item["TransitGatewayAttachmentId"], *ATTACHMENTS, near=table)
                if isinstance(item, Obj)
                else None
            )
            black = truth(item["Blackhole"]) if isinstance(item, Obj) else False
            unknown_part = next((part for part in (block, name, black) if isinstance(part, Cause)), None)
            if unknown_part is not None or not isinstance(block, Block):
                doubt = doubt or unknown_part or UNREAD
                continue
            found.append((block, 0, str(name), black is True))
        return found, doubt

    def _all_read(self, key: str) -> bool:
        """Whether all tables of a gateway are known: its owner alone is told of them. Who is in none is led nowhere."""
        gateway, inventory = self.topology.inventory.get(key), self.topology.inventory
        if gateway is None or not inventory.closed(gateway.scope):
            return False
        return bool(gateway.arn) and str(gateway.arn).split(":")[4] == gateway.account

    def _by_default(self, key: str, target: Subnet, wanted: Spans) -> Gate:
        """Attachments that no table names are in the default one, which learns every VPC unless switched off."""
        gateway = self.topology.inventory.get(key)
        if gateway is None or self.topology.inventory.closed(gateway.scope):
            return nothing_sure(wanted, self._unread(GATEWAY, TABLE))
        switches = [
            gateway.properties[name] for name in ("DefaultRouteTableAssociation", "DefaultRouteTablePropagation")
        ]
        hidden = next((each for each in switches if not is_known(each)), None)
        if hidden is not None:
            return nothing_sure(wanted, cause_of(hidden))
        if "disable" in switches:
            return Gate(Packets(), Packets())
        vpc = self.topology.vpc(str(target.vpc))
        known = reduce(or_, map(spans_of, vpc.blocks), Spans())
        return Gate(
            boxed(ANY_PORTS, known & wanted), boxed(ANY_PORTS, wanted if vpc.unknown else known & wanted), vpc.unknown
        )

    def _is_of(self, table: Resource, key: str) -> bool | Cause:
        """Whether a route table is the gateway's."""
        told = self.topology.identities.identity(table.properties["TransitGatewayId"], GATEWAY, near=table)
        return told if isinstance(told, Cause) else both(told == key, self.topology.existence(table) or True)

    def _names(self, table: Resource, what: str, attachment: Resource) -> bool | Cause:
        """Whether a table's associations or propagations name an attachment."""
        listed = items(table.properties[what])
        values = [item["TransitGatewayAttachmentId"] if isinstance(item, Obj) else item for item in listed]
        named = [self.topology.identities.identity(each, *ATTACHMENTS, near=table) for each in values]
        return either(*(each if isinstance(each, Cause) else each == attachment.key for each in named))

    def _members(self, key: str, *attachments: Resource) -> bool | None:
        """Whether groups may be named across: the gateway is off, the attachments on, until told otherwise."""
        gateway = self.topology.inventory.get(key)
        if gateway is None:
            return None
        switches = [gateway.properties["SecurityGroupReferencingSupport"]]
        switches += [each.properties["Options"]["SecurityGroupReferencingSupport"] for each in attachments]
        if any(not is_known(each) for each in switches):
            return None
        return switches[0] == "enable" and "disable" not in switches[1:]


def both(one: bool | Cause, other: bool | Cause) -> bool | Cause:  # noqa: FBT001 — values
    """Whether both hold; a known no outweighs what is unknown."""
    if one is False or other is False:
        return False
    return one if isinstance(one, Cause) else other


def led_to(attachment: str, routes: list[tuple[Block, int, str, bool]]) -> Spans:
    """The addresses that routes lead to an attachment, the longest prefix first."""
    taken, led = Spans(), Spans()
    for block, _, to, black in sorted(routes, key=lambda each: (each[0].last - each[0].first, each[1])):
        rest = spans_of(block) - taken
        taken = taken | rest
        led = led | rest if to == attachment and not black else led
    return led


def nothing_sure(wanted: Spans, cause: Cause | None) -> Gate:
    """A gate that may let some addresses through."""
    return Gate(Packets(), boxed(ANY_PORTS, wanted), cause)


def unknown(cause: Cause) -> Gate:
    """A gate of which nothing is known."""
    return Gate(Packets(), acls.EVERYTHING_PASSES, cause)
