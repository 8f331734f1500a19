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
MONTH = 31


def run(secret: Secret) -> Result:
    rules = secret.RotationSchedule.RotationRules
    days = or_default(rules.AutomaticallyAfterDays, 0) or between(or_default(rules.ScheduleExpression, ""))
    if not days:
        return not_applicable("no number of days says when it is rotated")
    return expect(days <= MOST, "more than 90 days pass between two rotations")


def between(schedule: str) -> float:
    """Days from one rotation to the next; 0 where the schedule does not tell."""
    number, _, unit = schedule.removeprefix("rate(").removesuffix(")").partition(" ")
    if number.isdecimal():
        return int(number) / 24 if unit.startswith("hour") else int(number)
    return MONTH if schedule.startswith("cron(") and schedule.split()[3:4] == ["*"] else 0


EXAMPLES = """
# pass: every month
Resources:
  Schedule:
    Type: AWS::SecretsManager::RotationSchedule
    Properties: {SecretId: !Ref Secret, RotationRules: {AutomaticallyAfterDays: 30}}
  Secret: {Type: AWS::SecretsManager::Secret}
---
# pass: on the first day of each month
Resources:
  Schedule:
    Type: AWS::SecretsManager::RotationSchedule
    Properties: {SecretId: !Ref Secret, RotationRules: {ScheduleExpression: "cron(0 16 1 * ? *)"}}
  Secret: {Type: AWS::SecretsManager::Secret}
---
# fail: by a rate
Resources:
  Schedule:
    Type: AWS::SecretsManager::RotationSchedule
    Properties: {SecretId: !Ref Secret, RotationRules: {ScheduleExpression: "rate(120 days)"}}
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
# not-applicable: not at all
Type: AWS::SecretsManager::Secret
"""
