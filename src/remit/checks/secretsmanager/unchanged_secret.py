"""Secrets get a new value within 90 days.

Why: whoever has seen a value can use it as long as it stays. Copies in files, logs and memories only grow.

Fix: set up rotation (`AWS::SecretsManager::RotationSchedule`), or put a new value by hand.

Links:
- https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/secretsmanager-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, or_default

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.secretsmanager import Secret

META = Meta(
    type="AWS::SecretsManager::Secret",
    duty="key-custody",
    severity="medium",
    also=(
        *("SecretsManager.4", "config:secretsmanager-secret-periodic-rotation"),
        "secretsmanager_secret_rotated_periodically",
    ),
    controls=("AC-2(1)", "AC-3(15)", "IA-5(1)"),
)

MOST_DAYS = 90


def run(secret: Secret, world: World) -> Result:
    if world.declared(secret) and not secret.LastChangedDate:
        return not_applicable("only a secret that exists has an age")
    changed = or_default(secret.LastRotatedDate, secret.LastChangedDate)
    return expect(world.days_since(changed, of=secret) <= MOST_DAYS, "its value is older than 90 days")


EXAMPLES = """
# pass: rotated this month
Taken: 2026-06-30
Type: AWS::SecretsManager::Secret
Properties: {LastChangedDate: "2026-06-20T00:00:00Z", LastRotatedDate: "2026-06-20T00:00:00Z"}
---
# fail: never rotated, last changed years ago
Taken: 2026-06-30
Type: AWS::SecretsManager::Secret
Properties: {LastChangedDate: "2020-01-01T00:00:00Z"}
---
# not-applicable: a template does not show it
Type: AWS::SecretsManager::Secret
---
# undetermined: secretsmanager:DescribeSecret was refused
Taken: 2026-06-30
Type: AWS::SecretsManager::Secret
Properties: {LastChangedDate: "2020-01-01T00:00:00Z", LastRotatedDate: !Ref Refused}
"""
