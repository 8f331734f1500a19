"""Amazon VPC Lattice.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpclattice_service_network
"""

from __future__ import annotations

from remit.sources.terraform.mapping.table import Block, Table

DEFINITION = Block(
    "ResourceConfigurationDefinition",
    {
        "arn_resource": Block("", {"arn": "ArnResource"}),
        "ip_resource": Block("", {"ip_address": "IpResource"}),
    },
)

HEALTH = Block("HealthCheck", {"matcher": Block("Matcher", {"value": "HttpCode"})})

TABLES = (
    Table("aws_vpclattice_service_network", "AWS::VpcLattice::ServiceNetwork", ids={"arn": "Arn", "id": "Id"}),
    Table("aws_vpclattice_service", "AWS::VpcLattice::Service", ids={"arn": "Arn", "id": "Id"}),
    Table("aws_vpclattice_auth_policy", "AWS::VpcLattice::AuthPolicy"),
    Table("aws_vpclattice_resource_policy", "AWS::VpcLattice::ResourcePolicy"),
    Table("aws_vpclattice_listener", "AWS::VpcLattice::Listener", ids={"arn": "Arn"}),
    Table("aws_vpclattice_listener_rule", "AWS::VpcLattice::Rule", ids={"arn": "Arn"}),
    Table(
        "aws_vpclattice_target_group",
        "AWS::VpcLattice::TargetGroup",
        {"config": Block("Config", {"health_check": HEALTH})},
        ids={"arn": "Arn", "id": "Id"},
    ),
    Table(
        "aws_vpclattice_service_network_vpc_association",
        "AWS::VpcLattice::ServiceNetworkVpcAssociation",
        ids={"arn": "Arn"},
    ),
    Table(
        "aws_vpclattice_service_network_service_association",
        "AWS::VpcLattice::ServiceNetworkServiceAssociation",
        ids={"arn": "Arn"},
    ),
    Table("aws_vpclattice_access_log_subscription", "AWS::VpcLattice::AccessLogSubscription", ids={"arn": "Arn"}),
    Table(
        "aws_vpclattice_resource_gateway",
        "AWS::VpcLattice::ResourceGateway",
        {"vpc_id": "VpcIdentifier"},
        ids={"arn": "Arn", "id": "Id"},
    ),
    Table(
        "aws_vpclattice_resource_configuration",
        "AWS::VpcLattice::ResourceConfiguration",
        {
            "allow_association_to_shareable_service_network": "AllowAssociationToSharableServiceNetwork",
            "protocol": "ProtocolType",
            "resource_configuration_definition": DEFINITION,
            "resource_gateway_identifier": "ResourceGatewayId",
            "type": "ResourceConfigurationType",
        },
        ids={"arn": "Arn", "id": "Id"},
    ),
)
