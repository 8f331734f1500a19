"""Between VPCs: peering connections and transit gateways.

Peering joins two VPCs and no third: https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html. A transit
gateway decides by the route table that the source's attachment is associated with, and only takes what comes from an
Availability Zone that the attachment has a subnet in: https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html.
"""

from __future__ import annotations

from functools import cached_property, reduce
from operator import or_
from typing import TYPE_CHECKING

from remit.engines.network import acls
from remit.engines.network.blocks import Block, block_of
from remit.engines.network.identities import items, truth
from remit.engines.network.packets import ANY_PORTS, Gate, Packets, Spans, boxed, spans_of
from remit.engines.network.topology import SUBNET, VPC
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
UNREAD = Cause("a part of the transit gateway is not in sight")


class Transit:
    """Answers for connections between VPCs."""

    def __init__(self, topology: Topology) -> None:
        """Nothing is read before it is asked for."""
        self.topology = topology

    # ── peering ────────────────────

    def peers(self, key: str, source: Subnet, target: Subnet) -> tuple[bool | None, bool | None]:
        """Whether a peering connection joins the VPCs of two subnets, and whether groups may be named across it."""
        connection = self.topology.inventory.get(key)
        if connection is None or self.topology.existence(connection):
            return None, None
        told = connection.properties
        status = told["Status"]["Code"] if isinstance(told["Status"], Obj) else MISSING
        if is_known(status) and status != MISSING and status not in ACTIVE:
            return False, None
        ends = [self.topology.identities.identity(told[name], VPC, near=connection) for name in ("VpcId", "PeerVpcId")]
        if any(not isinstance(end, str) for end in ends):
            return None, None
        return {*ends} == {source.vpc, target.vpc}, self._same_region(told["PeerRegion"], source, target)

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
        if ours is None or theirs is None:
            return unknown(UNREAD), None
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

    @cached_property
    def _attached(self) -> dict[tuple[str, str], Resource]:
        """The attachments by gateway and VPC."""
        found: dict[tuple[str, str], Resource] = {}
        for each in (each for kind in ATTACHMENTS for each in self.topology.inventory.of_type(kind)):
            gateway = self.topology.identities.identity(each.properties["TransitGatewayId"], GATEWAY, near=each)
            vpc = self.topology.identities.identity(each.properties["VpcId"], VPC, near=each)
            if isinstance(gateway, str) and isinstance(vpc, str):
                found[gateway, vpc] = each
        return found

    def _attachment(self, gateway: str, vpc: str | Cause) -> Resource | None:
        found = self._attached.get((gateway, vpc)) if isinstance(vpc, str) else None
        return None if found is None or self.topology.existence(found) else found

    def _subnets(self, attachment: Resource) -> list[Subnet | None]:
        names = [
            self.topology.identities.identity(each, SUBNET, near=attachment)
            for each in items(attachment.properties["SubnetIds"])
        ]
        return [self.topology.subnet(name) if isinstance(name, str) else None for name in names]

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
        return None if sure else Cause("the Availability Zones of the transit gateway's attachment are not told")

    def _acl_doubts(self, attachment: Resource, subnet: Subnet) -> list[Cause | None]:
        """The ACLs of an attachment's subnets decide too: https://docs.aws.amazon.com/vpc/latest/tgw/tgw-nacls.html."""
        others = [each for each in self._subnets(attachment) if each is not None and each.key != subnet.key]
        gates = [gate for each in others for gate in self.topology.acl_for(each)[1:]]
        shut = any(gate is not acls.OPEN and gate.sure != acls.EVERYTHING_PASSES for gate in gates)
        return [Cause("the network ACL of the attachment's subnet decides")] if shut else []

    def _region(self, key: str, ours: Resource, theirs: Resource, target: Subnet, version: int) -> Gate:
        """Which addresses of a subnet the gateway leads from one attachment to the other."""
        wanted = target.addresses(version)
        tables = [each for each in self.topology.inventory.of_type(TABLE) if self._is_of(each, key)]
        associated = [each for each in tables if self._names(each, "Associations", ours)]
        if not associated:
            return self._by_default(key, target, wanted)
        table = associated[0]
        known, doubt = self._static(table)
        learned = self._names(table, "Propagations", theirs)
        blocks = self.topology.vpc(str(target.vpc)).blocks if learned else ()
        single = [(block, 1, theirs.key, False) for block in blocks] + known
        single.sort(key=lambda each: (each[0].last - each[0].first, each[1]))
        taken, led = Spans(), Spans()
        for block, _, attachment, black in single:
            rest = spans_of(block) - taken
            taken = taken | rest
            led = led | rest if attachment == theirs.key and not black else led
        found = boxed(ANY_PORTS, led & wanted)
        return Gate(found, found) if doubt is None else Gate(Packets(), boxed(ANY_PORTS, wanted), doubt)

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

    def _by_default(self, key: str, target: Subnet, wanted: Spans) -> Gate:
        """Attachments that no table names are in the default one, which learns every VPC unless switched off."""
        gateway = self.topology.inventory.get(key)
        if gateway is None or self.topology.inventory.closed(gateway.scope):
            return Gate(Packets(), boxed(ANY_PORTS, wanted), UNREAD)
        switches = [
            gateway.properties[name] for name in ("DefaultRouteTableAssociation", "DefaultRouteTablePropagation")
        ]
        if any(not is_known(each) for each in switches):
            return Gate(Packets(), boxed(ANY_PORTS, wanted), UNREAD)
        if "disable" in switches:
            return Gate(Packets(), Packets())
        vpc = self.topology.vpc(str(target.vpc))
        known = reduce(or_, map(spans_of, vpc.blocks), Spans())
        return Gate(
            boxed(ANY_PORTS, known & wanted), boxed(ANY_PORTS, wanted if vpc.unknown else known & wanted), vpc.unknown
        )

    def _is_of(self, table: Resource, key: str) -> bool:
        return self.topology.identities.identity(table.properties["TransitGatewayId"], GATEWAY, near=table) == key

    def _names(self, table: Resource, what: str, attachment: Resource) -> bool:
        """Whether a table's associations or propagations name an attachment."""
        values = [item["TransitGatewayAttachmentId"] for item in items(table.properties[what]) if isinstance(item, Obj)]
        return any(
            self.topology.identities.identity(each, *ATTACHMENTS, near=table) == attachment.key for each in values
        )

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


def unknown(cause: Cause) -> Gate:
    """A gate of which nothing is known."""
    return Gate(Packets(), acls.EVERYTHING_PASSES, cause)
