"""Each kind of entry point, in the smallest estates that decide it: on the internet, not, and not known."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from remit import schema
from remit.engines.network.entries import Entries
from remit.engines.network.entries.estate import KINDS
from remit.engines.network.entries.services import SERVICES
from tests.engines.network.entries.estates import estate, hidden, key, values


class Case(NamedTuple):
    """What makes the subject public (`yes`), not (`no`), and not known (`unknown`): each a text in its place."""

    text: str
    yes: str
    no: str
    unknown: str = "!Ref Told"
    vpc: bool = False


LISTENER = """
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties: {LoadBalancerArn: !Ref Subject, Port: 443, Protocol: HTTPS}
"""
ALB = f"""{LISTENER}
  Subject:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties: {{Scheme: SCHEME, Subnets: [!Ref SUBNET], SecurityGroups: [!Ref GROUP]}}
"""
DATABASE = """
  Subject:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: postgres
      PubliclyAccessible: SWITCH
      DBSubnetGroupName: !Ref SUBNETS
      VPCSecurityGroups: [!GetAtt GROUP.GroupId]
"""


def alb(**given: str) -> str:
    """A load balancer on the internet, but for one thing."""
    text = ALB
    for name, value in ({"scheme": "internet-facing", "subnet": "Outer", "group": "Open"} | given).items():
        text = text.replace(name.upper(), value)
    return text


def database(**given: str) -> str:
    """A database on the internet, but for one thing."""
    text = DATABASE
    for name, value in ({"switch": "true", "subnets": "OuterSubnets", "group": "Open"} | given).items():
        text = text.replace(name.upper(), value)
    return text


def one(type_name: str, properties: str) -> str:
    """One resource of a type."""
    return f"  Subject: {{Type: {type_name}, Properties: {{{properties}}}}}\n"


CASES = {
    "ALB by its scheme": Case(alb(scheme="HERE"), "internet-facing", "internal", vpc=True),
    "ALB by its subnet": Case(alb(subnet="HERE"), "Outer", "Inner", "Told", vpc=True),
    "ALB by its group": Case(alb(group="HERE"), "Open", "Closed", "Told", vpc=True),
    "NLB without groups by its subnet": Case(
        f"{LISTENER}{one('AWS::ElasticLoadBalancingV2::LoadBalancer', 'Type: network, Subnets: [!Ref HERE]')}",
        "Outer",
        "Inner",
        "Told",
        vpc=True,
    ),
    "GWLB": Case(
        f"{LISTENER}{one('AWS::ElasticLoadBalancingV2::LoadBalancer', 'Type: HERE, Subnets: [!Ref Outer]')}",
        "network",
        "gateway",
        vpc=True,
    ),
    "CLB": Case(
        one(
            "AWS::ElasticLoadBalancing::LoadBalancer",
            "Scheme: HERE, Subnets: [!Ref Outer], SecurityGroups: [!Ref Open],"
            ' Listeners: [{Protocol: HTTPS, LoadBalancerPort: "443", InstancePort: "80"}]',
        ),
        "internet-facing",
        "internal",
        vpc=True,
    ),
    "CloudFront": Case(one("AWS::CloudFront::Distribution", "DistributionConfig: {Enabled: HERE}"), "true", "false"),
    "Global Accelerator": Case(
        f"""
  Port:
    Type: AWS::GlobalAccelerator::Listener
    Properties: {{AcceleratorArn: !Ref Subject, Protocol: TCP, PortRanges: [{{FromPort: 443, ToPort: 443}}]}}
{one("AWS::GlobalAccelerator::Accelerator", "Name: a, Enabled: HERE")}""",
        "true",
        "false",
    ),
    "REST API by its endpoint type": Case(
        one("AWS::ApiGateway::RestApi", "Name: a, EndpointConfiguration: {Types: [HERE]}"), "REGIONAL", "PRIVATE"
    ),
    "REST API by its default address": Case(
        one("AWS::ApiGateway::RestApi", "Name: a, DisableExecuteApiEndpoint: HERE"), "false", "true"
    ),
    "HTTP API": Case(
        one("AWS::ApiGatewayV2::Api", "Name: a, ProtocolType: HTTP, DisableExecuteApiEndpoint: HERE"), "false", "true"
    ),
    "GraphQL API": Case(
        one("AWS::AppSync::GraphQLApi", "Name: a, AuthenticationType: AWS_IAM, Visibility: HERE"), "GLOBAL", "PRIVATE"
    ),
    "App Runner": Case(
        one(
            "AWS::AppRunner::Service",
            "SourceConfiguration: {}, NetworkConfiguration: {IngressConfiguration: {IsPubliclyAccessible: HERE}}",
        ),
        "true",
        "false",
    ),
    "IoT": Case(one("AWS::IoT::DomainConfiguration", "DomainConfigurationStatus: HERE"), "ENABLED", "DISABLED"),
    "Transfer Family": Case(one("AWS::Transfer::Server", "EndpointType: HERE"), "PUBLIC", "VPC"),
    "EKS by its switch": Case(
        one("AWS::EKS::Cluster", "RoleArn: r, ResourcesVpcConfig: {SubnetIds: [s], EndpointPublicAccess: HERE}"),
        "true",
        "false",
    ),
    "EKS by its blocks": Case(
        one("AWS::EKS::Cluster", "RoleArn: r, ResourcesVpcConfig: {SubnetIds: [s], PublicAccessCidrs: [HERE]}"),
        "0.0.0.0/0",
        "198.51.0.0/24",
    ),
    "OpenSearch": Case(
        one("AWS::OpenSearchService::Domain", "VPCOptions: {SubnetIds: HERE}"), "[]", "[subnet-1]", "!Ref Told"
    ),
    "RDS by its switch": Case(database(switch="HERE"), "true", "false", vpc=True),
    "RDS by its subnets": Case(database(subnets="HERE"), "OuterSubnets", "InnerSubnets", "Told", vpc=True),
    "RDS by its group": Case(database(group="HERE"), "Open", "Closed", vpc=True),
    "Redshift": Case(
        """
  Subnets:
    Type: AWS::Redshift::ClusterSubnetGroup
    Properties: {Description: outer, SubnetIds: [!Ref Outer]}
  Subject:
    Type: AWS::Redshift::Cluster
    Properties:
      PubliclyAccessible: HERE
      ClusterSubnetGroupName: !Ref Subnets
      VpcSecurityGroupIds: [!GetAtt Open.GroupId]
