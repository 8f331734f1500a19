"""Policies are ones that AWS accepts.

Why: AWS refuses a policy with an element, an effect, a principal or a condition operator that it does not know, or
without one that it needs, and the deployment fails. What such a policy was meant to allow or deny nobody can tell, so
that other checks call what hangs on it unknown.

Fix: write what the finding names as AWS's grammar has it: `Effect` is `Allow` or `Deny` in just these letters, an
action is `service:name`, a policy of an identity names a `Resource` and a trust policy a `Principal`.
`aws accessanalyzer validate-policy` checks a policy before it is deployed.

Links:
- https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
- https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_effect.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, passed

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World

META = Meta(
    type=(
        *("AWS::IAM::ManagedPolicy", "AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group", "AWS::S3::Bucket"),
        *("AWS::S3::AccessPoint", "AWS::KMS::Key", "AWS::SNS::Topic", "AWS::SQS::Queue", "AWS::SecretsManager::Secret"),
        *("AWS::ECR::Repository", "AWS::EFS::FileSystem", "AWS::OpenSearchService::Domain", "AWS::DynamoDB::Table"),
        *("AWS::ApiGateway::RestApi", "AWS::Backup::BackupVault", "AWS::Elasticsearch::Domain"),
    ),
    duty="identity-access",
    severity="medium",
    controls=("AC-3", "CM-6", "SI-10"),
)


def run(resource: Any, world: World) -> Result:
    answer = world.iam.malformed(resource)
    return failed(answer.reason, at=answer.at) if answer else passed()


EXAMPLES = """
# pass: as the grammar has it
Type: AWS::IAM::ManagedPolicy
Properties:
  PolicyDocument: {Statement: [{Effect: Allow, Action: "s3:GetObject", Resource: "arn:aws:s3:::catalogue/*"}]}
---
# pass: a trust policy names who may take the role on
Type: AWS::IAM::Role
Properties:
  AssumeRolePolicyDocument:
    Statement: [{Effect: Allow, Principal: {Service: ec2.amazonaws.com}, Action: "sts:AssumeRole"}]
---
# fail: an effect that AWS does not know
Type: AWS::IAM::ManagedPolicy
Properties:
  PolicyDocument: {Statement: [{Effect: allow, Action: "s3:GetObject", Resource: "*"}]}
---
# fail: no operator of that name
Resources:
  Rule:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues: [!Ref Queue]
      PolicyDocument:
        Statement: {Effect: Deny, Principal: "*", Action: "sqs:*", Condition: {StringIs: {"aws:SourceVpc": "vpc-1"}}}
  Queue: {Type: AWS::SQS::Queue}
---
# fail: nothing says what it allows
Type: AWS::IAM::Role
Properties:
  AssumeRolePolicyDocument:
    Statement: {Effect: Allow, Principal: {Service: ec2.amazonaws.com}, Actions: "sts:AssumeRole"}
---
# undetermined: a parameter is the effect
Type: AWS::IAM::ManagedPolicy
Properties:
  PolicyDocument: {Statement: [{Effect: !Ref Effect, Action: "s3:GetObject", Resource: "*"}]}
"""
