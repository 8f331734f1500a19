"""The network of an inventory: VPCs, subnets, route tables, network ACLs and security groups, read on first use.

What is referred to and not in sight is there all the same, with everything about it unknown. What a declared VPC comes
with, without being declared, is there as AWS makes it: a security group that admits its own members, a network ACL that
lets everything through, and a main route table that knows the VPC alone:
https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html and its neighbours.
"""

from __future__ import annotations

from functools import cached_property, reduce
from operator import or_
from typing import TYPE_CHECKING, NamedTuple

from remit.engines.network import acls
from remit.engines.network.blocks import EVERYTHING, Block, block_of
from remit.engines.network.forwarding import GATEWAYS, UNKNOWN, Table, route_of, table_of, unknown_table
from remit.engines.network.groups import EVERYONE, UNFILTERED, Group, Naming, Rule, is_bare, rules_of, unknown_rules
from remit.engines.network.identities import Identities, items, truth
from remit.engines.network.listening import reader
from remit.engines.network.packets import ANY_PORTS, Gate, Packets, Spans, everything, spans_of
from remit.model import MISSING, Cause, Obj, Reference, cause_of, is_known

if TYPE_CHECKING:
    from typing import Any

    from remit.model import Inventory, Resource

VPC, SUBNET, TABLE, ACL = "AWS::EC2::VPC", "AWS::EC2::Subnet", "AWS::EC2::RouteTable", "AWS::EC2::NetworkAcl"
GROUP, PREFIX_LIST, INSTANCE = "AWS::EC2::SecurityGroup", "AWS::EC2::PrefixList", "AWS::EC2::Instance"
TARGET_TYPES = (
    *GATEWAYS,
    "AWS::EC2::NatGateway",
    "AWS::EC2::VPCPeeringConnection",
    "AWS::EC2::TransitGateway",
    "AWS::EC2::NetworkInterface",
    "AWS::EC2::Instance",
)
DEFAULT_GROUP, DEFAULT_ACL = "DefaultSecurityGroup", "DefaultNetworkAcl"
"""What `Fn::GetAtt` gives of a VPC."""

BUILT_IN_ENTRIES = [
    Obj({"RuleNumber": number, "Protocol": -1, "RuleAction": "allow", "Egress": egress, name: everything_})
    for number, name, everything_ in ((100, "CidrBlock", "0.0.0.0/0"), (101, "Ipv6CidrBlock", "::/0"))
    for egress in (False, True)
]
"""What the default network ACL of a VPC holds: https://docs.aws.amazon.com/vpc/latest/userguide/default-network-acl.html."""


class Vpc(NamedTuple):
    """A VPC. `blocks` are its known blocks, and `unknown` says why there may be more.

    `gateway` is the identity of the attached internet gateway, None for none, a cause when that is not known.
    """

    key: str
    resource: Resource | None
    blocks: tuple[Block, ...]
    unknown: Cause | None
    gateway: str | Cause | None


class Subnet(NamedTuple):
    """A subnet; each part is a cause when it is not known. `known` holds its blocks, by IP version where told."""

    key: str
    resource: Resource | None
    vpc: str | Cause
    zone: str | Cause | None
    blocks: tuple[Block, ...]
    gives_public: bool | Cause
    gives_six: bool | Cause
    doubt: Cause | None = None

    def addresses(self, version: int) -> Spans:
        """Where the addresses of an IP version lie; all of that version when the block is not known."""
        mine = [spans_of(block) for block in self.blocks if block.version == version]
        return reduce(or_, mine) if mine else everything(version)


class Acl(NamedTuple):
    """A network ACL: what it lets in and out."""

    key: str
    inward: Gate
    outward: Gate


