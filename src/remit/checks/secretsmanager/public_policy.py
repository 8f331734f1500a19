"""Secret policies let in only who is named.

Why: a secret that everyone may read is none.

Fix: in the resource policy name the principals, and set `BlockPublicPolicy: true`, so that Secrets Manager refuses a
public one. It takes effect at once and costs nothing; then rotate the secret, since it may have been read.

Links:
- https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_resource-policies.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-resourcepolicy.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, passed

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.secretsmanager import Secret

META = Meta(
    type="AWS::SecretsManager::Secret",
    duty="identity-access",
    severity="critical",
    also=("secretsmanager_not_publicly_accessible",),
    controls=(
        "AC-3",
        "AC-4",
        "AC-6",
        "SC-7",
    ),
)


def run(secret: Secret, world: World) -> Result:
    answer = world.iam.allows_anyone(secret.ResourcePolicy.ResourcePolicy)
    return failed(answer.reason, at=answer.at) if answer else passed()


EXAMPLES = """
# pass: no policy
Type: AWS::SecretsManager::Secret
---
# pass: narrowed to one organization
Resources:
  Policy:
    Type: AWS::SecretsManager::ResourcePolicy
    Properties:
      SecretId: !Ref Secret
      ResourcePolicy:
        Statement:
          - {Effect: Allow, Principal: "*", Action: "secretsmanager:GetSecretValue", Resource: "*",
             Condition: {StringEquals: {aws:PrincipalOrgID: o-1234567890}}}
  Secret: {Type: AWS::SecretsManager::Secret}
---
# fail: everyone
Resources:
  Policy:
    Type: AWS::SecretsManager::ResourcePolicy
    Properties:
      SecretId: !Ref Secret
      ResourcePolicy:
        Statement: [{Effect: Allow, Principal: "*", Action: "secretsmanager:GetSecretValue", Resource: "*"}]
  Secret: {Type: AWS::SecretsManager::Secret}
---
# undetermined: the policy is a parameter
Resources:
  Policy:
    Type: AWS::SecretsManager::ResourcePolicy
    Properties: {SecretId: !Ref Secret, ResourcePolicy: !Ref Document}
  Secret: {Type: AWS::SecretsManager::Secret}
"""
