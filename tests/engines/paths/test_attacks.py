"""Attack paths: taken over code, as its role, to what that gains; the worst first."""

from __future__ import annotations

import pytest

from remit.engines.paths.attacks import ADMIN, Attack, attacks
from remit.engines.paths.reach import CONNECT, READ, WRITE
from remit.engines.paths.requests import Requests
from remit.engines.paths.workloads import acting
from tests.engines.network.entries.estates import estate, key

ESTATE = """
  Role:
    Type: AWS::IAM::Role
    Properties:
      RoleName: web
      AssumeRolePolicyDocument:
        Statement: [{Effect: Allow, Principal: {Service: ec2.amazonaws.com}, Action: "sts:AssumeRole"}]
      Policies: [{PolicyName: p, PolicyDocument: {Statement: [STATEMENT]}}]
  Profile: {Type: AWS::IAM::InstanceProfile, Properties: {Roles: [!Ref Role]}}
  Bucket: {Type: AWS::S3::Bucket, Properties: {BucketName: orders}}
  Web:
    Type: AWS::EC2::Instance
    Properties:
      IamInstanceProfile: !Ref Profile
      MetadataOptions: {HttpTokens: TOKENS}
      NetworkInterfaces:
        - {DeviceIndex: "0", SubnetId: !Ref Outer, GroupSet: [!GetAtt GROUP.GroupId], AssociatePublicIpAddress: true}
"""
READS = '{Effect: Allow, Action: "s3:GetObject", Resource: "arn:aws:s3:::orders/*"}'
WRITES = '{Effect: Allow, Action: "s3:*", Resource: "arn:aws:s3:::orders/*"}'
EVERYTHING = '{Effect: Allow, Action: "*", Resource: "*"}'
DENIED = f'{READS}, {{Effect: Deny, Action: "s3:*", Resource: "*"}}'
TOLD = '{Effect: Allow, Action: "s3:GetObject", Resource: !Ref Told}'


ADMINISTRATOR = """
  Other:
    Type: AWS::IAM::Role
    Properties:
      RoleName: boss
      AssumeRolePolicyDocument: {Statement: [{Effect: Allow, Principal: {AWS: PRINCIPAL}, Action: "sts:AssumeRole"}]}
      Policies: [{PolicyName: p, PolicyDocument: {Statement: [{Effect: Allow, Action: "*", Resource: "*"}]}}]
"""
ASSUMES = '{Effect: Allow, Action: "sts:AssumeRole", Resource: "*"}'


def found(statement: str, group: str = "Open", tokens: str = "required", more: str = "") -> list[Attack]:
    text = ESTATE.replace("STATEMENT", statement).replace("GROUP", group).replace("TOKENS", tokens)
    return attacks(Requests(estate(text + more, vpc=True)))


def told(attack: Attack) -> tuple[str, str, bool]:
    labels = " > ".join(hop.label for hop in attack.chain.hops)
    return attack.gains, labels, attack.chain.certain


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        pytest.param(READS, [(READ, "Browser > Web > web > orders", True)], id="reads"),
        pytest.param(WRITES, [(WRITE, "Browser > Web > web > orders", True)], id="writes"),
        pytest.param(EVERYTHING, [(ADMIN, "Browser > Web > web", True)], id="admin, told once"),
        pytest.param(DENIED, [], id="a deny takes it away"),
        pytest.param(TOLD, [(READ, "Browser > Web > web > orders", False)], id="a resource that is a parameter"),
    ],
)
def test_what_the_role_may_do_is_what_is_gained(statement: str, expected: list[tuple[str, str, bool]]) -> None:
    assert [told(each) for each in found(statement)] == expected


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        pytest.param("", [], id="the key is not the role's to use"),
        pytest.param(', {Effect: Allow, Action: "kms:Decrypt", Resource: !GetAtt Key.Arn}', [True], id="it may"),
        pytest.param(', {Effect: Allow, Action: "kms:Decrypt", Resource: !Ref Told}', [False], id="a parameter"),
    ],
)
def test_who_reads_what_a_key_encrypts_needs_the_key(more: str, expected: list[bool]) -> None:
    encrypted = """
  Key: {Type: AWS::KMS::Key, Properties: {}}
  Sealed:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: sealed
      BucketEncryption:
        ServerSideEncryptionConfiguration:
          - ServerSideEncryptionByDefault: {SSEAlgorithm: "aws:kms", KMSMasterKeyID: !GetAtt Key.Arn}
"""
    statement = '{Effect: Allow, Action: "s3:GetObject", Resource: "arn:aws:s3:::sealed/*"}' + more
    assert [each.chain.certain for each in found(statement, more=encrypted) if each.store] == expected