class Topology:
    """The network of an inventory. Everything goes by an identity: a resource's key, or an id that is out of sight."""

    def __init__(self, inventory: Inventory) -> None:
        """Nothing is read before it is asked for."""
        self.inventory = inventory
        self.identities = Identities(inventory)
        self._vpcs: dict[str, Vpc] = {}
        self._subnets: dict[str, Subnet] = {}
        self._tables: dict[str, Table] = {}
        self._acls: dict[str, Acl] = {}
        self._groups = {UNFILTERED.key: UNFILTERED}

    def unseen(self, what: str, *types: str) -> Cause:
        """Why nothing is known of what is only referred to; where a call was refused, by which."""
        gaps = (self.inventory.gap(name, *place) for name in types for place in self._scopes)
        why = next(filter(None, gaps), "")
        return Cause(f"{what} is not in sight" + (f": {why}" if why else ""))

    def _unseen(self, key: str, type_name: str) -> Cause:
        return self.unseen(name_of(key), type_name)

    @cached_property
    def _scopes(self) -> list[tuple[str, str | None]]:
        """Where something was read, or could not be."""
        placed = (each for name in (VPC, SUBNET, INSTANCE) for each in self.inventory.of_type(name))
        found = {(each.scope, each.region) for each in placed}
        return sorted(found | {(scope, None) for scope in self.inventory.missing()}, key=str)

    def gap(self, type_name: str, near: Resource) -> Cause | None:
        """Why an account may have more of a type than was read of it, beside a resource; None of code."""
        if not self.inventory.closed(near.scope):
            return None
        why = self.inventory.gap(type_name, near.scope, near.region)
        return Cause(why) if why else None

    # ── VPCs and subnets ────────────────────

    def vpc(self, key: str) -> Vpc:
        """The VPC of an identity."""
        if key not in self._vpcs:
            resource = self.inventory.get(key)
            self._vpcs[key] = self._vpc(key, resource)
        return self._vpcs[key]

    def _vpc(self, key: str, resource: Resource | None) -> Vpc:
        if resource is None:
            cause = self._unseen(key, VPC)
            return Vpc(key, None, (), cause, cause)
        told = resource.properties
        more = [item[name] for item in items(told["VPCCidrBlocks"]) for name in ("CidrBlock", "Ipv6CidrBlock")]
        values = [told["CidrBlock"], *more, *items(told["Ipv6CidrBlocks"])]
        found = [block for block in map(block_of, values) if block is not None]
        blocks = tuple(dict.fromkeys(block for block in found if isinstance(block, Block)))
        unknown = [block for block in found if isinstance(block, Cause)]
        if not any(block.version == 4 for block in blocks):  # noqa: PLR2004 — IP versions
            unknown.append(Cause("the block of the VPC is chosen when it is made"))
        return Vpc(key, resource, blocks, unknown[0] if unknown else None, self._gateway(resource))

    def _gateway(self, vpc: Resource) -> str | Cause | None:
        doubt = unseen(vpc.id) if vpc.external else None
        for item in items(vpc.properties["GatewayAttachments"]):
            if not isinstance(item, Obj):
                doubt = doubt or cause_of(item)
                continue
            gateway = self.identities.identity(item["InternetGatewayId"], "AWS::EC2::InternetGateway", near=vpc)
            if isinstance(gateway, str):
                return gateway
            doubt = doubt or gateway
        return doubt

    def subnet(self, key: str) -> Subnet:
        """The subnet of an identity."""
        if key not in self._subnets:
            self._subnets[key] = self._subnet(key, self.inventory.get(key))
        return self._subnets[key]

    def _subnet(self, key: str, resource: Resource | None) -> Subnet:
        if resource is None:
            cause = self._unseen(key, SUBNET)
            return Subnet(key, None, cause, cause, (), cause, cause, cause)
        told = resource.properties
        vpc = self.identities.identity(told["VpcId"], VPC, near=resource)
        values = [told["CidrBlock"], told["Ipv6CidrBlock"], *items(told["Ipv6CidrBlocks"])]
        values += [item["Ipv6CidrBlock"] for item in items(told["SubnetCidrBlocks"])]
        blocks = dict.fromkeys(block for block in map(block_of, values) if isinstance(block, Block))
        zone = told["AvailabilityZone"] if is_known(told["AvailabilityZone"]) else cause_of(told["AvailabilityZone"])
        return Subnet(
            key,
            resource,
            vpc if vpc is not None else Cause(f"the VPC of {resource.id} is not told"),
            None if zone == MISSING else zone,
            tuple(blocks),
            truth(told["MapPublicIpOnLaunch"]),
            truth(told["AssignIpv6AddressOnCreation"]),
            self.existence(resource),
        )

    def existence(self, resource: Resource) -> Cause | None:
        """Why a resource may not exist; None when it surely does."""
        condition = self.inventory.presence(resource.key) if resource.conditional else None
        return Cause(f"{resource.id} exists only under a condition", condition=condition) if condition else None

    # ── route tables and network ACLs ────────────────────

    def table_for(self, subnet: Subnet) -> Table:
        """The route table that decides in a subnet: its own, else the main one of its VPC."""
        if subnet.resource is None:
            return unknown_table("", self._unseen(subnet.key, SUBNET))
        own = self.identities.identity(subnet.resource.properties["RouteTableId"], TABLE, near=subnet.resource)
        if isinstance(own, str):
            return self.table(own, subnet.vpc)
        if own is not None:
            return unknown_table("", own)
        return self._main_table(subnet)

    def _main_table(self, subnet: Subnet) -> Table:
        if isinstance(subnet.vpc, Cause):
            return unknown_table("", subnet.vpc)
        for table, vpc in self._of_vpc(TABLE):
            main = truth(table.properties["Main"])
            if isinstance(main, Cause) or (main and isinstance(vpc, Cause)):
                return unknown_table(
                    "", main if isinstance(main, Cause) else Cause("a main route table's VPC is not known")
                )
            if main and vpc == subnet.vpc:
                return self.table(table.key, subnet.vpc)
        known = self.vpc(subnet.vpc).resource
        gap = "" if known is None else self.inventory.gap(TABLE, known.scope, known.region)
        if known is None or known.external or gap or self.inventory.closed(known.scope):
            return unknown_table("", Cause(gap or "the main route table of the VPC is not in sight"))
        return self._made(f"{subnet.vpc}|main", None, subnet.vpc)

    def table(self, key: str, vpc: str | Cause) -> Table:
        """The route table of an identity, in a VPC."""
        return (
            self._made(key, self.inventory.get(key), vpc)
            if self.inventory.get(key)
            else unknown_table(key, self._unseen(key, TABLE))
        )

    def _made(self, key: str, resource: Resource | None, vpc: str | Cause) -> Table:
        if key not in self._tables:
            blocks = () if isinstance(vpc, Cause) else self.vpc(vpc).blocks
            self._tables[key] = self._routes(key, resource, blocks)
        return self._tables[key]

    def _routes(self, key: str, resource: Resource | None, local: tuple[Block, ...]) -> Table:
        if resource is None:
            return table_of(key, (), local)
        told = resource.properties
        routes = [
            route_of(
                item,
                lambda value: self.identities.identity(value, *TARGET_TYPES, near=resource),
                self._kind,
                self._listed,
            )
            for item in items(told["Routes"])
        ]
        for gateway in items(told["PropagatingVpnGatewayIds"]) if resource.declared else ():
            item = Obj({"GatewayId": gateway, "DestinationCidrBlock": Reference(key, "what a VPN gateway propagates")})
            routes.append(
                route_of(item, lambda value: self.identities.identity(value, *TARGET_TYPES), self._kind, self._listed)
            )
        doubt = unseen(resource.id) if resource.external else self.existence(resource)
        unknown = unknown_table(key, doubt).unsure if doubt else ()
        made = table_of(key, [route._replace(table=key) for route in routes], local)
        return made._replace(unsure=(*made.unsure, *unknown))

    def _kind(self, value: Any) -> str:
        found = self.inventory.get(value.target)
        return GATEWAYS.get(found.type, UNKNOWN) if found is not None else UNKNOWN

    def edge_table(self, vpc: Vpc) -> Table | None:
        """The route table of a VPC's internet gateway, through which traffic is led inwards, if it has one."""
        gateway = self.inventory.get(vpc.gateway) if isinstance(vpc.gateway, str) else None
        if gateway is None:
            return None
        own = self.identities.identity(gateway.properties["RouteTableId"], TABLE, near=gateway)
        if own is None:
            return None
        return self.table(own, vpc.key) if isinstance(own, str) else unknown_table("", own)

    def acl_for(self, subnet: Subnet) -> Acl:
        """The network ACL of a subnet: the one it is associated with, else the default one of its VPC."""
        own: str | Cause | None = subnet.vpc if isinstance(subnet.vpc, Cause) else None
        if subnet.resource is not None:
            value = subnet.resource.properties["NetworkAclId"]
            if isinstance(value, Reference) and value.attribute == DEFAULT_ACL:
                value = MISSING
            told = self.identities.identity(value, ACL, near=subnet.resource)
            own = told if told is not None else own
        if isinstance(own, Cause):
            return unknown_acl("", own)
        return self.acl(own or f"{subnet.vpc}|{DEFAULT_ACL}")

    def acl(self, key: str) -> Acl:
        """The network ACL of an identity; `VPC|DefaultNetworkAcl` for that of a VPC."""
        if key not in self._acls:
            self._acls[key] = self._acl(key)
        return self._acls[key]

    def _acl(self, key: str) -> Acl:
        vpc, _, default = key.rpartition("|")
        resource = self._default_of(vpc, ACL, default) if vpc else self.inventory.get(key)
        if resource is None:
            home = self.inventory.get(vpc) if vpc else None
            if home is None or home.external or self.inventory.closed(home.scope):
                return unknown_acl(key, self._unseen(key, ACL))
            return Acl(key, acls.OPEN, acls.OPEN)
        if resource.external and not vpc:
            return unknown_acl(key, unseen(resource.id))
        entries = items(resource.properties["Entries"])
        if resource.external:
            entries += BUILT_IN_ENTRIES
        inward, outward = acls.gate(entries, egress=False), acls.gate(entries, egress=True)
        doubt = self.existence(resource)
        if doubt is not None:
            inward, outward = (Gate(Packets(), each.most, doubt) for each in (inward, outward))
        return Acl(key, inward, outward)

    def _default_of(self, vpc: str, type_name: str, attribute: str) -> Resource | None:
        """The default ACL or group of a VPC, where it is in sight; what a template adds to it makes an external one."""
        home = self.inventory.get(vpc)
        for resource, owner in self._of_vpc(type_name):
            added = resource.external and home is not None and resource.id == f"{home.id}.{attribute}"
            if (added and resource.scope == home.scope) or (owner == vpc and says_default(resource)):  # type: ignore[union-attr]
                return resource
        return None

    # ── security groups ────────────────────

    def group(self, key: str) -> Group:
        """The security group of an identity; `VPC|DefaultSecurityGroup` for the one that a VPC comes with."""
        if key not in self._groups:
            self._groups[key] = self._group(key)
        return self._groups[key]

    def add(self, group: Group) -> None:
        """Take a group that is declared nowhere, for questions that need one."""
        self._groups[group.key] = group

    def group_identity(self, value: Any, near: Resource) -> str | Cause | None:
        """What stands for the group that a value names, also for the default one of a VPC."""
        if isinstance(value, Reference) and value.attribute == DEFAULT_GROUP:
            return self.default_group(value.target)
        return self.identities.identity(value, GROUP, near=near)

    def default_group(self, vpc: str | Cause) -> str | Cause:
        """The identity of the group of those in a VPC that name none."""
        if isinstance(vpc, Cause):
            return vpc
        found = self._default_of(vpc, GROUP, DEFAULT_GROUP)
        return f"{vpc}|{DEFAULT_GROUP}" if found is None or found.external else found.key

    def unnamed(self, near: Resource, vpc: str | Cause) -> tuple[set[str], Cause | None]:
        """What stands for the groups of a resource in a VPC that names none; and why everything may pass."""
        bare, own = is_bare(near), self.default_group(vpc)
        if bare is True:
            return {UNFILTERED.key}, None
        doubt = bare if isinstance(bare, Cause) else None
        return ({own}, doubt) if isinstance(own, str) else (set(), own)

    def _group(self, key: str) -> Group:
        vpc, _, default = key.rpartition("|")
        resource = self._default_of(vpc, GROUP, default) if vpc else self.inventory.get(key)
        home = self.inventory.get(vpc) if vpc else None
        made = home is not None and not home.external and not self.inventory.closed(home.scope)
        if (resource is None and not made) or (resource is not None and resource.external and not made):
            unknown = unknown_rules(self._unseen(key, GROUP))
            return Group(key, vpc or None, unknown, unknown, name_of(key))
        own = (Rule(None, ANY_PORTS, Spans(), group=key),) if made else ()
        if resource is None:
            return Group(key, vpc, own, (EVERYONE,), name_of(key))
        told = resource.properties
        naming = Naming(lambda value: self.group_identity(value, resource), self._prefixes, reader(self.inventory))
        ingress = (*own, *rules_of(told["SecurityGroupIngress"], "in", naming))
        declared = is_known(told["SecurityGroupEgress"]) and told["SecurityGroupEgress"] == MISSING
        egress = (EVERYONE,) if declared or resource.external else rules_of(told["SecurityGroupEgress"], "out", naming)
        doubt = self.existence(resource)
        if doubt is not None:
            ingress, egress = (tuple(rule._replace(cause=doubt) for rule in rules) for rules in (ingress, egress))
        return Group(
            key, vpc or self.identities.identity(told["VpcId"], VPC, near=resource), ingress, egress, name_of(key)
        )

    # ── prefix lists ────────────────────

    def _listed(self, value: Any) -> tuple[Block, ...] | Cause:
        """The blocks of a prefix list."""
        found = self.identities.find(value, PREFIX_LIST)
        if found is None:
            told = value if isinstance(value, str) else "a prefix list"
            return self.unseen(told, PREFIX_LIST) if isinstance(value, (str, Reference)) else cause_of(value)
        blocks = [block_of(item["Cidr"]) for item in items(found.properties["Entries"])]
        unknown = next((block for block in blocks if not isinstance(block, Block)), None)
        if unknown is not None or self.existence(found):
            return unknown if isinstance(unknown, Cause) else Cause("an entry of a prefix list cannot be read")
        return tuple(block for block in blocks if isinstance(block, Block))

    def _prefixes(self, value: Any) -> tuple[Spans, Cause | None]:
        blocks = self._listed(value)
        if isinstance(blocks, Cause):
            return reduce(or_, map(spans_of, EVERYTHING)), blocks
        return reduce(or_, map(spans_of, blocks), Spans()), None

    # ── by VPC ────────────────────

    def _of_vpc(self, type_name: str) -> list[tuple[Resource, str | Cause | None]]:
        """The resources of a type that may be a VPC's default, each with its VPC."""
        return self._defaults[type_name]

    @cached_property
    def _defaults(self) -> dict[str, list[tuple[Resource, str | Cause | None]]]:
        found: dict[str, list[tuple[Resource, str | Cause | None]]] = {}
        for type_name in (TABLE, ACL, GROUP):
            found[type_name] = [
                (resource, self.identities.identity(resource.properties["VpcId"], VPC, near=resource))
                for resource in self.inventory.of_type(type_name)
                if resource.external or says_default(resource)
            ]
        return found


def says_default(resource: Resource) -> bool:
    """Whether a route table, ACL or group is, or may be, the default of its VPC."""
    told = resource.properties
    if resource.type == GROUP:
        name = told["GroupName"]
        return is_known(name) and bool(name == "default")
    return truth(told["Main" if resource.type == TABLE else "IsDefault"]) is not False


def unseen(key: str) -> Cause:
    """Why nothing is known of what is only referred to."""
    return Cause(f"{name_of(key)} is not in sight")


def unknown_acl(key: str, cause: Cause) -> Acl:
    """A network ACL of which nothing is known."""
    gate = Gate(Packets(), acls.EVERYTHING_PASSES, cause)
    return Acl(key, gate, gate)


def name_of(key: str) -> str:
    """A key or id as people know it: the part after the file or account."""
    name = key.rpartition("#")[2]
    return name.replace("|", ".")
