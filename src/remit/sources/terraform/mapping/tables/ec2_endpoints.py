"""Amazon VPC: endpoints, peering, network interfaces, addresses and flow logs.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_endpoint and its neighbours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.sources.terraform.mapping.table import Block, Table, To, Whole, choice, listed, members
from remit.sources.terraform.mapping.tables.ec2_values import objects

if TYPE_CHECKING:
    from collections.abc import Mapping

ENDPOINT = ("AWS::EC2::VPCEndpoint",)

LOGGED = {
    "vpc_id": "VPC",
    "subnet_id": "Subnet",
    "eni_id": "NetworkInterface",
    "transit_gateway_id": "TransitGateway",
    "transit_gateway_attachment_id": "TransitGatewayAttachment",
    "regional_nat_gateway_id": "RegionalNatGateway",
}
"""The attribute of `aws_flow_log` that names what it records, and the registry's `ResourceType` for it."""


def logged(told: Mapping[str, Any]) -> dict[str, Any]:
    """Whose traffic a flow log records; empty texts stand in a state for what is not named."""
    for attribute, kind in LOGGED.items():
        value = told.get(attribute)
        if value is not None and not (isinstance(value, str) and not value):
            return {"ResourceId": value, "ResourceType": kind}
    return {}


def in_order(addresses: Any) -> list[dict[str, Any]]:
    """The private addresses of a network interface, the primary one first."""
    return [{"PrivateIpAddress": each, "Primary": not index} for index, each in enumerate(members(addresses))]


def without_order(addresses: Any) -> list[dict[str, Any]]:
    """The private addresses of a network interface. A set does not tell which is the primary one of several."""
    made = in_order(addresses)
    return made if len(made) == 1 else [{"PrivateIpAddress": each["PrivateIpAddress"]} for each in made]


TABLES = (
    Table(
        "aws_vpc_endpoint",
        "AWS::EC2::VPCEndpoint",
        {
            "dns_options": Block(
                "DnsOptions",
                {
                    "private_dns_only_for_inbound_resolver_endpoint": To(
                        "PrivateDnsOnlyForInboundResolverEndpoint", choice("OnlyInboundResolver", "AllResolvers")
                    )
                },
            ),
            "policy": "PolicyDocument",
        },
        ids={"dns_entry": "DnsEntries"},
        drop="auto_accept subnet_configuration",
    ),
    Table("aws_vpc_endpoint_policy", attributes={"policy": "PolicyDocument"}, parents=ENDPOINT, by="vpc_endpoint_id"),
    Table("aws_vpc_endpoint_private_dns", parents=ENDPOINT, by="vpc_endpoint_id"),
    Table(
        "aws_vpc_endpoint_route_table_association",
        attributes={"route_table_id": To("RouteTableIds", listed)},
        parents=ENDPOINT,
        by="vpc_endpoint_id",
    ),
    Table(
        "aws_vpc_endpoint_security_group_association",
        attributes={"security_group_id": To("SecurityGroupIds", listed)},
        drop="replace_default_association",
        parents=ENDPOINT,
        by="vpc_endpoint_id",
    ),
    Table(
        "aws_vpc_endpoint_subnet_association",
        attributes={"subnet_id": To("SubnetIds", listed)},
        parents=ENDPOINT,
        by="vpc_endpoint_id",
    ),
    Table("aws_vpc_endpoint_service", "AWS::EC2::VPCEndpointService"),
    Table(
        "aws_vpc_endpoint_service_allowed_principal",
        "AWS::EC2::VPCEndpointServicePermissions",
        {"vpc_endpoint_service_id": "ServiceId", "principal_arn": To("AllowedPrincipals", listed)},
    ),
    Table(
        "aws_vpc_endpoint_connection_notification",
        "AWS::EC2::VPCEndpointConnectionNotification",
        {"vpc_endpoint_service_id": "ServiceId"},
    ),
    Table("aws_vpc_peering_connection", "AWS::EC2::VPCPeeringConnection", drop="accepter auto_accept requester"),
    Table(
        "aws_flow_log",
        "AWS::EC2::FlowLog",
        {"iam_role_arn": "DeliverLogsPermissionArn", "tag_field_specification": "TagFieldSpecifications"},
        whole=(Whole(("ResourceId", "ResourceType"), logged, " ".join(LOGGED)),),
    ),
    Table(
        "aws_network_interface",
        "AWS::EC2::NetworkInterface",
        {
            "attachment": Block("Attachment", {"instance": "InstanceId"}, drop="device_index network_card_index"),
            "ipv4_prefixes": To("Ipv4Prefixes", objects("Ipv4Prefix")),
            "ipv6_address_list": To("Ipv6Addresses", objects("Ipv6Address")),
            "ipv6_addresses": To("Ipv6Addresses", objects("Ipv6Address")),
            "ipv6_prefixes": To("Ipv6Prefixes", objects("Ipv6Prefix")),
            "private_ip": "PrivateIpAddress",
            "private_ip_list": To("PrivateIpAddresses", in_order),
            "private_ips": To("PrivateIpAddresses", without_order),
            "private_ips_count": "SecondaryPrivateIpAddressCount",
            "security_groups": "GroupSet",
        },
        ids={"private_ip": "PrimaryPrivateIpAddress"},
        drop="ena_srd_specification ipv6_address_list_enabled private_ip_list_enabled",
    ),
    Table(
        "aws_network_interface_attachment",
        "AWS::EC2::NetworkInterfaceAttachment",
        # The provider attaches by the API, which keeps the interface when the instance ends; CloudFormation does not:
        # https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/network-interface-attachments.html
        defaults={"DeleteOnTermination": False},
        drop="network_card_index",
    ),
    Table(
        "aws_network_interface_sg_attachment",
        attributes={"security_group_id": To("GroupSet", listed)},
        parents=("AWS::EC2::NetworkInterface",),
        by="network_interface_id",
    ),
    Table("aws_network_interface_permission", "AWS::EC2::NetworkInterfacePermission"),
    Table(
        "aws_eip",
        "AWS::EC2::EIP",
        {
            "instance": "InstanceId",
            "network_interface": "NetworkInterfaceId",
            # Provider 4 and before.
            "vpc": To("Domain", choice("vpc", "standard")),
        },
        ids={"id": "AllocationId", "public_ip": "Ref"},
        drop="associate_with_private_ip customer_owned_ipv4_pool",
    ),
    Table(
        "aws_eip_association",
        "AWS::EC2::EIPAssociation",
        {"public_ip": "EIP"},
        drop="allow_reassociation",
    ),
    Table("aws_ec2_instance_connect_endpoint", "AWS::EC2::InstanceConnectEndpoint", drop="ip_address_type"),
)
