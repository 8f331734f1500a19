"""Makes the estates of `rows.yaml` in a stand-in for AWS, each resource by the call that makes it.

The names by which the tests ask are given as `Name` tags, or as identifiers where a service has its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.model import PartialString, Reference, Unknown, unwrap

if TYPE_CHECKING:
    from collections.abc import Callable

    from remit.model import Inventory, Resource

    Properties = dict[str, Any]


class Deployment:
    """What has been made so far: for each resource the id that it got."""

    def __init__(self, inventory: Inventory, client: Callable[[str], Any]) -> None:
        self.inventory = inventory
        self.client = client
        self.made: dict[str, str] = {}

    def all(self) -> None:
        for kind in self.inventory.types():
            for resource in self.inventory.of_type(kind):
                self.make(resource)

    def make(self, resource: Resource) -> str:
        if resource.key not in self.made:
            told = self.known(unwrap(resource.properties))
            self.made[resource.key] = MAKERS[resource.type](self.client("ec2"), self, resource, told)
        return self.made[resource.key]

    def known(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {key: self.known(item) for key, item in value.items() if not isinstance(item, Unknown)}
        if isinstance(value, list):
            return [self.known(item) for item in value]
        if isinstance(value, Reference):
            target = self.inventory.get(value.target)
            assert target is not None
            return self.make(target)
        if isinstance(value, PartialString):
            return "".join(str(self.known(part)) for part in value.parts)
        return value


def vpc(ec2: Any, to: Deployment, _: Resource, told: Properties) -> str:
    six = bool(told.get("VPCCidrBlocks"))
    made: str = ec2.create_vpc(CidrBlock=told["CidrBlock"], AmazonProvidedIpv6CidrBlock=six)["Vpc"]["VpcId"]
    for each in told.get("GatewayAttachments", ()):
        ec2.attach_internet_gateway(InternetGatewayId=each["InternetGatewayId"], VpcId=made)
    del to
    return made


def gateway(ec2: Any, *_: Any) -> str:
    return str(ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"])


def subnet(ec2: Any, _: Deployment, __: Resource, told: Properties) -> str:
    made: str = ec2.create_subnet(
        VpcId=told["VpcId"], CidrBlock=told["CidrBlock"], AvailabilityZone=told["AvailabilityZone"]
    )["Subnet"]["SubnetId"]
    public = told.get("MapPublicIpOnLaunch", False)
    ec2.modify_subnet_attribute(SubnetId=made, MapPublicIpOnLaunch={"Value": public})
    if "RouteTableId" in told:
        ec2.associate_route_table(SubnetId=made, RouteTableId=told["RouteTableId"])
    if "NetworkAclId" in told:
        acls = ec2.describe_network_acls(Filters=[{"Name": "association.subnet-id", "Values": [made]}])["NetworkAcls"]
        own = next(each for acl in acls for each in acl["Associations"] if each["SubnetId"] == made)
        ec2.replace_network_acl_association(
            AssociationId=own["NetworkAclAssociationId"], NetworkAclId=told["NetworkAclId"]
        )
    return made


def table(ec2: Any, _: Deployment, __: Resource, told: Properties) -> str:
    made: str = ec2.create_route_table(VpcId=told["VpcId"])["RouteTable"]["RouteTableId"]
    for route in told.get("Routes", ()):
        ec2.create_route(RouteTableId=made, **route)
    return made


def acl(ec2: Any, _: Deployment, __: Resource, told: Properties) -> str:
    made: str = ec2.create_network_acl(VpcId=told["VpcId"])["NetworkAcl"]["NetworkAclId"]
    for entry in told.get("Entries", ()):
        said = {"Egress": False, **entry, "Protocol": str(entry["Protocol"])}
        ec2.create_network_acl_entry(NetworkAclId=made, **said)
    return made


def group(ec2: Any, _: Deployment, __: Resource, told: Properties) -> str:
    made: str = ec2.create_security_group(
        GroupName=told["GroupName"], Description=told["GroupDescription"], VpcId=told["VpcId"]
    )["GroupId"]
    if "SecurityGroupEgress" in told:
        everything = [{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}]
        ec2.revoke_security_group_egress(GroupId=made, IpPermissions=everything)
        ec2.authorize_security_group_egress(GroupId=made, IpPermissions=permissions(told["SecurityGroupEgress"]))
    if told.get("SecurityGroupIngress"):
        ec2.authorize_security_group_ingress(GroupId=made, IpPermissions=permissions(told["SecurityGroupIngress"]))
    return made


NAMED = {
    "SourceSecurityGroupId": ("UserIdGroupPairs", "GroupId"),
    "SourcePrefixListId": ("PrefixListIds", "PrefixListId"),
    "CidrIp": ("IpRanges", "CidrIp"),
    "CidrIpv6": ("Ipv6Ranges", "CidrIpv6"),
}


def permissions(rules: list[Properties]) -> list[Properties]:
    found = []
    for rule in rules:
        who = next({member: [{name: rule[own]}]} for own, (member, name) in NAMED.items() if own in rule)
        found.append({name: rule[name] for name in ("IpProtocol", "FromPort", "ToPort") if name in rule} | who)
    return found


def instance(ec2: Any, _: Deployment, resource: Resource, told: Properties) -> str:
    tags = [{"ResourceType": "instance", "Tags": [{"Key": "Name", "Value": resource.id}]}]
    cards = [
        {name: card[own] for name, own in CARD.items() if own in card} | {"DeviceIndex": 0}
        for card in told.get("NetworkInterfaces", ())
    ]
    own: Properties = {name: told[name] for name in ("SubnetId", "SecurityGroupIds") if name in told}
    where: Properties = {"NetworkInterfaces": cards} if cards else own
    made = ec2.run_instances(ImageId="ami-12c6146b", MinCount=1, MaxCount=1, TagSpecifications=tags, **where)
    found = str(made["Instances"][0]["InstanceId"])
    if "State" in told:
        ec2.stop_instances(InstanceIds=[found])
    return found


CARD = {
    "SubnetId": "SubnetId",
    "Groups": "GroupSet",
    "AssociatePublicIpAddress": "AssociatePublicIpAddress",
    "NetworkInterfaceId": "NetworkInterfaceId",
}


def address(ec2: Any, _: Deployment, __: Resource, told: Properties) -> str:
    made = ec2.allocate_address(Domain="vpc")
    if "InstanceId" in told:
        ec2.associate_address(AllocationId=made["AllocationId"], InstanceId=told["InstanceId"])
    return str(made["AllocationId"])


def translation(ec2: Any, _: Deployment, __: Resource, told: Properties) -> str:
    own = told.get("AllocationId") or ec2.allocate_address(Domain="vpc")["AllocationId"]
    return str(ec2.create_nat_gateway(SubnetId=told["SubnetId"], AllocationId=own)["NatGateway"]["NatGatewayId"])


def peering(ec2: Any, _: Deployment, __: Resource, told: Properties) -> str:
    made = ec2.create_vpc_peering_connection(VpcId=told["VpcId"], PeerVpcId=told["PeerVpcId"])
    found = str(made["VpcPeeringConnection"]["VpcPeeringConnectionId"])
    ec2.accept_vpc_peering_connection(VpcPeeringConnectionId=found)
    return found


def hub(ec2: Any, _: Deployment, __: Resource, told: Properties) -> str:
    options = {name: told[name] for name in ("DefaultRouteTableAssociation", "DefaultRouteTablePropagation")}
    return str(ec2.create_transit_gateway(Options=options)["TransitGateway"]["TransitGatewayId"])


def attachment(ec2: Any, _: Deployment, __: Resource, told: Properties) -> str:
    made = ec2.create_transit_gateway_vpc_attachment(**told)
    return str(made["TransitGatewayVpcAttachment"]["TransitGatewayAttachmentId"])


def hub_table(ec2: Any, _: Deployment, __: Resource, told: Properties) -> str:
    made = ec2.create_transit_gateway_route_table(TransitGatewayId=told["TransitGatewayId"])
    own = {"TransitGatewayRouteTableId": made["TransitGatewayRouteTable"]["TransitGatewayRouteTableId"]}
    for each in told.get("Associations", ()):
        ec2.associate_transit_gateway_route_table(**own, **each)
    for each in told.get("Propagations", ()):
        ec2.enable_transit_gateway_route_table_propagation(**own, **each)
    for each in told.get("Routes", ()):
        ec2.create_transit_gateway_route(**own, **each)
    return str(own["TransitGatewayRouteTableId"])


def prefix_list(ec2: Any, _: Deployment, __: Resource, told: Properties) -> str:
    return str(ec2.create_managed_prefix_list(MaxEntries=5, **told)["PrefixList"]["PrefixListId"])


def one_way_gateway(ec2: Any, _: Deployment, __: Resource, told: Properties) -> str:
    made = ec2.create_egress_only_internet_gateway(VpcId=told["VpcId"])
    return str(made["EgressOnlyInternetGateway"]["EgressOnlyInternetGatewayId"])


def subnet_group(_: Any, to: Deployment, __: Resource, told: Properties) -> str:
    name = str(told["DBSubnetGroupName"])
    to.client("rds").create_db_subnet_group(
        DBSubnetGroupName=name, DBSubnetGroupDescription="x", SubnetIds=told["SubnetIds"]
    )
    return name


def database(_: Any, to: Deployment, resource: Resource, told: Properties) -> str:
    to.client("rds").create_db_instance(
        DBInstanceIdentifier=resource.id,
        Engine=told["Engine"],
        DBInstanceClass=told["DBInstanceClass"],
        DBSubnetGroupName=told["DBSubnetGroupName"],
        VpcSecurityGroupIds=told["VPCSecurityGroups"],
        PubliclyAccessible=told["PubliclyAccessible"],
        MasterUsername="x",
        MasterUserPassword="of-a-test",
        Tags=[{"Key": "Name", "Value": resource.id}],
        **({"Port": int(told["Port"])} if "Port" in told else {}),
    )
    return resource.id


MAKERS: dict[str, Callable[[Any, Deployment, Resource, Properties], str]] = {
    "AWS::EC2::VPC": vpc,
    "AWS::EC2::InternetGateway": gateway,
    "AWS::EC2::Subnet": subnet,
    "AWS::EC2::RouteTable": table,
    "AWS::EC2::NetworkAcl": acl,
    "AWS::EC2::SecurityGroup": group,
    "AWS::EC2::Instance": instance,
    "AWS::EC2::EIP": address,
    "AWS::EC2::NatGateway": translation,
    "AWS::EC2::VPCPeeringConnection": peering,
    "AWS::EC2::TransitGateway": hub,
    "AWS::EC2::TransitGatewayAttachment": attachment,
    "AWS::EC2::TransitGatewayRouteTable": hub_table,
    "AWS::EC2::PrefixList": prefix_list,
    "AWS::EC2::EgressOnlyInternetGateway": one_way_gateway,
    "AWS::RDS::DBSubnetGroup": subnet_group,
    "AWS::RDS::DBInstance": database,
}
