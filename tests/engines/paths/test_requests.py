"""The ways of requests: from each kind of entry point to what runs code, and on to the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from remit import schema
from remit.engines.paths.requests import Requests
from remit.engines.paths.stores import STORES
from remit.engines.paths.workloads import PROFILES, ROLES, RUNS_AS, TYPES
from tests.engines.network.entries.estates import estate, hidden, key, values

if TYPE_CHECKING:
    from remit.engines.paths.route import Chain
    from remit.model import Inventory

FUNCTION = """
  Role:
    Type: AWS::IAM::Role
    Properties:
      RoleName: orders
      AssumeRolePolicyDocument:
        Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: "sts:AssumeRole"}]
      Policies:
        - PolicyName: reads
          PolicyDocument: {Statement: [{Effect: Allow, Action: "dynamodb:GetItem", Resource: !GetAtt Table.Arn}]}
  Table: {Type: AWS::DynamoDB::Table, Properties: {TableName: orders, KeySchema: []}}
  Others: {Type: AWS::DynamoDB::Table, Properties: {TableName: others, KeySchema: []}}
  Function: {Type: AWS::Lambda::Function, Properties: {FunctionName: f, Role: !GetAtt Role.Arn, Code: {}}}
"""
INVOKED = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${Function.Arn}/invocations"
WEB = """
  WebGroup:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: web
      VpcId: !Ref Vpc
      SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 8080, ToPort: 8080, FROM}]
  Web: {Type: AWS::EC2::Instance, Properties: {SubnetId: !Ref Inner, SecurityGroupIds: [!GetAtt WebGroup.GroupId]}}
  Targets:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties: {Port: 8080, Protocol: PROTOCOL, VpcId: !Ref Vpc, Targets: [{Id: !Ref Web}], ATTRIBUTES}
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Balancer
      Port: 443
      Protocol: LISTENS
      DefaultActions: [{Type: forward, TargetGroupArn: !Ref Targets}]
  Balancer:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties: {Type: KIND, Scheme: internet-facing, Subnets: [!Ref Outer], SecurityGroups: [!Ref Open]}
"""
FROM_BALANCER = "SourceSecurityGroupId: !GetAtt Open.GroupId"
FROM_EVERYBODY = "CidrIp: 0.0.0.0/0"
FROM_OFFICE = "CidrIp: 198.51.0.0/24"
PRESERVED = "TargetGroupAttributes: [{Key: preserve_client_ip.enabled, Value: 'false'}]"


def chains(inventory: Inventory) -> list[str]:
    """Every chain as its labels, `?` behind what is only possible."""
    return [spelled(chain) for route in Requests(inventory).routes() for chain in route.chains]


def spelled(chain: Chain) -> str:
    return " > ".join(f"{hop.label}{'' if hop.certain else '?'}" for hop in chain.hops[1:])


def web(**given: str) -> Inventory:
    usual = {"from": FROM_BALANCER, "protocol": "HTTP", "listens": "HTTPS", "kind": "application", "attributes": ""}
    text = WEB
    for name, value in (usual | given).items():
        text = text.replace(name.upper(), value)
    return estate(text.replace(", }", "}"), vpc=True)


NETWORK = {"kind": "network", "listens": "TCP", "protocol": "TCP"}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param({}, ["Balancer > Web"], id="ALB, its group is named"),
        pytest.param({"from": "CidrIp: 10.0.0.0/24"}, ["Balancer > Web"], id="ALB, its subnet is"),
        pytest.param({"from": "CidrIp: 10.0.0.0/25"}, ["Balancer > Web?"], id="ALB, half of its subnet is"),
        pytest.param({"from": FROM_OFFICE}, ["Balancer"], id="ALB, the target lets only an office in"),
        pytest.param({"from": "CidrIp: !Ref Told"}, ["Balancer > Web?"], id="ALB, a parameter"),
        pytest.param(NETWORK | {"from": FROM_EVERYBODY}, ["Balancer > Web"], id="NLB keeps clients' addresses"),
        pytest.param(NETWORK | {"from": "CidrIp: 10.0.0.0/16"}, ["Balancer"], id="NLB: the VPC's are not the clients'"),
        pytest.param(
            NETWORK | {"from": "CidrIp: 10.0.0.0/16", "attributes": PRESERVED},
            ["Balancer > Web"],
            id="NLB without clients' addresses: the VPC is the internet",
        ),
        pytest.param(
            NETWORK | {"from": "CidrIp: 10.0.0.0/16", "attributes": "TargetType: !Ref Told"},
            ["Balancer > Web?"],
            id="NLB, whose addresses is not known",
        ),
    ],
)
def test_what_a_target_sees_decides(given: dict[str, str], expected: list[str]) -> None:
    assert chains(web(**given)) == expected


def test_a_service_registers_its_tasks() -> None:
    text = """
  Targets:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties: {Port: 80, Protocol: HTTP, TargetType: ip, VpcId: !Ref Vpc}
  Tasks:
    Type: AWS::ECS::Service
    Properties:
      LoadBalancers: [{TargetGroupArn: !Ref Targets, ContainerName: web, ContainerPort: 80}]
      NetworkConfiguration:
        AwsvpcConfiguration: {Subnets: [!Ref Inner], SecurityGroups: [!GetAtt Open.GroupId]}
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Balancer
      Port: 80
      Protocol: HTTP
      DefaultActions: [{Type: forward, ForwardConfig: {TargetGroups: [{TargetGroupArn: !Ref Targets}]}}]
  Balancer:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties: {Subnets: [!Ref Outer], SecurityGroups: [!Ref Open]}
