"""Places: whatever has an address in a subnet, in classes that the network cannot tell apart.

A class is (subnet, security groups, public IPv4, IPv6, kind, ports). In real accounts there are far fewer classes than
network interfaces. Instances, interfaces and Auto Scaling groups are read here, all other types by `placement.ROWS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remit.engines.network.elastic import Elastic
from remit.engines.network.forwarding import says
from remit.engines.network.groups import UNFILTERED
from remit.engines.network.identities import either, is_told, items, truth
from remit.engines.network.listening import TABLE, ports_of
from remit.engines.network.packets import ANY_PORTS, Ports, Spans
from remit.engines.network.placement import BY_SUBNET
from remit.engines.network.telling import ODD, at, first, is_there, told_spans, truth_of, truth_of_list
from remit.engines.network.topology import SUBNET
from remit.model import MISSING, Cause, Obj, Reference, Unknown, cause_of, is_known, or_default

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

    from remit.engines.network.placement import Row
    from remit.engines.network.topology import Subnet, Topology
    from remit.model import Resource

INSTANCE, INTERFACE = "AWS::EC2::Instance", "AWS::EC2::NetworkInterface"
SCALING, TEMPLATE, LAUNCH = (
    "AWS::AutoScaling::AutoScalingGroup",
    "AWS::EC2::LaunchTemplate",
    "AWS::AutoScaling::LaunchConfiguration",
)
ENDPOINT = "AWS::EC2::VPCEndpoint"
SILENT = ("nat_gateway", "natGateway", "transit_gateway", "gateway_load_balancer_endpoint", "lambda")
"""Interfaces on which nothing listens, by `InterfaceType`."""
BARE = ("network_load_balancer", "gateway_load_balancer")
"""Interfaces that may have no security group, so that none filters:
https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html."""
KINDS = (INSTANCE, INTERFACE, SCALING, ENDPOINT, *TABLE)
"""The types of what has a place."""
WHICH_SUBNET = Cause("it stands in one of the subnets of its group, and which one is not known")


class Held(NamedTuple):
    """The addresses of one IP version: the very ones when `exact`, else the range that they lie in.

    `public`: whether the internet can address them. `doubt`: why there may be none of this version.
    """

    version: int
    spans: Spans
    exact: bool
    public: bool | Cause
    doubt: Cause | None = None


class Place(NamedTuple):
    """A class of places, or a single one. `unsure` says why it may have more groups than are known.

    `doubt` says why it may not be there at all, or not here. `alternatives` counts the subnets of which it stands in
    one at a time. `ports` is what it listens on.
    """

    kind: str
    subnet: Subnet
    groups: tuple[str, ...]
    ports: Ports
    held: tuple[Held, ...]
    resources: tuple[Resource, ...]
    unsure: Cause | None = None
    doubt: Cause | None = None
    alternatives: int = 1

    @property
    def key(self) -> tuple[object, ...]:
        """What the network can tell it by."""
        told = tuple(
            (held.version, held.exact, held.public is True, held.public is False, held.doubt) for held in self.held
        )
        return self.kind, self.subnet.key, self.groups, self.ports, told, self.unsure, self.doubt, self.alternatives

    def joined(self, other: Place) -> Place:
        """A class of this one and another of the same key."""
        held = tuple(one._replace(spans=one.spans | two.spans) for one, two in zip(self.held, other.held, strict=True))
        return self._replace(held=held, resources=self.resources + other.resources)


class Places:
    """The places of a topology. They are found once, and resource by resource on request."""

    def __init__(self, topology: Topology) -> None:
        """Nothing is read before it is asked for."""
        self.topology = topology
        self._elastic = Elastic(topology)
        self._of: dict[str, tuple[Place, ...]] = {}

    def all(self) -> list[Place]:
        """All places, in classes."""
        taken = self._nested()
        there = [each for kind in KINDS for each in self.topology.inventory.of_type(kind) if each.key not in taken]
        merged: dict[tuple[object, ...], list[Place]] = {}
        for place in (place for each in there if not self._is_copy(each) for place in self.of(each)):
            merged.setdefault(place.key, []).append(place)
        return [together(each) for each in merged.values()]

    def of(self, resource: Resource) -> tuple[Place, ...]:
        """The places of one resource, each by itself; none for what has no address in a subnet."""
        if resource.key not in self._of:
            self._of[resource.key] = tuple(self._read(resource))
        return self._of[resource.key]

    def _read(self, resource: Resource) -> Iterator[Place]:
        if resource.type == INSTANCE:
            yield from self._instance(resource)
        elif resource.type == INTERFACE:
            yield self._card(resource, resource.properties, resource.properties)
        elif resource.type == SCALING:
            yield from self._scaling(resource)
        elif resource.type == ENDPOINT:
            yield from self._endpoint(resource)
        elif resource.type in TABLE:
            yield from self._row(TABLE[resource.type], resource)

    def _nested(self) -> set[str]:
        """The interfaces that belong to an instance, which stands for them."""
        found: set[str] = set()
        find, inventory = self.topology.identities.find, self.topology.inventory
        for resource in inventory.of_type(INSTANCE):
            cards = [item for item in items(resource.properties["NetworkInterfaces"]) if isinstance(item, Obj)]
            for card in cards:
                interface = find(card["NetworkInterfaceId"], INTERFACE, near=resource)
                found |= {interface.key} if interface is not None else set()
        return found

    def _is_copy(self, resource: Resource) -> bool:
        """Whether others stand for it: an account tells the instances of an Auto Scaling group by themselves."""
        return resource.type == SCALING and not resource.declared and self.topology.inventory.closed(resource.scope)

    # ── instances and interfaces ────────────────────

    def _instance(self, resource: Resource) -> Iterator[Place]:
        told = resource.properties
        launch = self._launch(told["LaunchTemplate"], resource) if resource.declared else Obj()
        speaks = is_there(told["SubnetId"]) or is_there(
            told["SecurityGroupIds"]
        )  # then a template's interfaces may not
        cards = items(told["NetworkInterfaces"]) or ([] if speaks else items(launch["NetworkInterfaces"]))
        for card in cards or [Obj()]:
            hidden = card["NetworkInterfaceId"] if isinstance(card, Obj) else card
            if not is_told(hidden):
                yield self._unknown(resource, cause_of(hidden))
                continue
            if not isinstance(card, Obj):
                yield self._unknown(resource, ODD)
                continue
            interface = self.topology.identities.find(hidden, INTERFACE, near=resource)
            own = interface.properties if interface is not None and resource.declared else card
            yield self._card(resource, own, told if len(cards) < 2 else Obj(), launch, interface)  # noqa: PLR2004

    def _launch(self, value: Any, resource: Resource) -> Any:
        """What a launch template says; nothing when there is none. One out of sight is Unknown in all."""
        if is_known(value) and value == MISSING:
            return Obj()
        if not isinstance(value, Obj):
            return value
        name = first(value["LaunchTemplateId"], value["LaunchTemplateName"])
        found = self.topology.identities.find(name, TEMPLATE, near=resource)
        return (
            found.properties["LaunchTemplateData"]
            if found is not None
            else Unknown(cause_of(name) if not is_told(name) else self.topology.unseen("its launch template", TEMPLATE))
        )

    def _card(
        self, resource: Resource, card: Any, whole: Any, launch: Any = None, interface: Resource | None = None
    ) -> Place:
        """A network interface. `whole` is the instance, which says what a single interface does not."""
        launch = Obj() if launch is None else launch
        subnet, doubt = self._subnet(first(card["SubnetId"], whole["SubnetId"], launch["SubnetId"]), resource)
        groups = [card["GroupSet"], card["Groups"], whole["SecurityGroupIds"], whole["SecurityGroups"]]
        known, unsure = self._groups(first(*groups, launch["SecurityGroupIds"]), resource, subnet)
        if says(card["InterfaceType"], *BARE) and not items(card["GroupSet"]):
            known, unsure = (UNFILTERED.key,), None
        private = first(card["PrivateIpAddress"], whole["PrivateIpAddress"])
        more = [item["PrivateIpAddress"] for item in items(card["PrivateIpAddresses"]) if isinstance(item, Obj)]
        holder = interface or resource
        return Place(
            INSTANCE if resource.type == INSTANCE else INTERFACE,
            subnet,
            known,
            Ports() if says(card["InterfaceType"], *SILENT) else ANY_PORTS,
            (
                self._four(subnet, [private, *more], self._is_public(holder, resource, card, whole, subnet)),
                *self._six(card, whole, subnet, declared=resource.declared),
            ),
            (resource,),
            unsure,
            doubt or self.topology.existence(resource) or stopped(resource),
        )

    def _is_public(self, holder: Resource, resource: Resource, card: Any, whole: Any, subnet: Subnet) -> bool | Cause:
        """Whether an interface has a public IPv4 address: an elastic one, or one that it is given at launch."""
        fixed = [truth_of_list(each["EIPAssociations"]) for each in (holder.properties, card, whole)]
        fixed += [self._elastic.names(each) for each in {holder.key: holder, resource.key: resource}.values()]
        if not resource.declared:
            association = first(card["Association"], holder.properties["Association"])
            return either(
                *fixed, truth_of(whole["PublicIp"]), truth_of(association), truth(card["AssociatePublicIpAddress"])
            )
        if INTERFACE in (resource.type, holder.type):
            return either(*fixed)  # no address is given to an interface that is made by itself
        return either(*fixed, truth(card["AssociatePublicIpAddress"], subnet.gives_public))

    def _scaling(self, resource: Resource) -> Iterator[Place]:
        told = resource.properties
        launch = self._launch(told["LaunchTemplate"], resource)
        config = self.topology.identities.find(told["LaunchConfigurationName"], LAUNCH, near=resource)
        mixed = told["MixedInstancesPolicy"]["LaunchTemplate"]["LaunchTemplateSpecification"]
        launch = self._launch(mixed, resource) if isinstance(mixed, Obj) else launch
        said = Obj() if config is None else config.properties
        cards = [card for card in items(launch["NetworkInterfaces"]) if isinstance(card, Obj)] or [Obj()]
        for value in items(told["VPCZoneIdentifier"]):
            subnet, doubt = self._subnet(value, resource)
            groups = first(cards[0]["Groups"], launch["SecurityGroupIds"], said["SecurityGroups"])
            known, unsure = self._groups(groups, resource, subnet)
            given = first(cards[0]["AssociatePublicIpAddress"], said["AssociatePublicIpAddress"])
            held = (self._four(subnet, [], truth(given, subnet.gives_public)), *self._six(cards[0], Obj(), subnet))
            doubt = doubt or self.topology.existence(resource)
            yield Place(SCALING, subnet, known, ANY_PORTS, held, (resource,), unsure, doubt)

    def _endpoint(self, resource: Resource) -> Iterator[Place]:
        told = resource.properties
        kind = told["VpcEndpointType"]
        if is_known(kind) and (kind == MISSING or kind in ("Gateway", "GatewayLoadBalancer")):
            return
        for value in items(told["SubnetIds"]):
            subnet, doubt = self._subnet(value, resource)
            known, unsure = self._groups(told["SecurityGroupIds"], resource, subnet)
            doubt = doubt or self.topology.existence(resource) or (None if is_known(kind) else cause_of(kind))
            yield Place(
                ENDPOINT, subnet, known, ANY_PORTS, (self._four(subnet, [], public=False),), (resource,), unsure, doubt
            )

    # ── types of the table ────────────────────

    def _row(self, row: Row, resource: Resource) -> Iterator[Place]:
        parent = self._parent(row, resource)
        own = [resource, *([parent] if parent is not None else [])]
        values, doubt = self._subnets_of(row, own)
        subnets, many = self._standing(row, resource, [self._subnet(value, resource) for value in values])
        for subnet, unknown in subnets:
            groups = first(*(at(each, path) for each in own for path in paths_of(row, each)))
            known, unsure = self._groups(groups, resource, subnet, default=row.own_groups)
            ports, unclear = ports_of(row, own)
            public = self._switch(row, resource, subnet)
            held = (self._four(subnet, [], public), *self._dual(row, resource, subnet, public))
            doubts = (doubt, unknown, self.topology.existence(resource), unclear)
            cause = next((each for each in doubts if each is not None), None)
            yield Place(row.type, subnet, known, ports, held, (resource,), unsure, cause, many)

    def _standing(self, row: Row, resource: Resource, subnets: Named) -> tuple[Named, int]:
        """In which of its subnets a resource may stand, and in how many of them it stands one at a time."""
        if row.members[0]:
            placed = [in_zone(subnets, each) for each in self._members(row, resource)]
            if placed and all(len(each) == 1 for each in placed):
                return list({each[0][0].key: each[0] for each in placed}.values()), 1
        elif not row.one:
            return subnets, 1
        found = in_zone(subnets, resource) or subnets
        return found, len(found)

    def _members(self, row: Row, resource: Resource) -> Sequence[Resource]:
        """The members of a cluster."""
        kind, name = row.members
        return self.topology.identities.naming(resource, kind, name) if kind else ()

    def _parent(self, row: Row, resource: Resource) -> Resource | None:
        name, type_name = row.parent
        return self.topology.identities.find(resource.properties[name], type_name, near=resource) if name else None

    def _subnets_of(self, row: Row, own: list[Resource]) -> tuple[list[Any], Cause | None]:
        """The subnets that a resource names, itself or by a subnet group; where it may tell them twice, the first."""
        told = ([value for each in own for value in items(at(each, path))] for path in row.subnets.split())
        values = next(filter(None, told), [])
        if not row.group or not values:
            default = [Unknown(f"{own[0].id} stands in the default VPC")] if row.group or row.type in ALWAYS else []
            return values or default, None
        group = self.topology.identities.find(values[0], row.group, near=own[0])
        if group is None:
            why = self.topology.unseen("its subnet group", row.group)
            return [Unknown(why if is_told(values[0]) else cause_of(values[0]))], None
        return items(group.properties["SubnetIds"]), self.topology.existence(group)

    def _switch(self, row: Row, resource: Resource, subnet: Subnet) -> bool | Cause:
        """Whether a resource has public addresses in a subnet: a cluster where one of its members there has."""
        found: list[bool | Cause] = []
        if row.public is not None:
            value = at(resource, row.public.path)
            absent: bool | Cause = row.public.absent if row.public.absent is not None else by_subnet_group(resource)
            found.append(
                absent
                if is_known(value) and value == MISSING
                else truth(value)
                if row.public.value is True
                else cause_of(value)
                if not is_known(value)
                else bool(value == row.public.value)
            )
        mine = [each for each in self._members(row, resource) if stays_in(each, subnet) is not False]
        found += [self._switch(TABLE[each.type], each, subnet) for each in mine]
        return either(*found)

    def _dual(self, row: Row, resource: Resource, subnet: Subnet, public: bool | Cause) -> list[Held]:  # noqa: FBT001 — a value
        """IPv6 of a resource that is told to have it, as public as its IPv4 where there is a switch."""
        if row.dual in ("", BY_SUBNET):
            return self._six(Obj(), Obj(), subnet) if row.dual else []
        value = at(resource, row.dual)
        doubt = None if is_known(value) else cause_of(value)
        if doubt is None and str(or_default(value, "")).lower() not in DUAL:
            return []
        return [Held(6, subnet.addresses(6), exact=False, public=public if row.public else True, doubt=doubt)]

    # ── parts ────────────────────

    def _subnet(self, value: Any, near: Resource) -> tuple[Subnet, Cause | None]:
        """The subnet that a value names, or one of which nothing is known."""
        key = self.topology.identities.identity(value, SUBNET, near=near)
        if isinstance(key, str):
            subnet = self.topology.subnet(key)
            return subnet, subnet.doubt
        cause = key or Cause(f"the subnet of {near.id} is not told")
        unknown = self.topology.subnet(f"{near.key}|subnet")
        return unknown._replace(vpc=cause, doubt=cause), cause

    def _groups(
        self, value: Any, near: Resource, subnet: Subnet, *, default: bool = True
    ) -> tuple[tuple[str, ...], Cause | None]:
        """The identities of the groups that a value names, else of the VPC's default one; and why there may be more."""
        found: set[str] = set()
        unsure: Cause | None = None
        values = items(value)
        for item in values:
            group = self.topology.group_identity(item, near)
            if isinstance(group, str):
                found.add(group)
            else:
                unsure = unsure or group
        if not values and default:
            found, unsure = self.topology.unnamed(near, subnet.vpc)
        elif not values:
            unsure = Cause(f"the security group that AWS makes for {near.id} is not in sight")
        return tuple(sorted(found)), unsure

    def _four(self, subnet: Subnet, told: Iterable[Any], public: bool | Cause) -> Held:  # noqa: FBT001 — a value
        """IPv4: the addresses that are told, else the subnet's."""
        exact = told_spans(told)
        return Held(4, exact or subnet.addresses(4), bool(exact), public)

    def _six(self, card: Any, whole: Any, subnet: Subnet, *, declared: bool = True) -> list[Held]:
        """IPv6, when there is an address, or may be one. Every one of them is an address of the internet."""
        told = [value for item in (card, whole) for value in items(item["Ipv6Addresses"])]
        values = [value["Ipv6Address"] if isinstance(value, Obj) else value for value in told]
        exact = told_spans(values)
        if exact:
            return [Held(6, exact, True, True)]  # noqa: FBT003 — the fields of a record
        if not declared and all(map(is_known, values)):
            return []  # an account tells every address that there is
        counted = first(card["Ipv6AddressCount"], whole["Ipv6AddressCount"])
        given = truth_of(counted) if is_known(counted) and counted != MISSING else subnet.gives_six
        has = either(*(truth_of_list(item["Ipv6Addresses"]) for item in (card, whole)), given)
        if has is False:
            return []
        return [Held(6, subnet.addresses(6), False, True, has if isinstance(has, Cause) else None)]  # noqa: FBT003

    def _unknown(self, resource: Resource, cause: Cause) -> Place:
        subnet = self.topology.subnet(f"{resource.key}|subnet")._replace(vpc=cause, doubt=cause)
        held = (Held(4, subnet.addresses(4), False, cause),)  # noqa: FBT003
        return Place(resource.type, subnet, (), ANY_PORTS, held, (resource,), cause, cause)


