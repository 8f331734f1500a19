"""Databases record what loads them.

Why: without the history of the load nobody can tell afterwards which statements, from which hosts, made a database
slow or unavailable.

Fix: set `EnablePerformanceInsights: true`, on the cluster for a Multi-AZ DB cluster, with
`PerformanceInsightsKMSKeyId` for a key of your own. It restarts nothing; a week of history is free.

Links:
- https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.html
- https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.Enabling.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.rds import DBInstance

META = Meta(
    type="AWS::RDS::DBInstance",
    needs=("AWS::RDS::DBCluster",),
    duty="logging-monitoring",
    severity="low",
    also=("CKV_AWS_353", "AWS-0133"),
    controls=("AU-12", "CA-7", "SI-4"),
)


def run(db: DBInstance, world: World) -> Result:
    ways = (
        lambda: db.EnablePerformanceInsights,
        lambda: world.resolve(db.DBClusterIdentifier, "AWS::RDS::DBCluster").PerformanceInsightsEnabled,
    )
    return expect(some(lambda way: way(), ways), "nothing records what loads it")


EXAMPLES = """
# pass: recorded
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, EnablePerformanceInsights: true}
---
# fail: not unless told to
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres}
---
# undetermined: decided by a parameter that has no value
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, EnablePerformanceInsights: !Ref Insights}
"""
