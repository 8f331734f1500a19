"""The splits that AWS publishes as tables, row by row, and the worked example that everyone knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from remit import catalogue
from remit.model import Resource, wrap

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remit.model import Ownership
    from remit.model.finding import Duty

AWS_FIVE = ("facilities", "hardware", "network-infrastructure", "virtualization", "service-software")

# What a row of a table asks of the line: AWS does it (alone, or beside an act of the customer that is named), the
# customer does it, or both do.
AGREES = {"AWS": ("aws", "shared"), "Customer": ("customer",), "Shared": ("shared",)}

INSTANCE: tuple[str, dict[str, Any]] = ("AWS::EC2::Instance", {})
DATABASE = ("AWS::RDS::DBInstance", {"Engine": "mysql"})
ORACLE = ("AWS::RDS::DBInstance", {"Engine": "custom-oracle-ee"})
SQL_SERVER = ("AWS::RDS::DBInstance", {"Engine": "custom-sqlserver-se"})

# Rows of AWS's table: feature, the duty that holds it, then who for EC2, RDS, RDS Custom for Oracle, for SQL Server.
# Of its 11 rows, scaling and high availability are about capacity and have no duty (the acts of backup-recovery name
# the second), and "OS installation" says how an operating system first comes onto a host: a test of its own.
ROWS: tuple[tuple[str, Duty, str, str, str, str], ...] = (
    ("Application optimization", "application", "Customer", "Customer", "Customer", "Customer"),
    ("Database backups", "backup-recovery", "Customer", "AWS", "Shared", "Shared"),
    ("Database software patching", "platform", "Customer", "AWS", "Shared", "AWS"),
    ("Database software install", "platform", "Customer", "AWS", "Shared", "AWS"),
    ("OS patching", "guest-os", "Customer", "AWS", "Customer", "AWS"),
    ("Server maintenance", "virtualization", "AWS", "AWS", "AWS", "AWS"),
    ("Hardware lifecycle", "hardware", "AWS", "AWS", "AWS", "AWS"),
    ("Power, network, and cooling", "facilities", "AWS", "AWS", "AWS", "AWS"),
)


def lines(type_name: str, properties: dict[str, Any], resolve: Any = None) -> Mapping[Duty, Ownership]:
    wrapped = {name: wrap(value) for name, value in properties.items()}
    return catalogue.classify(Resource(type_name, "Example", f"template.yaml#{type_name}", wrapped), resolve)


@pytest.mark.parametrize("column", range(4), ids=["ec2", "rds", "custom-oracle", "custom-sqlserver"])
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_rds_table(row: tuple[str, Duty, str, str, str, str], column: int) -> None:
    owners = lines(*(INSTANCE, DATABASE, ORACLE, SQL_SERVER)[column])
    duty, published = row[1], row[2 + column]
    line = owners[duty]
    assert line.owner in AGREES[published], f"{row[0]}: AWS says {published}, the catalogue {line.owner}"
    assert line.act or line.owner != "shared"


def test_rds_table_is_whole() -> None:
    """All 11 rows: 8 above, two with tests of their own, and scaling, which is about capacity and has no duty."""
    assert len({row[0] for row in ROWS} | {"OS installation", "High availability", "Scaling"}) == 11


def test_rds_os_installation() -> None:
    """Shared on RDS Custom for Oracle, where patching, which is what the duty goes on asking, is the customer's."""
    assert [lines(*each)["guest-os"].owner for each in (INSTANCE, DATABASE, SQL_SERVER)] == ["customer", "aws", "aws"]
    assert lines(*ORACLE)["guest-os"].owner == "customer"


def test_rds_custom_high_availability_is_the_customers() -> None:
    assert "build the standby yourself" in lines(*ORACLE)["backup-recovery"].act
    assert "arrange high availability" in lines(*SQL_SERVER)["backup-recovery"].act