"""
    assert chains(estate(text, vpc=True)) == ["Balancer > Tasks"]
    shared = text.replace("AwsvpcConfiguration: {Subnets: [!Ref Inner], SecurityGroups: [!GetAtt Open.GroupId]}", "{}")
    assert chains(estate(shared, vpc=True)) == ["Balancer > Tasks?", "Tasks?"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"""
  Api: {{Type: AWS::ApiGateway::RestApi, Properties: {{Name: shop}}}}
  Method:
    Type: AWS::ApiGateway::Method
    Properties: {{RestApiId: !Ref Api, HttpMethod: GET, Integration: {{Type: AWS_PROXY, Uri: !Sub "{INVOKED}"}}}}
""",
            "Api > f > orders",
            id="REST API",
        ),
        pytest.param(
            """
  Api: {Type: AWS::ApiGatewayV2::Api, Properties: {Name: shop, ProtocolType: HTTP}}
  Integration:
    Type: AWS::ApiGatewayV2::Integration
    Properties: {ApiId: !Ref Api, IntegrationType: AWS_PROXY, IntegrationUri: !GetAtt Function.Arn}
""",
            "Api > f > orders",
            id="HTTP API",
        ),
        pytest.param(
            """
  Url: {Type: AWS::Lambda::Url, Properties: {AuthType: NONE, TargetFunctionArn: !Ref Function}}
""",
            "Url > f > orders",
            id="function URL",
        ),
        pytest.param(
            """
  Api: {Type: AWS::AppSync::GraphQLApi, Properties: {Name: shop, AuthenticationType: API_KEY}}
  Source:
    Type: AWS::AppSync::DataSource
    Properties:
      {ApiId: !GetAtt Api.ApiId, Name: s, Type: AWS_LAMBDA, LambdaConfig: {LambdaFunctionArn: !GetAtt Function.Arn}}
""",
            "Api > f > orders",
            id="GraphQL API",
        ),
    ],
)
def test_a_serverless_request_ends_at_the_table_that_the_role_reads(text: str, expected: str) -> None:
    assert chains(estate(FUNCTION + text)) == [expected]


def test_an_api_defined_in_its_body_may_lead_anywhere() -> None:
    inventory = estate("  Api: {Type: AWS::ApiGateway::RestApi, Properties: {Name: a, Body: {openapi: 3.0.1}}}\n")
    assert chains(inventory) == ["Api > what its definition names?"]


def test_an_accelerator_reaches_an_internal_load_balancer() -> None:
    text = """
  Accelerator: {Type: AWS::GlobalAccelerator::Accelerator, Properties: {Name: fast}}
  Port:
    Type: AWS::GlobalAccelerator::Listener
    Properties: {AcceleratorArn: !Ref Accelerator, Protocol: TCP, PortRanges: [{FromPort: 443, ToPort: 443}]}
  Ends:
    Type: AWS::GlobalAccelerator::EndpointGroup
    Properties:
      {ListenerArn: !Ref Port, EndpointGroupRegion: eu-west-1, EndpointConfigurations: [{EndpointId: !Ref Balancer}]}
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties: {LoadBalancerArn: !Ref Balancer, Port: 443, Protocol: HTTPS}
  Balancer:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties: {Scheme: internal, Subnets: [!Ref Inner], SecurityGroups: [!Ref GROUP]}
"""
    assert chains(estate(text.replace("GROUP", "Open"), vpc=True)) == ["Accelerator > Balancer"]
    assert chains(estate(text.replace("GROUP", "Closed"), vpc=True)) == ["Accelerator"]


def test_a_vpc_link_is_a_hop_into_the_vpc() -> None:
    text = """
  Api: {Type: AWS::ApiGatewayV2::Api, Properties: {Name: shop, ProtocolType: HTTP}}
  Link:
    Type: AWS::ApiGatewayV2::VpcLink
    Properties: {Name: in, SubnetIds: [!Ref Inner], SecurityGroupIds: [!GetAtt Open.GroupId]}
  Integration:
    Type: AWS::ApiGatewayV2::Integration
    Properties:
      ApiId: !Ref Api
      IntegrationType: HTTP_PROXY
      ConnectionType: VPC_LINK
      ConnectionId: !Ref Link
      IntegrationUri: !Ref Listener
  Group:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: g
      VpcId: !Ref Vpc
      SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 80, ToPort: 80, SOURCE}]
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties: {LoadBalancerArn: !Ref Balancer, Port: 80, Protocol: HTTP}
  Balancer:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties: {Scheme: internal, Subnets: [!Ref Inner], SecurityGroups: [!GetAtt Group.GroupId]}
