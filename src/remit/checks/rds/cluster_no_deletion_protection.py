"""Database clusters cannot be deleted by one call.

Why: one mistaken stack update or one stolen credential deletes a cluster with its automated backups. Deletion
protection demands that it is switched off first, which is noticed.

Fix: set `DeletionProtection: true` on the cluster. It takes effect at once, restarts nothing and costs nothing.

Links:
- https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_DeleteCluster.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbcluster.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.rds import DBCluster

META = Meta(
    type="AWS::RDS::DBCluster",
    duty="backup-recovery",
    severity="low",
    also=(
        "RDS.7",
        "config:rds-cluster-deletion-protection-enabled",
        "CKV_AWS_139",
        "rds_cluster_deletion_protection",
        "AWS-0343",
    ),
    controls=("CP-9", "CP-10", "SI-13(5)", "CM-3"),
)


def run(cluster: DBCluster) -> Result:
    return expect(cluster.DeletionProtection, "one call deletes it")


EXAMPLES = """
# pass: protected
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-mysql, DeletionProtection: true}
---
# fail: RDS protects only what it is told to
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-mysql}
---
# undetermined: decided by a parameter that has no value
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-mysql, DeletionProtection: !Ref Protect}
"""