@pytest.mark.parametrize(
    ("principal", "expected"),
    [
        ("!GetAtt Role.Arn", [(ADMIN, "Browser > Web > web", True)]),
        ('"arn:aws:iam::210987654321:role/elsewhere"', []),
        ("!Ref Told", [(ADMIN, "Browser > Web > web", False)]),
    ],
)
def test_who_becomes_an_administrator_is_one(principal: str, expected: list[tuple[str, str, bool]]) -> None:
    assert [told(each) for each in found(ASSUMES, more=ADMINISTRATOR.replace("PRINCIPAL", principal))] == expected


def test_what_the_internet_does_not_reach_is_no_path() -> None:
    assert found(EVERYTHING, group="Closed") == []


def test_a_role_that_is_not_in_sight_may_do_anything() -> None:
    text = ESTATE.replace("STATEMENT", READS).replace("GROUP", "Open").replace("TOKENS", "required")
    [attack] = attacks(Requests(estate(text.replace("!Ref Profile", "!Ref Told"), vpc=True)))
    assert told(attack) == (ADMIN, "Browser > Web > a role that is not in sight", False)


def test_old_metadata_makes_it_easier() -> None:
    assert "IMDSv1" in found(READS, tokens="optional")[0].eased
    assert not found(READS)[0].eased


def test_the_worst_comes_first() -> None:
    database = """
  Orders:
    Type: AWS::RDS::DBInstance
    Properties: {Engine: postgres, DBSubnetGroupName: !Ref InnerSubnets, VPCSecurityGroups: [!GetAtt Open.GroupId]}
  Shared: {Type: AWS::SQS::Queue, Properties: {QueueName: shared}}
  SharedPolicy:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues: [!Ref Shared]
      PolicyDocument: {Statement: [{Effect: Allow, Principal: "*", Action: "sqs:ReceiveMessage", Resource: "*"}]}
"""
    gained = [(each.gains, each.store.id if each.store else None) for each in found(WRITES, more=database)]
    assert gained == [(WRITE, "Bucket"), (READ, "Shared"), (CONNECT, "Orders")]


def test_a_sign_in_guards_the_way() -> None:
    text = """
  Api: {Type: AWS::ApiGatewayV2::Api, Properties: {Name: shop, ProtocolType: HTTP}}
  Route: {Type: AWS::ApiGatewayV2::Route, Properties: {ApiId: !Ref Api, RouteKey: $default, AuthorizationType: WAY}}
  Integration:
    Type: AWS::ApiGatewayV2::Integration
    Properties: {ApiId: !Ref Api, IntegrationType: AWS_PROXY, IntegrationUri: !GetAtt Function.Arn}
  Function: {Type: AWS::Lambda::Function, Properties: {FunctionName: f, Role: !GetAtt Role.Arn, Code: {}}}
"""
    for way, guarded in (("JWT", True), ("NONE", False), ("!Ref Told", False)):
        [attack] = [each for each in found(READS, group="Closed", more=text.replace("WAY", way)) if each.store]
        assert bool(attack.guards) is guarded, way


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            """
  Tasks: {Type: AWS::ECS::TaskDefinition, Properties: {TaskRoleArn: !GetAtt Role.Arn}}
  Subject: {Type: AWS::ECS::Service, Properties: {TaskDefinition: !Ref Tasks}}
""",
            "Role",
            id="task role",
        ),
        pytest.param(
            """
  Profile2: {Type: AWS::IAM::InstanceProfile, Properties: {Roles: [!Ref Role]}}
  Launch:
    Type: AWS::EC2::LaunchTemplate
    Properties: {LaunchTemplateData: {IamInstanceProfile: {Arn: !GetAtt Profile2.Arn}}}
  Subject:
    Type: AWS::AutoScaling::AutoScalingGroup
    Properties: {LaunchTemplate: {LaunchTemplateId: !Ref Launch, Version: "1"}, MinSize: "1", MaxSize: "1"}
""",
            "Role",
            id="launch template",
        ),
        pytest.param(
            """
  Subject:
    Type: AWS::AppRunner::Service
    Properties: {InstanceConfiguration: {InstanceRoleArn: !GetAtt Role.Arn}}
""",
            "Role",
            id="App Runner",
        ),
        pytest.param("  Subject: {Type: AWS::EC2::Instance, Properties: {IamInstanceProfile: !Ref Told}}", "?", id="?"),
        pytest.param("  Subject: {Type: AWS::EC2::Instance, Properties: {ImageId: ami-1}}", None, id="none"),
    ],
)
def test_code_acts_as_its_role(text: str, expected: str | None) -> None:
    inventory = estate(
        ESTATE.replace("STATEMENT", READS).replace("GROUP", "Open").replace("TOKENS", "required") + text, vpc=True
    )
    subject = inventory.get(key("Subject"))
    assert subject is not None
    actor = acting(subject, Requests(inventory).directory)
    assert (actor.role.id if actor.role else "?" if actor.doubt else None) == expected


