"""Graph databases let in only whom IAM allows.

Why: without IAM authentication Neptune asks nobody who connects: whoever reaches the port reads and changes the whole
graph.

Fix: set `IamAuthEnabled: true` and let the clients sign their requests (`neptune-db:connect`). It takes effect
without a restart; clients that do not sign are refused.

Links:
- https://docs.aws.amazon.com/neptune/latest/userguide/iam-auth.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.neptune import DBCluster

META = Meta(
    type="AWS::Neptune::DBCluster",
    duty="identity-access",
    severity="medium",
    also=(
        "Neptune.7",
        "config:neptune-cluster-iam-database-authentication",
        "CKV_AWS_359",
        "neptune_cluster_iam_authentication_enabled",
    ),
    controls=("AC-2(1)", "AC-3", "AC-3(15)", "AC-6", "IA-2"),
)


def run(cluster: DBCluster) -> Result:
    return expect(cluster.IamAuthEnabled, "whoever reaches the port may use it")


EXAMPLES = """
# pass: switched on
Type: AWS::Neptune::DBCluster
Properties: {IamAuthEnabled: true}
---
# fail: switched off
Type: AWS::Neptune::DBCluster
Properties: {IamAuthEnabled: false}
---
# fail: the default
Type: AWS::Neptune::DBCluster
---
# undetermined: decided by a parameter that has no value
Type: AWS::Neptune::DBCluster
Properties: {IamAuthEnabled: !Ref Choice}
"""
