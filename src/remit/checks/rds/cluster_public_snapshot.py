"""Snapshots of database clusters are open to nobody outside.

Why: anyone with an AWS account can list public snapshots and restore them: the whole cluster, with every row.

Fix: `aws rds modify-db-cluster-snapshot-attribute --attribute-name restore --values-to-remove all`, and share with
named accounts or not at all. It takes effect at once and costs nothing; copies that others have made stay theirs, so
treat the data as leaked.

Links:
- https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-share-snapshot.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, some

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.rds import ClusterSnapshot

META = Meta(
    type="AWS::RDS::ClusterSnapshot",
    duty="identity-access",
    severity="critical",
    also=(
        "RDS.1",
        "DocumentDB.3",
        "Neptune.3",
        "config:docdb-cluster-snapshot-public-prohibited",
        "config:neptune-cluster-snapshot-public-prohibited",
        "documentdb_cluster_public_snapshot",
        "neptune_cluster_public_snapshot",
        "config:rds-snapshots-public-prohibited",
        "rds_snapshots_public_access",
    ),
    controls=(
        "AC-3",
        "AC-4",
        "AC-6",
        "AC-21",
        "SC-7",
    ),
)


def run(snapshot: ClusterSnapshot, world: World) -> Result:
    if world.declared(snapshot) and not snapshot.DBClusterSnapshotAttributes:
        return not_applicable("only a snapshot that exists shows with whom it is shared")
    return expect(not some(names_everyone, snapshot.DBClusterSnapshotAttributes), "everyone may restore it")


def names_everyone(attribute: Any) -> bool:
    return attribute.AttributeName == "restore" and some(lambda who: who == "all", attribute.AttributeValues)


EXAMPLES = """
# pass: shared with one account
Type: AWS::RDS::ClusterSnapshot
Properties: {DBClusterSnapshotAttributes: [{AttributeName: restore, AttributeValues: ["111122223333"]}]}
---
# fail: everyone may restore it
Type: AWS::RDS::ClusterSnapshot
Properties: {DBClusterSnapshotAttributes: [{AttributeName: restore, AttributeValues: [all]}]}
---
# not-applicable: what declares a snapshot does not share it
Type: AWS::RDS::ClusterSnapshot
---
# undetermined: rds:DescribeDBClusterSnapshotAttributes was refused
Type: AWS::RDS::ClusterSnapshot
Properties: {DBClusterSnapshotAttributes: !Ref Refused}
"""