Named = list[tuple["Subnet", Cause | None]]
"""Subnets, each with why it may not be that one."""


ALWAYS = ("AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::RedshiftServerless::Workgroup", "AWS::AmazonMQ::Broker")
"""Types that stand in a VPC even when they name no subnet, beside those with a subnet group."""


DUAL = ("dual", "dual_stack", "dualstack", "dualstack-without-public-ipv4", "dual-stack", "ipv6", "true")
"""How the types say that they have IPv6 addresses."""


def together(places: list[Place]) -> Place:
    """One class of several places with the same key."""
    head = places[0]
    if len(places) == 1:
        return head
    held = tuple(
        each._replace(
            spans=Spans.of(*((first, last) for place in places for first, last, _ in place.held[index].spans.bands))
        )
        if each.exact
        else each
        for index, each in enumerate(head.held)
    )
    return head._replace(held=held, resources=tuple(resource for place in places for resource in place.resources))


def paths_of(row: Row, resource: Resource) -> tuple[str, ...]:
    """Where the groups stand in a resource of the row's type, or in the cluster that it belongs to."""
    return (row.groups,) if resource.type == row.type else (TABLE[resource.type].groups,)


def by_subnet_group(resource: Resource) -> bool | Cause:
    """Whether a database that does not say is public: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html."""
    group, engine = resource.properties["DBSubnetGroupName"], resource.properties["Engine"]
    if not is_known(group) or group != MISSING:
        return False if isinstance(group, Reference) or (is_known(group) and group != "default") else cause_of(group)
    if not is_known(engine) or engine == MISSING:
        return Cause("whether it is public is not told")
    return not str(engine).startswith("aurora")


def stopped(resource: Resource) -> Cause | None:
    """Why an instance does not answer now: it is not running. What reaches it is latent."""
    state = resource.properties["State"]
    name = state["Name"] if isinstance(state, Obj) or not is_known(state) else MISSING
    if not is_known(name):
        return cause_of(name)
    return None if name in (MISSING, "running", "pending") else Cause(f"{resource.id} is {name}")


def in_zone(subnets: Named, resource: Resource) -> Named:
    """The subnets in the Availability Zone of a resource that stays in one."""
    return [(subnet, doubt) for subnet, doubt in subnets if stays_in(resource, subnet) is True]


def stays_in(resource: Resource, subnet: Subnet) -> bool | None:
    """Whether a resource stays in the zone of a subnet; None when it need not stay, or that is not told."""
    told = resource.properties
    zone, many = told["AvailabilityZone"], truth(told["MultiAZ"])
    if many is not False or not is_known(zone) or zone == MISSING or not isinstance(subnet.zone, str):
        return None
    return bool(zone == subnet.zone)
