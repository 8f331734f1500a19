"""Secrets are rotated at least every 90 days.

Why: a secret that changes once a year is good for a year to whoever copied it.

Fix: set `RotationRules.AutomaticallyAfterDays` to 90 or less. The next rotation is planned anew; clients must read
the secret, not a copy.

Note: a schedule by expression (`rate(30 days)`) is not judged; whether a secret is rotated at all is
`secretsmanager.no-rotation`.

Links:
- https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/secretsmanager-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.secretsmanager import Secret

META = Meta(
    type="AWS::SecretsManager::Secret",
    duty="key-custody",
    severity="medium",
    also=("CKV_AWS_304",),
    controls=("AC-2(1)", "AC-3(15)", "IA-5", "SC-12"),
)


MOST = 90  # days


def run(secret: Secret) -> Result:
    days = or_default(secret.RotationSchedule.RotationRules.AutomaticallyAfterDays, 0)
    if not days:
        return not_applicable("no number of days says when it is rotated")
    return expect(days <= MOST, "more than 90 days pass between two rotations")


EXAMPLES = """
# pass: every month
Resources:
  Schedule:
    Type: AWS::SecretsManager::RotationSchedule
    Properties: {SecretId: !Ref Secret, RotationRules: {AutomaticallyAfterDays: 30}}
  Secret: {Type: AWS::SecretsManager::Secret}
---
# fail: every year
Resources:
  Schedule:
    Type: AWS::SecretsManager::RotationSchedule
    Properties: {SecretId: !Ref Secret, RotationRules: {AutomaticallyAfterDays: 365}}
  Secret: {Type: AWS::SecretsManager::Secret}
---
# undetermined: secretsmanager:DescribeSecret was refused
Type: AWS::SecretsManager::Secret
Properties: {RotationSchedule: !Ref Refused}
Closed: true
---
# not-applicable: by an expression, or not at all
Type: AWS::SecretsManager::Secret
"""