""",
        "true",
        "false",
        vpc=True,
    ),
    "Redshift Serverless": Case(
        one(
            "AWS::RedshiftServerless::Workgroup",
            "WorkgroupName: w, PubliclyAccessible: HERE, SubnetIds: [!Ref Outer],"
            " SecurityGroupIds: [!GetAtt Open.GroupId]",
        ),
        "true",
        "false",
        vpc=True,
    ),
    "MSK": Case(
        one(
            "AWS::MSK::Cluster",
            "BrokerNodeGroupInfo: {ClientSubnets: [!Ref Outer], SecurityGroups: [!GetAtt Open.GroupId],"
            " ConnectivityInfo: {PublicAccess: {Type: HERE}}}",
        ),
        "SERVICE_PROVIDED_EIPS",
        "DISABLED",
        vpc=True,
    ),
    "Amazon MQ": Case(
        one(
            "AWS::AmazonMQ::Broker",
            "PubliclyAccessible: HERE, SubnetIds: [!Ref Outer], SecurityGroups: [!GetAtt Open.GroupId]",
        ),
        "true",
        "false",
        vpc=True,
    ),
    "DMS": Case(
        """
  Subnets:
    Type: AWS::DMS::ReplicationSubnetGroup
    Properties: {ReplicationSubnetGroupDescription: outer, SubnetIds: [!Ref Outer]}
  Subject:
    Type: AWS::DMS::ReplicationInstance
    Properties:
      ReplicationInstanceClass: dms.t3.micro
      PubliclyAccessible: HERE
      ReplicationSubnetGroupIdentifier: !Ref Subnets
      VpcSecurityGroupIds: [!GetAtt Open.GroupId]
