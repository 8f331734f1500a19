"""How long it takes to load a small and a large CloudFormation template: parse, resolve, coerce, fold.

Run with the project's interpreter: `.venv/bin/python benchmarks/templates.py`. Limits: 10 ms and 120 ms.
"""

from __future__ import annotations

import gc
import sys
import time
from typing import TYPE_CHECKING

from remit.sources.cloudformation import load_text

if TYPE_CHECKING:
    from collections.abc import Callable

LIMITS = {"small": (8, 0.010), "large": (500, 0.120)}
"""Resources, and the seconds that loading them may take."""

HEAD = """\
AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  Environment: {Type: String, Default: dev, AllowedValues: [dev, staging, prod]}
  VpcId: {Type: AWS::EC2::VPC::Id}
  SubnetIds: {Type: "List<AWS::EC2::Subnet::Id>"}
  Password: {Type: String, NoEcho: true}
Mappings:
  Sizes: {dev: {Class: db.t3.micro}, staging: {Class: db.t3.small}, prod: {Class: db.r6g.large}}
Conditions:
  IsProd: !Equals [!Ref Environment, prod]
  IsTested: !Or [!Condition IsProd, !Equals [!Ref Environment, staging]]
Resources:
"""

GROUPS = (
    """\
  Bucket{n}:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: !Sub "${{AWS::AccountId}}-${{Environment}}-{n}"
      VersioningConfiguration: {{Status: !If [IsProd, Enabled, Suspended]}}
      BucketEncryption:
        ServerSideEncryptionConfiguration:
          - ServerSideEncryptionByDefault: {{SSEAlgorithm: "aws:kms", KMSMasterKeyID: !GetAtt Key{n}.Arn}}
      PublicAccessBlockConfiguration:
        BlockPublicAcls: true
        BlockPublicPolicy: "true"
        IgnorePublicAcls: true
        RestrictPublicBuckets: true
      Tags:
        - {{Key: Environment, Value: !Ref Environment}}
        - {{Key: Name, Value: bucket-{n}}}
""",
    """\
  Policy{n}:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Bucket{n}
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Sid: TlsOnly
            Effect: Deny
            Principal: "*"
            Action: "s3:*"
            Resource: [!GetAtt Bucket{n}.Arn, !Sub "${{Bucket{n}.Arn}}/*"]
            Condition: {{Bool: {{"aws:SecureTransport": "false"}}}}
""",
    """\
  Key{n}:
    Type: AWS::KMS::Key
    Properties:
      EnableKeyRotation: true
      KeyPolicy:
        Statement:
          - Effect: Allow
            Principal: {{AWS: !Sub "arn:${{AWS::Partition}}:iam::${{AWS::AccountId}}:root"}}
            Action: "kms:*"
            Resource: "*"
""",
    """\
  Group{n}:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: application {n}
      VpcId: !Ref VpcId
      SecurityGroupIngress:
        - {{IpProtocol: tcp, FromPort: 443, ToPort: "443", CidrIp: 0.0.0.0/0}}
        - !If [IsTested, {{IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 10.0.0.0/8}}, !Ref "AWS::NoValue"]
""",
    """\
  Ingress{n}:
    Type: AWS::EC2::SecurityGroupIngress
    Condition: IsProd
    Properties:
      GroupId: !GetAtt Group{n}.GroupId
      IpProtocol: tcp
      FromPort: 8443
      ToPort: 8443
      SourceSecurityGroupId: !Ref Group{n}
""",
    """\
  Role{n}:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - {{Effect: Allow, Principal: {{Service: lambda.amazonaws.com}}, Action: "sts:AssumeRole"}}
      ManagedPolicyArns: [!Sub "arn:${{AWS::Partition}}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"]
      Policies:
        - PolicyName: read
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: ["s3:GetObject", "s3:ListBucket"]
                Resource: !Join ["", [!GetAtt Bucket{n}.Arn, "/*"]]
""",
    """\
  Function{n}:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: python3.13
      Handler: index.handler
      Role: !GetAtt Role{n}.Arn
      Timeout: "30"
      Code: {{S3Bucket: !Ref Bucket{n}, S3Key: code.zip}}
      Environment:
        Variables: {{STAGE: !Ref Environment, BUCKET: !Ref Bucket{n}}}
      VpcConfig: {{SecurityGroupIds: [!Ref Group{n}], SubnetIds: !Ref SubnetIds}}
""",
    """\
  Database{n}:
    Type: AWS::RDS::DBInstance
    DeletionPolicy: Snapshot
    Properties:
      Engine: postgres
      DBInstanceClass: !FindInMap [Sizes, !Ref Environment, Class]
      AllocatedStorage: 100
      MasterUsername: app
      MasterUserPassword: !Ref Password
      MultiAZ: !If [IsProd, true, false]
      StorageEncrypted: true
      KmsKeyId: !Ref Key{n}
      BackupRetentionPeriod: !If [IsProd, 30, 1]
      VPCSecurityGroups: [!Ref Group{n}]
""",
)


def template(resources: int) -> str:
    """A YAML template with that many resources, in groups that refer to each other."""
    groups, rest = divmod(resources, len(GROUPS))
    parts = [part.format(n=number) for number in range(groups) for part in GROUPS]
    return HEAD + "".join((*parts, *(part.format(n=groups) for part in GROUPS[:rest])))


def seconds(work: Callable[[], object], times: int = 5) -> float:
    """The shortest of some runs."""
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def main() -> int:
    """Print the times; 1 when a limit is passed."""
    gc.disable()
    load_text(template(8))
    slow = 0
    for name, (resources, limit) in LIMITS.items():
        text = template(resources)
        taken = seconds(lambda text=text: load_text(text))  # type: ignore[misc]
        slow += taken > limit
        size = f"{resources} resources, {len(text) / 1000:.0f} kB"
        print(f"{name}: {size}: {taken * 1000:.1f} ms (limit {limit * 1000:.0f})")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
