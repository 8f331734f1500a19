"""Master passwords of data warehouses stand in no template.

Why: a secret written into a template is in its history, in every copy and in everybody's editor, and nobody changes
it.

Fix: set `ManageMasterPassword: true` instead: Redshift then makes the password, keeps it in Secrets Manager and
rotates it. Or refer to a secret: `{{resolve:secretsmanager:…}}`. Change the exposed password at once; the secret is
billed.

Links:
- https://docs.aws.amazon.com/redshift/latest/mgmt/redshift-secrets-manager-integration.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.redshift import Cluster

META = Meta(
    type="AWS::Redshift::Cluster",
    duty="key-custody",
    severity="high",
    also=(
        "REDSHIFT_CLUSTER_MASTER_USER_PASSWORD_NO_PLAINTEXT_PASSWORD",
        "REDSHIFT_CLUSTER_MASTER_USER_PASSWORD_USES_SECURE_PARAMETER",
        "REDSHIFT_CLUSTER_MASTER_USER_PASSWORD_USES_SECURE_SERVICE",
    ),
    controls=("IA-5", "IA-5(7)", "SC-12"),
)


def run(resource: Cluster, world: World) -> Result:
    if not world.declared(resource):
        return not_applicable("AWS never tells the secrets of what exists")
    written = world.secrets.written(resource.MasterUserPassword)
    return expect(not written, written.reason)


EXAMPLES = """
# pass: none stands here
Type: AWS::Redshift::Cluster
Properties: {DBName: orders}
---
# fail: everybody can read it
Type: AWS::Redshift::Cluster
Properties: {DBName: orders, MasterUserPassword: correct-horse}
---
# pass: a secret of Secrets Manager, read at deployment
Type: AWS::Redshift::Cluster
Properties: {DBName: orders, MasterUserPassword: "{{resolve:secretsmanager:orders}}"}
---
# undetermined: given out by another stack
Type: AWS::Redshift::Cluster
Properties: {DBName: orders, MasterUserPassword: !ImportValue Password}
"""