""",
        "true",
        "false",
        vpc=True,
    ),
    "Lightsail instance": Case(
        one("AWS::Lightsail::Instance", "InstanceName: i, Networking: {Ports: [{FromPort: 22, Cidrs: [HERE]}]}"),
        "0.0.0.0/0",
        "198.51.0.0/24",
    ),
    "Lightsail database": Case(one("AWS::Lightsail::Database", "PubliclyAccessible: HERE"), "true", "false"),
    "Lightsail container": Case(
        one(
            "AWS::Lightsail::Container",
            "ServiceName: c, IsDisabled: HERE, ContainerServiceDeployment: {PublicEndpoint: {ContainerPort: 80}}",
        ),
        "false",
        "true",
    ),
    "instance by its interface": Case(
        one(
            "AWS::EC2::Instance",
            "NetworkInterfaces: [{DeviceIndex: '0', SubnetId: !Ref Outer, GroupSet: [!GetAtt Open.GroupId],"
            " AssociatePublicIpAddress: HERE}]",
        ),
        "true",
        "false",
        vpc=True,
    ),
    "tasks of a service": Case(
        one(
            "AWS::ECS::Service",
            "NetworkConfiguration: {AwsvpcConfiguration: {AssignPublicIp: HERE, Subnets: [!Ref Outer],"
            " SecurityGroups: [!GetAtt Open.GroupId]}}",
        ),
        "ENABLED",
        "DISABLED",
        vpc=True,
    ),
}


def public(case: Case, here: str) -> bool | None:
    text = case.text.replace("[!GetAtt HERE.GroupId]", "!Ref Told") if here == "!Ref Told" else case.text
    inventory = estate(text.replace("HERE", here), vpc=case.vpc)
    subject = inventory.get(key("Subject"))
    assert subject is not None
    return Entries(inventory).of(subject).public.holds


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_an_entry_point_is_public_by_what_decides_it(case: Case) -> None:
    assert public(case, case.yes) is True
    assert public(case, case.no) is False
    assert public(case, case.unknown) is None


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_less_knowledge_never_changes_the_answer(case: Case) -> None:
    """Every value of the estate is hidden in turn: the answer stays, or is not known."""
    for here, expected in ((case.yes, True), (case.no, False)):
        inventory = estate(case.text.replace("HERE", here), vpc=case.vpc)
        subject = inventory.get(key("Subject"))
        assert subject is not None
        for where, holder, name in list(values(inventory)):
            with hidden(holder, name):
                found = Entries(inventory).of(subject).public.holds
            assert found in (expected, None), where


ALWAYS_THERE = {
    "AWS::AppSync::Api": "Name: news, EventConfig: {}",
    "AWS::Amplify::App": "Name: shop",
    "AWS::Cognito::UserPool": "UserPoolName: customers",
    "AWS::WorkSpaces::Workspace": "UserName: jo",
    "AWS::Lambda::Url": "AuthType: NONE, TargetFunctionArn: !Ref Told",
    "AWS::EC2::ClientVpnEndpoint": "ClientCidrBlock: 10.9.0.0/22, ServerCertificateArn: arn, AuthenticationOptions: []",
    "AWS::EC2::VerifiedAccessEndpoint": "EndpointType: load-balancer, DomainCertificateArn: arn",
    "AWS::SageMaker::NotebookInstance": "InstanceType: ml.t3.medium, RoleArn: arn",
    "AWS::AppStream::Stack": "Name: desks",
    "AWS::Lightsail::LoadBalancer": "LoadBalancerName: web, InstancePort: 80",
    "AWS::Lightsail::Distribution": "DistributionName: web, BundleId: small",
}


@pytest.mark.parametrize("type_name", ALWAYS_THERE)
def test_some_services_have_no_other_address(type_name: str) -> None:
    inventory = estate(one(type_name, ALWAYS_THERE[type_name]))
    assert [entry.public.holds for entry in Entries(inventory).all()] == [True]


def test_halves_of_the_internet_are_the_internet() -> None:
    told = "RoleArn: r, ResourcesVpcConfig: {SubnetIds: [s], PublicAccessCidrs: [0.0.0.0/1, 128.0.0.0/1]}"
    assert [entry.public.holds for entry in Entries(estate(one("AWS::EKS::Cluster", told))).all()] == [True]


def test_a_database_that_does_not_say_may_be_public() -> None:
    """Without a subnet group it stands in the default VPC, where databases are public unless told otherwise."""
    assert [entry.public.holds for entry in Entries(estate(one("AWS::RDS::DBInstance", "Engine: mysql"))).all()] == [
        None
    ]


def test_a_switched_off_address_hangs_on_domains_that_are_not_known() -> None:
    domain = """
  Domain: {Type: AWS::ApiGatewayV2::DomainName, Properties: {DomainName: api.example.com}}
  Mapping: {Type: AWS::ApiGatewayV2::ApiMapping, Properties: {ApiId: API, DomainName: !Ref Domain, Stage: live}}
"""
    for api in (
        one("AWS::ApiGatewayV2::Api", "Name: a, ProtocolType: HTTP, DisableExecuteApiEndpoint: true"),
        one("AWS::ApiGateway::RestApi", "Name: a, DisableExecuteApiEndpoint: true"),
    ):
        for mapped, expected in (("!Ref Subject", True), ("other", False), ('!ImportValue "api"', None)):
            entries = Entries(estate(domain.replace("API", mapped) + api))
            assert [entry.public.holds for entry in entries.all()] == [expected], mapped


def test_what_is_not_modelled_is_possible() -> None:
    inventory = estate(one("AWS::EMR::Cluster", "Name: c, Instances: {}, JobFlowRole: r, ServiceRole: s"))
    assert [entry.public.holds for entry in Entries(inventory).all()] == [None]


def test_every_kind_of_the_table_is_a_type_with_the_properties_that_it_names() -> None:
    for type_name in KINDS:
        assert schema.describe(type_name) is not None, type_name
    for type_name, service in SERVICES.items():
        assert service.page.startswith("https://docs.aws.amazon.com/"), type_name
        for path in filter(None, (service.web_acl, service.certificate)):
            assert schema.exists(type_name, path), f"{type_name} has no {path}"