@pytest.mark.parametrize(
    ("settings", "owner"),
    [
        ({}, "aws"),
        ({"RuntimeManagementConfig": {"UpdateRuntimeOn": "Auto"}}, "aws"),
        ({"RuntimeManagementConfig": {"UpdateRuntimeOn": "FunctionUpdate"}}, "shared"),
        ({"RuntimeManagementConfig": {"UpdateRuntimeOn": "Manual", "RuntimeVersionArn": "arn:…"}}, "customer"),
        ({"PackageType": "Image"}, "customer"),
        ({"Runtime": "provided.al2023"}, "customer"),
        ({"Runtime": "python3.6"}, "customer"),
    ],
    ids=["default", "auto", "function-update", "manual", "image", "os-only", "deprecated"],
)
def test_lambda_runtime_modes(settings: dict[str, Any], owner: str) -> None:
    owners = lines("AWS::Lambda::Function", {"Runtime": "python3.13", **settings})
    assert owners["platform"].owner == owner
    assert owners["guest-os"].owner == "aws"
    assert owners["application"].owner == "customer"


@pytest.mark.parametrize(
    ("settings", "guest_os", "platform", "virtualization"),
    [
        ({}, "customer", "customer", "aws"),
        ({"LaunchType": "EC2"}, "customer", "customer", "aws"),
        ({"LaunchType": "FARGATE"}, "aws", "aws", "aws"),
        ({"LaunchType": "FARGATE", "PlatformVersion": "1.4.0"}, "aws", "shared", "aws"),
        ({"CapacityProviderStrategy": [{"CapacityProvider": "FARGATE_SPOT"}]}, "aws", "aws", "aws"),
        ({"CapacityProviderStrategy": [{"CapacityProvider": "managed"}]}, "aws", "aws", "shared"),
        ({"CapacityProviderStrategy": [{"CapacityProvider": "group"}]}, "customer", "customer", "aws"),
        ({"Cluster": "fargate-by-default"}, "aws", "aws", "aws"),
        ({"Cluster": "bare"}, "customer", "customer", "aws"),
        ({"LaunchType": "EXTERNAL"}, "customer", "customer", "customer"),
    ],
    ids=["default", "ec2", "fargate", "pinned", "spot", "managed", "group", "cluster", "bare", "external"],
)
def test_ecs_launch_types(settings: dict[str, Any], guest_os: str, platform: str, virtualization: str) -> None:
    known = {
        "managed": {"ManagedInstancesProvider": {"InfrastructureRoleArn": "arn:…"}},
        "group": {"AutoScalingGroupProvider": {"AutoScalingGroupArn": "arn:…"}},
        "fargate-by-default": {"DefaultCapacityProviderStrategy": [{"CapacityProvider": "FARGATE"}]},
        "bare": {},
    }
    owners = lines("AWS::ECS::Service", settings, lambda value, _: wrap(known[value]))
    assert (owners["guest-os"].owner, owners["platform"].owner) == (guest_os, platform)
    assert owners["virtualization"].owner == virtualization


