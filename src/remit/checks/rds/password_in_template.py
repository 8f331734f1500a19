"""Master passwords of databases stand in no template.

Why: a password written into a template is in its history, in every copy and in everybody's editor, and nobody changes
it.

Fix: set `ManageMasterUserPassword: true` instead of `MasterUserPassword`: RDS then makes the password, keeps it in
Secrets Manager and rotates it. Or refer to a secret: `{{resolve:secretsmanager:…}}`. Change the exposed password at
once; it takes effect without a restart, and clients must read the new one. The secret is billed.

Links:
- https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, passed

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.rds import DBCluster, DBInstance

META = Meta(
    type=("AWS::RDS::DBInstance", "AWS::RDS::DBCluster"),
    duty="key-custody",
    severity="high",
    also=(
        "RDS_MASTER_USER_PASSWORD_NO_PLAINTEXT_PASSWORD",
        "RDS_MASTER_USER_PASSWORD_USES_SECURE_PARAMETER",
        "RDS_MASTER_USER_PASSWORD_USES_SECURE_SERVICE",
        "RDS_CLUSTER_MASTER_USER_PASSWORD_USES_SECURE_PARAMETER",
        "RDS_CLUSTER_MASTER_USER_PASSWORD_USES_SECURE_SERVICE",
        "RDS_CLUSTER_MASTER_USER_PASSWORD_NO_PLAINTEXT_PASSWORD",
    ),
    controls=("IA-5", "IA-5(7)", "SC-12"),
)


def run(db: DBInstance | DBCluster, world: World) -> Result:
    if not world.declared(db):
        return not_applicable("AWS never tells the password of a database that exists")
    if db.ManageMasterUserPassword:
        return passed()
    written = world.secrets.written(db.MasterUserPassword)
    return expect(not written, written.reason)


EXAMPLES = """
# pass: RDS makes it and keeps it in Secrets Manager
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, MasterUsername: orders, ManageMasterUserPassword: true}
---
# fail: everybody can read it
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, MasterUsername: orders, MasterUserPassword: correct-horse}
---
# pass: a secret of Secrets Manager, read at deployment
Type: AWS::RDS::DBInstance
Properties:
  {Engine: postgres, MasterUsername: orders, MasterUserPassword: "{{resolve:secretsmanager:orders:SecretString:p}}"}
---
# undetermined: given out by another stack
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-mysql, MasterUsername: orders, MasterUserPassword: !ImportValue Password}
"""
