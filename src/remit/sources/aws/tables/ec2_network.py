"""Amazon EC2: the network and who may pass. Flow logs, routes and associations lie with what they are of."""

from __future__ import annotations

from typing import Any

from remit.sources.aws.table import Call, Each, Join, Spec, Table, Via

ALL = {"MaxResults": 1000}


def rules(source: str) -> Any:
    """Permissions, which group many sources under one port range, as one rule each. `source`: Source or Destination."""

    def flat(permissions: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [rule for permission in permissions for rule in _rules(permission, source)]

    return flat


def _rules(permission: dict[str, Any], source: str) -> list[dict[str, Any]]:
    ports: dict[str, Any] = {
        name: permission[name] for name in ("IpProtocol", "FromPort", "ToPort") if name in permission
    }
    parts = (
        ("IpRanges", "CidrIp", "CidrIp"),
        ("Ipv6Ranges", "CidrIpv6", "CidrIpv6"),
        ("PrefixListIds", "PrefixListId", f"{source}PrefixListId"),
        ("UserIdGroupPairs", "GroupId", f"{source}SecurityGroupId"),
    )
    found = []
    for member, told, name in parts:
        for pair in permission.get(member, ()):
            rule = {**ports, name: pair.get(told), "Description": pair.get("Description")}
            if source == "Source" and member == "UserIdGroupPairs":
                rule["SourceSecurityGroupOwnerId"] = pair.get("UserId")
            found.append({key: value for key, value in rule.items() if value is not None})
    return found


def made_routes(routes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The routes that somebody made; a gateway endpoint's under the registry's name for it."""
    made = [dict(route) for route in routes if route.get("Origin") != "CreateRouteTable"]
    for route in made:
        if str(route.get("GatewayId", "")).startswith("vpce-"):
            route["VpcEndpointId"] = route.pop("GatewayId")
    return made


def entries(told: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The entries of a network ACL that somebody made; every ACL ends with AWS's own, which deny the rest."""
    return [
        {**entry, "Icmp": entry.get("IcmpTypeCode")} for entry in told if entry.get("RuleNumber", 0) < LAST_RULE_NUMBER
    ]


LAST_RULE_NUMBER = 32767


def described(what: str, result: str, same: str, fills: dict[str, Spec] | None = None, size: int = 1000) -> Call:
    """A list of EC2's, as large a page as it gives."""
    return Call(
        f"ec2:Describe{what}", result, fixed={"MaxResults": size}, more="NextToken", same=same, fills=fills or {}
    )


def flow_logs(own: str) -> Call:
    """The flow logs of a resource: all of the Region are asked for once."""
    return Call(
        "ec2:DescribeFlowLogs",
        "FlowLogs[]",
        fixed=ALL,
        more="NextToken",
        join=Join(own=own, by="ResourceId", many=True),
        fills={"FlowLogs": Via(lambda logs: [{**log, "Id": log.get("FlowLogId")} for log in logs])},
    )


def route_table(own: str, by: str) -> Call:
    """The route table that is associated with a resource, if one is."""
    return Call(
        "ec2:DescribeRouteTables",
        "RouteTables[]",
        fixed={"MaxResults": 100},
        more="NextToken",
        join=Join(own=own, by=by),
        same="RouteTableId",
    )


def arn(kind: str) -> str:
    """The template of an ARN."""
    return f"arn:{{partition}}:ec2:{{region}}:{{account}}:{kind}/{{id}}"


def is_there(known: dict[str, Any]) -> bool:
    """Whether a gateway still exists; EC2 lists deleted ones for an hour."""
    return known.get("State") not in ("deleted", "deleting")


TABLES = (
    Table(
        "AWS::EC2::SecurityGroup",
        Call(
            "ec2:DescribeSecurityGroups",
            "SecurityGroups[]",
            fixed=ALL,
            more="NextToken",
            same="GroupId GroupName VpcId",
            fills={
                "GroupDescription": "Description",
                "Id": "GroupId",
                "SecurityGroupIngress": Via(rules("Source"), "IpPermissions"),
                "SecurityGroupEgress": Via(rules("Destination"), "IpPermissionsEgress"),
            },
        ),
        id="GroupId",
        arn="arn:{partition}:ec2:{region}:{account}:security-group/{id}",
        name="GroupName",
        tags="Tags",
        unique=True,
    ),
    Table(
        "AWS::EC2::VPC",
        described(
            "Vpcs",
            "Vpcs[]",
            "CidrBlock InstanceTenancy VpcId IsDefault DhcpOptionsId",
            {
                "CidrBlockAssociations": "CidrBlockAssociationSet[].AssociationId",
                "Ipv6CidrBlocks": "Ipv6CidrBlockAssociationSet[].Ipv6CidrBlock",
                "VPCCidrBlocks": Each("CidrBlockAssociationSet", {"CidrBlock": "CidrBlock"}),
            },
        ),
        (
            flow_logs("VpcId"),
            Call(
                "ec2:DescribeInternetGateways",
                "InternetGateways[]",
                fixed=ALL,
                more="NextToken",
                join=Join(own="VpcId", by="Attachments[].VpcId", many=True),
                fills={"GatewayAttachments": Each("@", {"InternetGatewayId": "InternetGatewayId"})},
            ),
        ),
        id="VpcId",
        arn=arn("vpc"),
        tags="Tags",
        unique=True,
        unread=("GatewayAttachments.VpnGatewayId",),
    ),
    Table(
        "AWS::EC2::Subnet",
        described(
            "Subnets",
            "Subnets[]",
            "AssignIpv6AddressOnCreation AvailabilityZone AvailabilityZoneId BlockPublicAccessStates CidrBlock"
            " EnableDns64 Ipv6Native MapPublicIpOnLaunch OutpostArn PrivateDnsNameOptionsOnLaunch SubnetId VpcId",
            {
                "Ipv6CidrBlock": "Ipv6CidrBlockAssociationSet[0].Ipv6CidrBlock",
                "Ipv6CidrBlocks": "Ipv6CidrBlockAssociationSet[].Ipv6CidrBlock",
                "SubnetCidrBlocks": Each("Ipv6CidrBlockAssociationSet", {"Ipv6CidrBlock": "Ipv6CidrBlock"}),
            },
        ),
        (
            flow_logs("SubnetId"),
            route_table("SubnetId", "Associations[].SubnetId"),
            Call(
                "ec2:DescribeNetworkAcls",
                "NetworkAcls[]",
                fixed=ALL,
                more="NextToken",
                join=Join(own="SubnetId", by="Associations[].SubnetId"),
                same="NetworkAclId",
            ),
        ),
        id="SubnetId",
        arn=arn("subnet"),
        tags="Tags",
        unique=True,
    ),
    Table(
        "AWS::EC2::RouteTable",
        described(
            "RouteTables",
            "RouteTables[]",
            "RouteTableId VpcId",
            {
                "Main": Via(any, "Associations[].Main"),
                "PropagatingVpnGatewayIds": "PropagatingVgws[].GatewayId",
                "Routes": Via(made_routes, "Routes"),
            },
            size=100,
        ),
        id="RouteTableId",
        arn=arn("route-table"),
        tags="Tags",
        unique=True,
    ),
    Table(
        "AWS::EC2::NetworkAcl",
        described(
            "NetworkAcls",
            "NetworkAcls[]",
            "VpcId IsDefault",
            {"Id": "NetworkAclId", "Entries": Via(entries, "Entries")},
        ),
        id="NetworkAclId",
        arn=arn("network-acl"),
        tags="Tags",
        unique=True,
    ),
    Table(
        "AWS::EC2::InternetGateway",
        described("InternetGateways", "InternetGateways[]", "InternetGatewayId"),
        (route_table("InternetGatewayId", "Associations[].GatewayId"),),
        id="InternetGatewayId",
        arn=arn("internet-gateway"),
        tags="Tags",
        unique=True,
    ),
    Table(
        "AWS::EC2::NatGateway",
        described(
            "NatGateways",
            "NatGateways[]",
            "AvailabilityMode ConnectivityType NatGatewayId SubnetId VpcId",
            {
                "AllocationId": "NatGatewayAddresses[0].AllocationId",
                "EniId": "NatGatewayAddresses[0].NetworkInterfaceId",
                "PrivateIpAddress": "NatGatewayAddresses[0].PrivateIp",
            },
        ),
        (flow_logs("NatGatewayId"),),
        id="NatGatewayId",
        arn=arn("natgateway"),
        tags="Tags",
        keeps=is_there,
        unique=True,
    ),
    Table(
        "AWS::EC2::EIP",
        Call(
            "ec2:DescribeAddresses",
            "Addresses[]",
            same="AllocationId Domain InstanceId NetworkBorderGroup PublicIp PublicIpv4Pool AssociationId"
            " NetworkInterfaceId",
        ),
        id="PublicIp",
        arn="arn:{partition}:ec2:{region}:{account}:elastic-ip/{AllocationId}",
        tags="Tags",
        unique=True,
    ),
    Table(
        "AWS::EC2::NetworkInterface",
        described(
            "NetworkInterfaces",
            "NetworkInterfaces[]",
            "Description InterfaceType Ipv4Prefixes Ipv6Addresses Ipv6Prefixes PrivateIpAddress PrivateIpAddresses"
            " SourceDestCheck SubnetId VpcId Association Attachment RequesterManaged RequesterId",
            {
                "GroupSet": "Groups[].GroupId",
                "Id": "NetworkInterfaceId",
                "PrimaryPrivateIpAddress": "PrivateIpAddress",
                "EIPAssociations": Via(
                    lambda told: [{"AllocationId": told["AllocationId"]}] if "AllocationId" in told else [],
                    "Association",
                ),
            },
        ),
        (flow_logs("NetworkInterfaceId"),),
        id="NetworkInterfaceId",
        arn=arn("network-interface"),
        tags="TagSet",
        unique=True,
    ),
    Table(
        "AWS::EC2::VPCEndpoint",
        described(
            "VpcEndpoints",
            "VpcEndpoints[]",
            "CreationTimestamp DnsOptions IpAddressType NetworkInterfaceIds PolicyDocument PrivateDnsEnabled"
            " ResourceConfigurationArn RouteTableIds ServiceName ServiceNetworkArn ServiceRegion SubnetIds"
            " VpcEndpointType VpcId",
            {"Id": "VpcEndpointId", "SecurityGroupIds": "Groups[].GroupId"},
        ),
        id="VpcEndpointId",
        arn=arn("vpc-endpoint"),
        tags="Tags",
        keeps=is_there,
        unique=True,
    ),
    Table(
        "AWS::EC2::VPCPeeringConnection",
        described(
            "VpcPeeringConnections",
            "VpcPeeringConnections[]",
            "",
            {
                "Id": "VpcPeeringConnectionId",
                "VpcId": "RequesterVpcInfo.VpcId",
                "PeerVpcId": "AccepterVpcInfo.VpcId",
                "PeerOwnerId": "AccepterVpcInfo.OwnerId",
                "PeerRegion": "AccepterVpcInfo.Region",
                "Status.Code": "Status.Code",
            },
        ),
        id="VpcPeeringConnectionId",
        arn=arn("vpc-peering-connection"),
        tags="Tags",
        unique=True,
    ),
    Table(
        "AWS::EC2::TransitGateway",
        described(
            "TransitGateways",
            "TransitGateways[]",
            "Description TransitGatewayArn",
            {
                "Id": "TransitGatewayId",
                **{
                    name: f"Options.{name}"
                    for name in (
                        "AmazonSideAsn",
                        "AssociationDefaultRouteTableId",
                        "AutoAcceptSharedAttachments",
                        "DefaultRouteTableAssociation",
                        "DefaultRouteTablePropagation",
                        "DnsSupport",
                        "MulticastSupport",
                        "PropagationDefaultRouteTableId",
                        "SecurityGroupReferencingSupport",
                        "TransitGatewayCidrBlocks",
                        "VpnEcmpSupport",
                    )
                },
            },
        ),
        (flow_logs("TransitGatewayId"),),
        id="TransitGatewayId",
        arn="TransitGatewayArn",
        tags="Tags",
        keeps=is_there,
        unique=True,
    ),
)
