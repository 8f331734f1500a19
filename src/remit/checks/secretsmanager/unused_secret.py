"""Secrets that nobody reads are removed.

Why: a secret that no program needs is one to lose: its value may still open what it once opened.

Fix: end what it opens, then `aws secretsmanager delete-secret`, which waits for a week or more before it is final.

Links:
- https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_delete-secret.html
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
    also=("SecretsManager.3", "config:secretsmanager-secret-unused", "secretsmanager_secret_unused"),
    controls=("AC-2(1)", "AC-3(15)", "CM-7"),
)

MOST_DAYS = 90


def run(secret: Secret, world: World) -> Result:
    if world.declared(secret) and not secret.LastChangedDate:
        return not_applicable("only a secret that exists is read or not")
    read = or_default(secret.LastAccessedDate, secret.LastChangedDate)
    return expect(world.days_since(read, of=secret) <= MOST_DAYS, "nobody has read it for more than 90 days")


EXAMPLES = """
# pass: read today
Taken: 2026-06-30
Type: AWS::SecretsManager::Secret
Properties: {LastChangedDate: "2020-01-01T00:00:00Z", LastAccessedDate: "2026-06-30T00:00:00Z"}
---
# fail: read a year ago
Taken: 2026-06-30
Type: AWS::SecretsManager::Secret
Properties: {LastChangedDate: "2020-01-01T00:00:00Z", LastAccessedDate: "2025-06-30T00:00:00Z"}
---
# not-applicable: a template does not show it
Type: AWS::SecretsManager::Secret
---
# undetermined: secretsmanager:DescribeSecret was refused
Taken: 2026-06-30
Type: AWS::SecretsManager::Secret
Properties: {LastChangedDate: "2020-01-01T00:00:00Z", LastAccessedDate: !Ref Refused}
"""
