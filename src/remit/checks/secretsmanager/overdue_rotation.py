"""Secrets that are to rotate did so when they were due.

Why: a rotation that fails leaves the old secret in use, while everybody believes that it changes.

Fix: read the log of the rotation function, mend it (permissions, network, the database's user), then `aws
secretsmanager rotate-secret`. Alarm on the event `RotationFailed`.

Links:
- https://docs.aws.amazon.com/secretsmanager/latest/userguide/troubleshoot_rotation.html
- https://docs.aws.amazon.com/config/latest/developerguide/secretsmanager-scheduled-rotation-success-check.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.secretsmanager import Secret

META = Meta(
    type="AWS::SecretsManager::Secret",
    duty="key-custody",
    severity="medium",
    also=("SecretsManager.2", "config:secretsmanager-scheduled-rotation-success-check"),
    controls=("AC-2(1)", "AC-3(15)", "IA-5(1)"),
)


def run(secret: Secret, world: World) -> Result:
    if not secret.NextRotationDate:
        return not_applicable("no rotation is due: none is set, or the secret is only declared")
    return expect(world.days_since(secret.NextRotationDate, of=secret) <= 0, "its rotation is overdue")


EXAMPLES = """
# pass: due next week
Taken: 2026-06-30
Type: AWS::SecretsManager::Secret
Properties: {NextRotationDate: "2026-07-07T00:00:00Z"}
---
# fail: due a month ago
Taken: 2026-06-30
Type: AWS::SecretsManager::Secret
Properties: {NextRotationDate: "2026-06-01T00:00:00Z"}
---
# not-applicable: none is set
Type: AWS::SecretsManager::Secret
---
# undetermined: secretsmanager:DescribeSecret was refused
Taken: 2026-06-30
Type: AWS::SecretsManager::Secret
Properties: {NextRotationDate: !Ref Refused}
"""