@pytest.mark.parametrize(
    ("type_name", "settings", "guest_os"),
    [
        ("AWS::EKS::Cluster", {}, "aws"),
        ("AWS::EKS::Cluster", {"ComputeConfig": {"Enabled": True}}, "aws"),
        ("AWS::EKS::Cluster", {"RemoteNetworkConfig": {"RemoteNodeNetworks": [{"Cidrs": ["10.0.0.0/8"]}]}}, "shared"),
        ("AWS::EKS::Nodegroup", {}, "shared"),
        ("AWS::EKS::Nodegroup", {"AmiType": "AL2023_x86_64_STANDARD"}, "shared"),
        ("AWS::EKS::Nodegroup", {"AmiType": "BOTTLEROCKET_x86_64"}, "shared"),
        ("AWS::EKS::Nodegroup", {"AmiType": "CUSTOM"}, "customer"),
        ("AWS::EKS::Nodegroup", {"LaunchTemplate": {"Id": "image"}}, "customer"),
        ("AWS::EKS::Nodegroup", {"LaunchTemplate": {"Id": "plain"}}, "shared"),
        ("AWS::EKS::FargateProfile", {"Selectors": [{"Namespace": "default"}]}, "aws"),
        ("AWS::EC2::Instance", {"Tags": [{"Key": "kubernetes.io/cluster/shop", "Value": "owned"}]}, "customer"),
    ],
)
def test_eks_node_types(type_name: str, settings: dict[str, Any], guest_os: str) -> None:
    templates = {"image": {"LaunchTemplateData": {"ImageId": "ami-1"}}, "plain": {"LaunchTemplateData": {}}}
    owners = lines(type_name, settings, lambda value, _: wrap(templates[value]))
    assert owners["guest-os"].owner == guest_os


def managed_actions(value: str, namespace: str = "managedactions") -> list[dict[str, str]]:
    return [
        {"Namespace": "aws:elasticbeanstalk:environment", "OptionName": "EnvironmentType", "Value": "true"},
        {"Namespace": f"aws:elasticbeanstalk:{namespace}", "OptionName": "ManagedActionsEnabled", "Value": value},
    ]


@pytest.mark.parametrize(
    ("settings", "owner"),
    [
        ({}, "customer"),
        ({"OptionSettings": managed_actions("true")}, "shared"),
        ({"OptionSettings": managed_actions("false")}, "customer"),
        ({"OptionSettings": managed_actions("true", "elsewhere")}, "customer"),
        (
            {
                "OptionSettings": managed_actions("true"),
                "PlatformArn": "…/PHP 7.3 running on 64bit Amazon Linux/2.9.16",
            },
            "customer",
        ),
        (
            {
                "OptionSettings": managed_actions("true"),
                "PlatformArn": "…/PHP 8.4 running on 64bit Amazon Linux 2023/4.7.2",
            },
            "shared",
        ),
    ],
    ids=["default", "managed", "off", "another option", "retired", "current"],
)
def test_elastic_beanstalk_platform(settings: dict[str, Any], owner: str) -> None:
    """AWS publishes patched platform versions; managed updates apply them, until the platform branch is retired."""
    owners = lines("AWS::ElasticBeanstalk::Environment", settings)
    assert (owners["guest-os"].owner, owners["platform"].owner) == (owner, owner)
    assert owners["application"].owner == "customer"
    assert {owners[duty].owner for duty in AWS_FIVE} == {"aws"}  # type: ignore[index]


def test_vpc_sharing_has_two_customers() -> None:
    """The owner keeps routes, network ACLs, gateways and flow logs; participants keep their own resources."""
    shared = {"ResourceArns": ["arn:aws:ec2:eu-west-1:123456789012:subnet/subnet-1"]}
    owners = lines("AWS::RAM::ResourceShare", shared)
    assert (owners["network-controls"].owner, owners["logging-monitoring"].owner) == ("shared", "shared")
    assert "routes, network ACLs, gateways and flow logs" in owners["network-controls"].because
    other = lines("AWS::RAM::ResourceShare", {"ResourceArns": ["arn:aws:rds:eu-west-1:123456789012:cluster:shop"]})
    assert other["network-controls"].owner == "customer"
    for type_name in ("RouteTable", "NetworkAcl", "InternetGateway", "NatGateway", "SecurityGroup"):
        assert lines(f"AWS::EC2::{type_name}", {})["network-controls"].owner == "customer"
    assert lines("AWS::EC2::FlowLog", {})["logging-monitoring"].owner == "customer"


