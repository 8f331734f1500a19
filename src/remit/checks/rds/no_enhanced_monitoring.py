"""Databases report what their operating system does.

Why: the metrics of the hypervisor do not tell which process takes the memory or the disk. When a database stalls or
is abused, nobody sees by what.

Fix: set `MonitoringInterval` to 60 or less (1, 5, 10, 15, 30) and `MonitoringRoleArn`. It takes effect without a
restart; CloudWatch Logs bills the metrics.

Links:
- https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default, some

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.rds import DBInstance

META = Meta(
    type="AWS::RDS::DBInstance",
    needs=("AWS::RDS::DBCluster",),
    duty="logging-monitoring",
    severity="low",
    also=(
        "RDS.6",
        "config:rds-enhanced-monitoring-enabled",
        "CKV_AWS_118",
        "rds_instance_enhanced_monitoring_enabled",
        "RDS_ENHANCED_MONITORING_ENABLED",
    ),
    controls=("CA-7", "SI-2"),
)


def run(db: DBInstance, world: World) -> Result:
    ways = (
        lambda: or_default(db.MonitoringInterval, 0) > 0,  # 0, none, is the default
        lambda: or_default(world.resolve(db.DBClusterIdentifier, "AWS::RDS::DBCluster").MonitoringInterval, 0) > 0,
    )
    return expect(some(lambda way: way(), ways), "nothing tells what its operating system does")


EXAMPLES = """
# pass: every minute
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, MonitoringInterval: 60}
---
# fail: none is the default
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres}
---
# fail: switched off
Type: AWS::RDS::DBInstance
Properties: {Engine: mysql, MonitoringInterval: 0}
---
# undetermined: decided by a parameter that has no value
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, MonitoringInterval: !Ref Seconds}
---
# pass: its cluster has it
Resources:
  Db: {Type: AWS::RDS::DBInstance, Properties: {Engine: aurora-mysql, DBClusterIdentifier: !Ref Cluster}}
  Cluster: {Type: AWS::RDS::DBCluster, Properties: {Engine: aurora-mysql, MonitoringInterval: 30}}
"""