"""
    assert chains(estate(text.replace("SOURCE", FROM_BALANCER), vpc=True)) == ["Api > Balancer"]
    assert chains(estate(text.replace("SOURCE", FROM_OFFICE), vpc=True)) == ["Api"]


DATABASE = """
  Orders:
    Type: AWS::RDS::DBInstance
    Properties:
      {Engine: postgres, DBSubnetGroupName: !Ref InnerSubnets, VPCSecurityGroups: [!GetAtt DbGroup.GroupId]}
  DbGroup:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: db
      VpcId: !Ref Vpc
      SecurityGroupIngress:
        - {IpProtocol: tcp, FromPort: PORT, ToPort: PORT, SourceSecurityGroupId: !GetAtt WebGroup.GroupId}
"""


@pytest.mark.parametrize(
    ("port", "expected"),
    [("5432", "Balancer > Web > Orders"), ("3306", "Balancer > Web"), ("!Ref Told", "Balancer > Web > Orders?")],
)
def test_the_database_is_reached_at_its_own_port(port: str, expected: str) -> None:
    text = WEB + DATABASE.replace("PORT", port)
    for name, value in {
        "FROM": FROM_BALANCER,
        "PROTOCOL": "HTTP",
        "LISTENS": "HTTPS",
        "KIND": "application",
        ", ATTRIBUTES": "",
    }.items():
        text = text.replace(name, value)
    assert chains(estate(text, vpc=True)) == [expected]


def test_less_knowledge_never_hides_a_way() -> None:
    """Every value is hidden in turn: what was surely reached stays reached, or what hides it is told as possible."""
    inventory = web()
    for where, holder, name in list(values(inventory)):
        with hidden(holder, name):
            found = [route for route in Requests(inventory).routes() if route.resource.key == key("Balancer")]
        assert found, where
        sure = [chain for route in found for chain in route.chains if chain.certain and len(chain.hops) == 2]
        assert not sure, f"{where}: the way ends at the load balancer, as if there were no target"


NAMED = '{Statement: [{Effect: Allow, Principal: {AWS: "123456789012"}, Action: "*", Resource: "*"}]}'
ANYBODY = '{Statement: [{Effect: Allow, Principal: "*", Action: "*", Resource: "*"}]}'
LETS_IN = """
  Lets:
    Type: AWS::Lambda::Permission
    Properties:
      FunctionName: !Ref Function
      Action: lambda:InvokeFunctionUrl
      Principal: "*"
      FunctionUrlAuthType: NONE
"""
CALLS_TOO = """
  CallsToo:
    Type: AWS::Lambda::Permission
    Properties:
      {FunctionName: !Ref Function, Action: "lambda:InvokeFunction", Principal: "*", InvokedViaFunctionUrl: true}
"""
URL = "  Subject: {Type: AWS::Lambda::Url, Properties: {AuthType: NONE, TargetFunctionArn: !Ref Function}}"


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        (f"  Subject: {{Type: AWS::ApiGateway::RestApi, Properties: {{Name: a, Policy: {NAMED}}}}}", True),
        (f"  Subject: {{Type: AWS::ApiGateway::RestApi, Properties: {{Name: a, Policy: {ANYBODY}}}}}", False),
        ("  Subject: {Type: AWS::ApiGateway::RestApi, Properties: {Name: a, Policy: !Ref Told}}", None),
        (f"  Subject: {{Type: AWS::OpenSearchService::Domain, Properties: {{AccessPolicies: {NAMED}}}}}", True),
        (f"  Subject: {{Type: AWS::OpenSearchService::Domain, Properties: {{AccessPolicies: {ANYBODY}}}}}", False),
        (f"{FUNCTION}{LETS_IN}{CALLS_TOO}{URL}", False),
        (f"{FUNCTION}{LETS_IN}{URL}", None),  # a URL that was made before October 2025 needs no more
        (f"{FUNCTION}{URL}", True),
    ],
)
def test_a_policy_of_its_own_decides_who_is_let_in(text: str, *, holds: bool | None) -> None:
    found = [route for route in Requests(estate(text)).routes() if route.resource.key == key("Subject")]
    facts = {chain.hops[1].sign_in for route in found for chain in route.chains}
    assert {fact.holds if fact else None for fact in facts} == {holds}


def test_the_tables_name_properties_that_there_are() -> None:
    paths = [(each, path) for table in (ROLES, PROFILES) for each, told in table.items() for path in told]
    paths += [(each, property_) for each, (property_, _) in RUNS_AS.items()]
    paths += [(each, store.encrypted) for each, store in STORES.items() if store.encrypted]
    for type_name, path in paths:
        assert schema.exists(type_name, path), f"{type_name} has no {path}"
    assert all(schema.describe(each) is not None for each in TYPES)