@pytest.mark.parametrize(
    ("settings", "guest_os", "platform"),
    [
        ({}, "customer", "customer"),
        ({"Type": "managed", "ComputeResources": {"Type": "EC2"}}, "customer", "customer"),
        (
            {"Type": "managed", "ComputeResources": {"Type": "EC2", "UpdateToLatestImageVersion": True}},
            "shared",
            "customer",
        ),
        ({"Type": "managed", "ComputeResources": {"Type": "FARGATE"}}, "aws", "aws"),
        ({"Type": "unmanaged"}, "customer", "customer"),
    ],
    ids=["default", "ec2", "latest image", "fargate", "unmanaged"],
)
def test_batch_compute_environments(settings: dict[str, Any], guest_os: str, platform: str) -> None:
    owners = lines("AWS::Batch::ComputeEnvironment", settings)
    assert (owners["guest-os"].owner, owners["platform"].owner) == (guest_os, platform)


def test_oracle_database_at_aws_has_three_parties() -> None:
    """AWS gives the site and its network, Oracle runs hardware and hypervisor, the customer its virtual machines."""
    cluster, autonomous = (lines(f"AWS::ODB::{name}", {}) for name in ("CloudVmCluster", "CloudAutonomousVmCluster"))
    assert (cluster["facilities"].owner, cluster["network-infrastructure"].owner) == ("aws", "aws")
    assert cluster["virtualization"].because.startswith("Oracle runs")
    assert (cluster["guest-os"].owner, autonomous["guest-os"].owner) == ("customer", "shared")
    assert autonomous["platform"].because.startswith("Oracle patches")


def test_elastic_vmware_service_leaves_the_hypervisor_to_the_customer() -> None:
    owners = lines("AWS::EVS::Environment", {})
    assert [owners[duty].owner for duty in ("hardware", "virtualization", "guest-os")] == [
        "aws",
        "customer",
        "customer",
    ]


@pytest.mark.parametrize(
    ("subnet", "owner"),
    [({"OutpostArn": "arn:…"}, "customer"), ({"AvailabilityZone": "us-west-2-lax-1a"}, "aws"), ({}, "aws")],
    ids=["outpost", "local zone", "region"],
)
def test_an_instance_stands_where_its_subnet_lies(subnet: dict[str, Any], owner: str) -> None:
    owners = lines("AWS::EC2::Instance", {"SubnetId": "subnet"}, lambda *_: wrap(subnet))
    assert owners["facilities"].owner == owner
    assert owners["hardware"].owner == "aws"


@pytest.mark.parametrize(
    "type_name",
    [
        "AWS::CloudFront::Distribution",
        "AWS::ElasticLoadBalancingV2::LoadBalancer",
        "AWS::EC2::Instance",
        "AWS::RDS::DBInstance",
    ],
)
def test_seed_example_aws_half(type_name: str) -> None:
    """Global infrastructure, servers, database infrastructure and the network between them are AWS's."""
    owners = lines(type_name, {})
    assert {owners[duty].owner for duty in AWS_FIVE} == {"aws"}  # type: ignore[index]
    assert owners["guest-os"].owner == ("customer" if type_name == "AWS::EC2::Instance" else "aws")


@pytest.mark.parametrize(
    ("type_name", "duty"),
    [
        ("AWS::CloudFront::Distribution", "transit-encryption"),
        ("AWS::ElasticLoadBalancingV2::Listener", "transit-encryption"),
        ("AWS::ElasticLoadBalancingV2::Listener", "key-custody"),
        ("AWS::EC2::Instance", "application"),
        ("AWS::RDS::DBInstance", "rest-encryption"),
        ("AWS::EC2::Instance", "end-user-auth"),
        ("AWS::EC2::SecurityGroup", "network-controls"),
        ("AWS::EC2::Instance", "guest-os"),
        ("AWS::IAM::Role", "identity-access"),
    ],
)
def test_seed_example_customer_half(type_name: str, duty: Duty) -> None:
    """Certificates, code, database encryption, sign-in and security groups ask something of the customer."""
    assert lines(type_name, {})[duty].owner in ("customer", "shared")
