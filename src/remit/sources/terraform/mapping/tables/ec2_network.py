"""Amazon VPC: networks, subnets, routes and gateways.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc and its neighbours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.model import Reference, Unknown
from remit.sources.terraform.mapping.table import Also, Block, Table, To, TypeBy, Whole, listed

if TYPE_CHECKING:
    from collections.abc import Mapping

VPC_IDS = {
    "default_network_acl_id": "DefaultNetworkAcl",
    "default_security_group_id": "DefaultSecurityGroup",
}

IPV6 = {
    "assign_generated_ipv6_cidr_block": "AmazonProvidedIpv6CidrBlock",
    "ipv6_cidr_block": "Ipv6CidrBlock",
    "ipv6_cidr_block_network_border_group": "Ipv6CidrBlockNetworkBorderGroup",
    "ipv6_ipam_pool_id": "Ipv6IpamPoolId",
    "ipv6_netmask_length": "Ipv6NetmaskLength",
}


def ipv6_block(told: Mapping[str, Any]) -> dict[str, Any]:
    """The block of IPv6 addresses that a VPC has; CloudFormation attaches one as a resource of its own."""
    made = {IPV6[name]: value for name, value in told.items() if value is not False and value not in ("", 0)}
    return {"VPCCidrBlocks": [made]} if made else {}


BLOCKS = Whole(("VPCCidrBlocks",), ipv6_block, " ".join(IPV6))

OF_DEFAULT = Unknown("AWS chose it when it made the default VPC")

SUBNET = {
    "enable_resource_name_dns_a_record_on_launch": "PrivateDnsNameOptionsOnLaunch.EnableResourceNameDnsARecord",
    "enable_resource_name_dns_aaaa_record_on_launch": "PrivateDnsNameOptionsOnLaunch.EnableResourceNameDnsAAAARecord",
    "ipv6_cidr_block": "Ipv6CidrBlock",
    "private_dns_hostname_type_on_launch": "PrivateDnsNameOptionsOnLaunch.HostnameType",
}

ROUTE = {
    "cidr_block": "DestinationCidrBlock",
    "ipv6_cidr_block": "DestinationIpv6CidrBlock",
    "egress_only_gateway_id": "EgressOnlyInternetGatewayId",
}


def owner(value: Any) -> Any:
    """The VPC whose main route table or default ACL an attribute of it names."""
    if isinstance(value, Reference):
        return Reference(value.target, "Ref")
    return Unknown("which VPC this is the default of is not told")


def attached(kind: str) -> Also:
    """That a gateway's `vpc_id` attaches it to the VPC; `kind` names it in the attachment."""
    return Also(
        "AWS::EC2::VPCGatewayAttachment", lambda told, itself: [{"VpcId": told["vpc_id"], kind: itself}], "vpc_id"
    )


def is_for_gateway(values: Mapping[str, Any]) -> bool:
    """Whether a route table is associated with a gateway, not with a subnet."""
    gateway = values.get("gateway_id")
    return gateway is not None and not (isinstance(gateway, str) and not gateway)


ASSOCIATIONS = ("AWS::EC2::SubnetRouteTableAssociation", "AWS::EC2::GatewayRouteTableAssociation")

