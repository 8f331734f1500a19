"""Amazon EC2: lists of addresses, and the gateways and endpoints beside those of `ec2_network`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.sources.aws.table import Call, Table, Via
from remit.sources.aws.tables.ec2_network import arn, described, is_there, route_table

if TYPE_CHECKING:
    from collections.abc import Callable


def excluded(kind: str) -> Callable[[str], str | None]:
    """The id in an exclusion's ARN, when it is of that kind: `subnet` or `vpc`."""
    return lambda told: told.rpartition("/")[2] if told.rpartition(":")[2].startswith(f"{kind}/") else None


def is_in_force(known: dict[str, Any]) -> bool:
    """Whether an exclusion is made; EC2 goes on listing those that are not."""
    return known.get("State") not in ("create-failed", "delete-complete", "disable-complete")


# AWS's own prefix lists are listed as well: routes to gateway endpoints and rules of groups name them.
TABLES = (
    Table(
        "AWS::EC2::PrefixList",
        Call(
            "ec2:DescribeManagedPrefixLists",
            "PrefixLists[]",
            fixed={"MaxResults": 100},
            more="NextToken",
            same="AddressFamily MaxEntries OwnerId PrefixListId PrefixListName Version",
            fills={"Arn": "PrefixListArn"},
        ),
        (
            Call(
                "ec2:GetManagedPrefixListEntries",
                "Entries[]",
                fixed={"MaxResults": 100},
                bound={"PrefixListId": "PrefixListId"},
                more="NextToken",
                fills={"Entries": "@"},
            ),
        ),
        id="PrefixListId",
        arn="PrefixListArn",
        name="PrefixListName",
        tags="Tags",
        unique=True,
    ),
    Table(
        "AWS::EC2::EgressOnlyInternetGateway",
        described(
            "EgressOnlyInternetGateways",
            "EgressOnlyInternetGateways[]",
            "",
            {"Id": "EgressOnlyInternetGatewayId", "VpcId": "Attachments[0].VpcId"},
            size=255,
        ),
        id="EgressOnlyInternetGatewayId",
        arn=arn("egress-only-internet-gateway"),
        tags="Tags",
        unique=True,
    ),
    Table(
        "AWS::EC2::VPNGateway",
        Call(
            "ec2:DescribeVpnGateways",
            "VpnGateways[]",
            same="AmazonSideAsn Type",
            fills={"VPNGatewayId": "VpnGatewayId"},
        ),
        (route_table("VpnGatewayId", "Associations[].GatewayId"),),
        id="VpnGatewayId",
        arn=arn("vpn-gateway"),
        tags="Tags",
        keeps=is_there,
        unique=True,
    ),
    Table(
        "AWS::EC2::VPCBlockPublicAccessExclusion",
        described(
            "VpcBlockPublicAccessExclusions",
            "VpcBlockPublicAccessExclusions[]",
            "ExclusionId InternetGatewayExclusionMode",
            {
                "SubnetId": Via(excluded("subnet"), "ResourceArn"),
                "VpcId": Via(excluded("vpc"), "ResourceArn"),
            },
        ),
        id="ExclusionId",
        arn=arn("vpc-block-public-access-exclusion"),
        tags="Tags",
        keeps=is_in_force,
        unique=True,
    ),
    Table(
        "AWS::EC2::InstanceConnectEndpoint",
        described(
            "InstanceConnectEndpoints",
            "InstanceConnectEndpoints[]",
            "AvailabilityZone AvailabilityZoneId CreatedAt InstanceConnectEndpointArn NetworkInterfaceIds OwnerId"
            " PreserveClientIp PublicDnsNames SecurityGroupIds State StateMessage SubnetId VpcId",
            {"Id": "InstanceConnectEndpointId"},
            size=50,
        ),
        id="InstanceConnectEndpointId",
        arn="InstanceConnectEndpointArn",
        tags="Tags",
        keeps=lambda known: known.get("State") != "delete-complete",
        unique=True,
        spent=("ClientToken",),
    ),
)
