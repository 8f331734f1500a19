"""Aurora MySQL clusters can be wound back.

Why: backtracking undoes a wrong statement within minutes, in place. A restore makes a new cluster and takes as long
as the data is large.

Fix: set `BacktrackWindow` to the seconds to keep (at most 259200, three days). It can only be given when a cluster is
made or restored; the change records are billed.

Note: clusters of a global database cannot have it; waive them.

Links:
- https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Managing.Backtrack.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.rds import DBCluster

META = Meta(
    type="AWS::RDS::DBCluster",
    duty="backup-recovery",
    severity="medium",
    also=(
        "RDS.14",
        "config:aurora-mysql-backtracking-enabled",
        "CKV_AWS_326",
        "rds_cluster_backtrack_enabled",
        "AURORA_MYSQL_BACKTRACKING_ENABLED",
    ),
    controls=("CP-6", "CP-9", "CP-10", "SI-12", "SI-13(5)"),
)


def run(cluster: DBCluster) -> Result:
    if cluster.Engine != "aurora-mysql":
        return not_applicable("only Aurora MySQL can be wound back")
    return expect(or_default(cluster.BacktrackWindow, 0) > 0, "it cannot be wound back")


EXAMPLES = """
# pass: a day
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-mysql, BacktrackWindow: 86400}
---
# fail: off is the default
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-mysql}
---
# not-applicable: another engine
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-postgresql}
---
# undetermined: decided by a parameter that has no value
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-mysql, BacktrackWindow: !Ref Seconds}
"""
