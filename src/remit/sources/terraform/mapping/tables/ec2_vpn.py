"""Amazon VPC: transit gateways, site-to-site and client VPN.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ec2_transit_gateway and its neighbours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.sources.terraform.mapping.table import Block, Table, To, Whole, members

if TYPE_CHECKING:
    from collections.abc import Mapping

TUNNEL = [
    "dpd_timeout_action",
    "dpd_timeout_seconds",
    "enable_tunnel_lifecycle_control",
    "ike_versions",
    "inside_cidr",
    "inside_ipv6_cidr",
    "log_options",
    "phase1_dh_group_numbers",
    "phase1_encryption_algorithms",
    "phase1_integrity_algorithms",
    "phase1_lifetime_seconds",
    "phase2_dh_group_numbers",
    "phase2_encryption_algorithms",
    "phase2_integrity_algorithms",
    "phase2_lifetime_seconds",
    "preshared_key",
    "rekey_fuzz_percentage",
    "rekey_margin_time_seconds",
    "replay_window_size",
    "startup_action",
]
"""What may be said of each of the two tunnels of a connection: `tunnel1_ike_versions`, `tunnel2_ike_versions`, …"""

RENAMED = {"inside_cidr": "TunnelInsideCidr", "inside_ipv6_cidr": "TunnelInsideIpv6Cidr"}


def tunnels(told: Mapping[str, Any]) -> dict[str, Any]:
    """The options of both tunnels, as a list; a list of texts is one of objects with a `Value` each."""
    made = [tunnel(told, f"tunnel{number}_") for number in (1, 2)]
    return {"VpnTunnelOptionsSpecifications": made if made[1] else made[:1]}


def tunnel(told: Mapping[str, Any], prefix: str) -> dict[str, Any]:
    """The options of one tunnel. The rule of names turns those that are not renamed into the registry's."""
    made = {}
    for name in TUNNEL:
        value = told.get(prefix + name)
        if value is not None and value != "":
            plural = name.endswith(("versions", "numbers", "algorithms"))
            made[RENAMED.get(name, name)] = [{"Value": each} for each in members(value)] if plural else value
    return made


def endpoint_tags(tags: Any) -> list[dict[str, Any]]:
    """The tags of a Client VPN endpoint, in CloudFormation's form."""
    return [{"ResourceType": "client-vpn-endpoint", "Tags": tags}]


DEFAULT_TABLES = "transit_gateway_default_route_table_association transit_gateway_default_route_table_propagation"


def options(*names: str) -> dict[str, str]:
    """Attributes that the registry has below `Options`; the rule of names ignores how they are written."""
    return {name: "Options." + "".join(part.capitalize() for part in name.split("_")) for name in names}


TABLES = (
    Table(
        "aws_ec2_transit_gateway",
        "AWS::EC2::TransitGateway",
        ids={
            "arn": "TransitGatewayArn",
            "association_default_route_table_id": "AssociationDefaultRouteTableId",
            "propagation_default_route_table_id": "PropagationDefaultRouteTableId",
        },
    ),
    Table(
        "aws_ec2_transit_gateway_vpc_attachment",
        "AWS::EC2::TransitGatewayVpcAttachment",
        options("appliance_mode_support", "dns_support", "ipv6_support", "security_group_referencing_support"),
        drop=DEFAULT_TABLES,
    ),
    Table("aws_ec2_transit_gateway_peering_attachment", "AWS::EC2::TransitGatewayPeeringAttachment", drop="options"),
    Table(
        "aws_ec2_transit_gateway_connect",
        "AWS::EC2::TransitGatewayConnect",
        {**options("protocol"), "transport_attachment_id": "TransportTransitGatewayAttachmentId"},
        # The only protocol there is: the page of aws_ec2_transit_gateway_connect.
        defaults={"Options.Protocol": "gre"},
        drop=DEFAULT_TABLES,
    ),
    Table(
        "aws_ec2_transit_gateway_connect_peer",
        "AWS::EC2::TransitGatewayConnectPeer",
        {
            "inside_cidr_blocks": "ConnectPeerConfiguration.InsideCidrBlocks",
            "peer_address": "ConnectPeerConfiguration.PeerAddress",
            "transit_gateway_address": "ConnectPeerConfiguration.TransitGatewayAddress",
        },
        drop="bgp_asn",
    ),
    Table(
        "aws_ec2_transit_gateway_multicast_domain",
        "AWS::EC2::TransitGatewayMulticastDomain",
        options("auto_accept_shared_associations", "igmpv2_support", "static_sources_support"),
        ids={"arn": "TransitGatewayMulticastDomainArn"},
    ),
    Table("aws_ec2_transit_gateway_route_table", "AWS::EC2::TransitGatewayRouteTable"),
    Table("aws_ec2_transit_gateway_route", "AWS::EC2::TransitGatewayRoute"),
    Table(
        "aws_ec2_transit_gateway_route_table_association",
        "AWS::EC2::TransitGatewayRouteTableAssociation",
        drop="replace_existing_association",
    ),
    Table("aws_ec2_transit_gateway_route_table_propagation", "AWS::EC2::TransitGatewayRouteTablePropagation"),
    Table(
        "aws_vpn_connection",
        "AWS::EC2::VPNConnection",
        {"preshared_key_storage": "PreSharedKeyStorage"},
        whole=(
            Whole(
                ("VpnTunnelOptionsSpecifications",),
                tunnels,
                " ".join(f"tunnel{number}_{name}" for number in (1, 2) for name in TUNNEL),
            ),
        ),
    ),
    Table("aws_vpn_connection_route", "AWS::EC2::VPNConnectionRoute"),
    Table("aws_customer_gateway", "AWS::EC2::CustomerGateway"),
    Table(
        "aws_ec2_client_vpn_endpoint",
        "AWS::EC2::ClientVpnEndpoint",
        {
            "authentication_options": Block(
                "AuthenticationOptions",
                {
                    "active_directory_id": "ActiveDirectory.DirectoryId",
                    "root_certificate_chain_arn": "MutualAuthentication.ClientRootCertificateChainArn",
                    "saml_provider_arn": "FederatedAuthentication.SAMLProviderArn",
                    "self_service_saml_provider_arn": "FederatedAuthentication.SelfServiceSAMLProviderArn",
                },
            ),
            "tags": To("TagSpecifications", endpoint_tags),
        },
    ),
    Table("aws_ec2_client_vpn_authorization_rule", "AWS::EC2::ClientVpnAuthorizationRule"),
    Table("aws_ec2_client_vpn_network_association", "AWS::EC2::ClientVpnTargetNetworkAssociation"),
    Table("aws_ec2_client_vpn_route", "AWS::EC2::ClientVpnRoute"),
)