TABLES = (
    Table(
        "aws_vpc",
        "AWS::EC2::VPC",
        whole=(BLOCKS,),
        ids=VPC_IDS,
        drop="enable_network_address_usage_metrics",
    ),
    Table(
        "aws_default_vpc",
        "AWS::EC2::VPC",
        whole=(BLOCKS,),
        # What AWS makes of it: https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html
        defaults={"CidrBlock": "172.31.0.0/16", "EnableDnsHostnames": True, "IsDefault": True},
        ids=VPC_IDS,
        drop="enable_network_address_usage_metrics force_destroy",
    ),
    Table(
        "aws_subnet",
        "AWS::EC2::Subnet",
        SUBNET,
        drop="customer_owned_ipv4_pool map_customer_owned_ip_on_launch",
    ),
    Table(
        "aws_default_subnet",
        "AWS::EC2::Subnet",
        SUBNET,
        # What AWS makes of it: https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html
        defaults={"CidrBlock": OF_DEFAULT, "MapPublicIpOnLaunch": True, "VpcId": OF_DEFAULT},
        drop="customer_owned_ipv4_pool force_destroy map_customer_owned_ip_on_launch",
    ),
    Table(
        "aws_route_table",
        "AWS::EC2::RouteTable",
        {"route": Block("Routes", ROUTE), "propagating_vgws": "PropagatingVpnGatewayIds"},
    ),
    Table(
        "aws_default_route_table",
        "AWS::EC2::RouteTable",
        {
            "default_route_table_id": To("VpcId", owner),
            "route": Block("Routes", ROUTE),
            "propagating_vgws": "PropagatingVpnGatewayIds",
        },
        defaults={"Main": True},
    ),
    Table("aws_route", "AWS::EC2::Route", {"egress_only_gateway_id": "EgressOnlyInternetGatewayId"}),
    Table(
        "aws_route_table_association",
        TypeBy(ASSOCIATIONS, lambda values: ASSOCIATIONS[is_for_gateway(values)]),
    ),
    Table(
        "aws_main_route_table_association",
        parents=("AWS::EC2::RouteTable",),
        by="route_table_id",
        defaults={"Main": True},
        drop="vpc_id",
    ),
    Table(
        "aws_internet_gateway",
        "AWS::EC2::InternetGateway",
        also=(attached("InternetGatewayId"),),
    ),
    Table("aws_internet_gateway_attachment", "AWS::EC2::VPCGatewayAttachment"),
    Table("aws_egress_only_internet_gateway", "AWS::EC2::EgressOnlyInternetGateway"),
    Table(
        "aws_vpn_gateway",
        "AWS::EC2::VPNGateway",
        also=(attached("VpnGatewayId"),),
        # The only type there is.
        defaults={"Type": "ipsec.1"},
        drop="availability_zone",
    ),
    Table("aws_vpn_gateway_attachment", "AWS::EC2::VPCGatewayAttachment"),
    Table(
        "aws_vpn_gateway_route_propagation",
        "AWS::EC2::VPNGatewayRoutePropagation",
        {"route_table_id": To("RouteTableIds", listed)},
    ),
    Table(
        "aws_nat_gateway",
        "AWS::EC2::NatGateway",
        {"private_ip": "PrivateIpAddress", "availability_zone_address": "AvailabilityZoneAddresses"},
        ids={"network_interface_id": "EniId"},
    ),
    Table(
        "aws_nat_gateway_eip_association",
        attributes={"allocation_id": To("SecondaryAllocationIds", listed)},
        parents=("AWS::EC2::NatGateway",),
        by="nat_gateway_id",
    ),
    Table("aws_vpc_dhcp_options", "AWS::EC2::DHCPOptions"),
    Table("aws_default_vpc_dhcp_options", "AWS::EC2::DHCPOptions", drop="owner_id"),
    Table("aws_vpc_dhcp_options_association", "AWS::EC2::VPCDHCPOptionsAssociation"),
    Table("aws_vpc_ipv4_cidr_block_association", "AWS::EC2::VPCCidrBlock"),
    Table(
        "aws_vpc_ipv6_cidr_block_association",
        "AWS::EC2::VPCCidrBlock",
        {"assign_generated_ipv6_cidr_block": "AmazonProvidedIpv6CidrBlock"},
    ),
    Table("aws_ec2_managed_prefix_list", "AWS::EC2::PrefixList", {"entry": "Entries"}),
    Table(
        "aws_ec2_managed_prefix_list_entry",
        whole=(
            Whole(
                ("Entries",),
                lambda told: {"Entries": [{"Cidr": told.get("cidr"), "Description": told.get("description")}]},
                "cidr description",
            ),
        ),
        parents=("AWS::EC2::PrefixList",),
        by="prefix_list_id",
    ),
    Table(
        "aws_vpc_encryption_control",
        "AWS::EC2::VPCEncryptionControl",
        {
            "egress_only_internet_gateway_exclusion": "EgressOnlyInternetGatewayExclusionInput",
            "elastic_file_system_exclusion": "ElasticFileSystemExclusionInput",
            "internet_gateway_exclusion": "InternetGatewayExclusionInput",
            "lambda_exclusion": "LambdaExclusionInput",
            "nat_gateway_exclusion": "NatGatewayExclusionInput",
            "virtual_private_gateway_exclusion": "VirtualPrivateGatewayExclusionInput",
            "vpc_lattice_exclusion": "VpcLatticeExclusionInput",
            "vpc_peering_exclusion": "VpcPeeringExclusionInput",
        },
    ),
    Table("aws_ec2_subnet_cidr_reservation", "AWS::EC2::SubnetCidrReservation", {"cidr_block": "Cidr"}),
    Table("aws_vpc_ipam", "AWS::EC2::IPAM", drop="cascade"),
    Table("aws_vpc_ipam_pool", "AWS::EC2::IPAMPool", drop="cascade"),
    Table("aws_vpc_ipam_pool_cidr", "AWS::EC2::IPAMPoolCidr", drop="cidr_authorization_context"),
    Table("aws_vpc_block_public_access_options", "AWS::EC2::VPCBlockPublicAccessOptions"),
    Table("aws_vpc_block_public_access_exclusion", "AWS::EC2::VPCBlockPublicAccessExclusion"),
)
