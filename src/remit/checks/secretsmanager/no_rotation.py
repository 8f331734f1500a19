"""Secrets are rotated by themselves.

Why: a secret that nobody changes stays valid for everyone who ever saw it: in a log, in a ticket, on a lost laptop.

Fix: give the secret an `AWS::SecretsManager::RotationSchedule` with `RotationRules` and, for databases,
`HostedRotationLambda`; or let the service that uses it manage it (`ManageMasterUserPassword`). The first rotation runs
at once: clients must read the secret, not a copy. The function's runs are billed.

Links:
- https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-rotationschedule.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, not_applicable, passed, some

if TYPE_CHECKING:
    from remit.schema.stubs.secretsmanager import Secret

META = Meta(
    type="AWS::SecretsManager::Secret",
    duty="key-custody",
    severity="medium",
    also=(
        "SecretsManager.1",
        "config:secretsmanager-rotation-enabled-check",
        "CKV2_AWS_57",
        "secretsmanager_automatic_rotation_enabled",
        "SECRETSMANAGER_ROTATION_ENABLED_CHECK",
    ),
    controls=(
        "AC-2(1)",
        "AC-3(15)",
        "IA-5",
        "SC-12",
    ),
)


def run(secret: Secret) -> Result:
    if some(bool, (secret.RotationSchedule, secret.RotationEnabled)):
        return passed()
    if secret.OwningService:
        return not_applicable("the AWS service that made it rotates it")
    return failed("it is never rotated by itself")


EXAMPLES = """
# pass: every month
Resources:
  Schedule:
    Type: AWS::SecretsManager::RotationSchedule
    Properties: {SecretId: !Ref Secret, RotationRules: {AutomaticallyAfterDays: 30}}
  Secret: {Type: AWS::SecretsManager::Secret}
---
# fail: never
Type: AWS::SecretsManager::Secret
---
# undetermined: secretsmanager:DescribeSecret was refused
Type: AWS::SecretsManager::Secret
Properties: {RotationEnabled: !Ref Refused}
---
# not-applicable: RDS made it and rotates it
Type: AWS::SecretsManager::Secret
Properties: {OwningService: rds}
"""
