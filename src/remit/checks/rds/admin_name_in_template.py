"""The names of database administrators stand in no template.

Why: whoever reads the name in a template or a stack needs only the password any more, and knows whom to lock out by
wrong ones.

Fix: keep both in a secret and refer to it by `{{resolve:secretsmanager:…}}`, or take a parameter with `NoEcho`. Another
name replaces the database.

Note: rds.default-admin-name asks for names that are guessed without a template, rds.password-in-template for passwords.

Links:
- https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
- https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.rds import DBInstance

META = Meta(
    type="AWS::RDS::DBInstance",
    duty="key-custody",
    severity="info",
    also=(
        "RDS_MASTER_USER_NAME_NO_PLAINTEXT_PASSWORD",
        "RDS_MASTER_USER_NAME_USES_SECURE_PARAMETER",
        "RDS_MASTER_USER_NAME_USES_SECURE_SERVICE",
    ),
    controls=("IA-5", "IA-5(7)"),
)


def run(db: DBInstance, world: World) -> Result:
    if not world.declared(db):
        return not_applicable("an account is asked for names that can be guessed")
    if db.DBClusterIdentifier:
        return not_applicable("its administrator is its cluster's")
    written = world.secrets.written(db.MasterUsername)
    return expect(not written, written.reason)


EXAMPLES = """
# pass: a secret of Secrets Manager, read at deployment
Type: AWS::RDS::DBInstance
Properties: {Engine: mysql, MasterUsername: "{{resolve:secretsmanager:orders}}"}
---
# fail: everybody can read it
Type: AWS::RDS::DBInstance
Properties: {Engine: mysql, MasterUsername: harbour}
---
# not-applicable: the cluster's
Type: AWS::RDS::DBInstance
Properties: {Engine: aurora-mysql, DBClusterIdentifier: orders}
---
# undetermined: given out by another stack
Type: AWS::RDS::DBInstance
Properties: {Engine: mysql, MasterUsername: !ImportValue Name}
"""