FUNCTION = """
  Function: {Type: AWS::Lambda::Function, Properties: {FunctionName: f, Role: !GetAtt Role.Arn, Code: {}}}
  Url: {Type: AWS::Lambda::Url, Properties: {TargetFunctionArn: !GetAtt Function.Arn, AuthType: WAY}}
  Invoke:
    Type: AWS::Lambda::Permission
    Properties: {Action: "lambda:InvokeFunctionUrl", FunctionName: !Ref Function, Principal: "*"}
  Call:
    Type: AWS::Lambda::Permission
    Properties: {Action: "lambda:InvokeFunction", FunctionName: !Ref Function, Principal: "*"}
"""


@pytest.mark.parametrize(("way", "expected"), [("NONE", "certain"), ("AWS_IAM", "possible"), ("!Ref Told", "possible")])
def test_a_way_past_a_sign_in_or_what_may_be_one_is_only_possible(way: str, expected: str) -> None:
    [attack] = [each for each in found(READS, group="Closed", more=FUNCTION.replace("WAY", way)) if each.store]
    assert ("certain" if attack.chain.certain else "possible") == expected


DISTRIBUTION = """
  Site: {Type: AWS::S3::Bucket, Properties: {BucketName: site}}
  Control:
    Type: AWS::CloudFront::OriginAccessControl
    Properties:
      OriginAccessControlConfig:
        {Name: c, OriginAccessControlOriginType: s3, SigningBehavior: always, SigningProtocol: sigv4}
  Pages:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        DefaultCacheBehavior: {TargetOriginId: site, ViewerProtocolPolicy: https-only}
        Origins:
          - {Id: site, DomainName: !GetAtt Site.RegionalDomainName, OriginAccessControlId: !GetAtt Control.Id}
"""
LETS_CLOUDFRONT = """
  Lets:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Site
      PolicyDocument:
        Statement:
          - {Effect: Allow, Principal: {Service: cloudfront.amazonaws.com}, Action: "s3:GetObject",
             Resource: !Sub "${Site.Arn}/*", Condition: {StringEquals: {"aws:SourceArn": SOURCE}}}
"""
OTHERS = "arn:aws:cloudfront::123456789012:distribution/EOTHER"


def test_what_a_distribution_reads_is_what_the_bucket_lets_cloudfront_read() -> None:
    """A bucket behind origin access control takes no connections, and without a policy nothing of it is read."""
    assert found(READS, group="Closed", more=DISTRIBUTION) == []
    named = LETS_CLOUDFRONT.replace("SOURCE", '!Sub "arn:aws:cloudfront::${AWS::AccountId}:distribution/${Pages}"')
    [attack] = found(READS, group="Closed", more=DISTRIBUTION + named)
    assert (attack.gains, attack.chain.hops[-1].label) == (READ, "site")
    others = found(READS, group="Closed", more=DISTRIBUTION + LETS_CLOUDFRONT.replace("SOURCE", OTHERS))
    assert not any(each.chain.certain for each in others)


def test_a_policy_under_a_condition_gains_what_it_would_let_in_and_no_more() -> None:
    text = """
Conditions: {Live: !Equals [!Ref Told, live]}
"""
    conditional = """
  Shared: {Type: AWS::S3::Bucket, Properties: {BucketName: shared}}
  SharedPolicy:
    Type: AWS::S3::BucketPolicy
    Condition: Live
    Properties:
      Bucket: !Ref Shared
      PolicyDocument:
        Statement: [{Effect: EFFECT, Principal: "*", Action: "s3:GetObject", Resource: !Sub "${Shared.Arn}/*"}]
"""
    opened = [told(each)[::2] for each in found(READS, "Closed", more=conditional.replace("EFFECT", "Allow") + text)]
    assert opened == [(READ, False)]
    assert found(READS, "Closed", more=conditional.replace("EFFECT", "Deny") + text) == []
