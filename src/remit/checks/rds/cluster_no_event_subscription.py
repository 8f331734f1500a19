"""Events of database clusters reach somebody.

Why: a failover, a full disk or a changed setting is told in an event. Without a subscription nobody hears of it
before the users do.

Fix: declare an `AWS::RDS::EventSubscription` with `SnsTopicArn`, `SourceType` and `EventCategories`, or without
categories for all. SNS bills the messages, hardly anything.

Links:
- https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.rds import DBCluster

META = Meta(
    type="AWS::RDS::DBCluster",
    needs=("AWS::RDS::EventSubscription",),
    duty="logging-monitoring",
    severity="low",
    controls=("CA-7", "SI-2"),
)

MEMBERS = {
    "cluster": {
        "source": "db-cluster",
        "categories": ("maintenance", "failure"),
        "also": ("RDS.19", "rds_cluster_critical_event_subscription"),
    },
}


def run(db: DBCluster, world: World, member: dict[str, Any]) -> Result:
    told = world.alarms.told_by_rds(member["source"], member["categories"], of=db)
    return expect(told, "no subscription tells of these events")


EXAMPLES = """
# pass: one tells of everything
Resources:
  All: {Type: AWS::RDS::EventSubscription, Properties: {SnsTopicArn: "arn:aws:sns:eu-west-1:111122223333:db"}}
  Db: {Type: AWS::RDS::DBCluster, Properties: {Engine: aurora-mysql}}
---
# fail: it is switched off
Resources:
  Off:
    Type: AWS::RDS::EventSubscription
    Properties: {SnsTopicArn: "arn:aws:sns:eu-west-1:111122223333:db", Enabled: false}
  Db: {Type: AWS::RDS::DBCluster, Properties: {Engine: aurora-mysql}}
Closed: true
---
# fail[cluster]: of availability only
Resources:
  One:
    Type: AWS::RDS::EventSubscription
    Properties: {SnsTopicArn: "arn:aws:sns:eu-west-1:111122223333:db", SourceType: db-cluster,
        EventCategories: [failover]}
  Db: {Type: AWS::RDS::DBCluster, Properties: {Engine: aurora-mysql}}
Closed: true
---
# undetermined: a template does not show the rest of the account
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-mysql}
"""
