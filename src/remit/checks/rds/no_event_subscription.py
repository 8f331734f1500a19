"""Events of databases reach somebody.

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
    from remit.schema.stubs.rds import DBInstance

META = Meta(
    type="AWS::RDS::DBInstance",
    needs=("AWS::RDS::EventSubscription",),
    duty="logging-monitoring",
    severity="low",
    controls=("CA-7", "SI-2"),
)

MEMBERS = {
    "instance": {
        "source": "db-instance",
        "categories": ("maintenance", "configuration change", "failure"),
        "also": ("RDS.20", "rds_instance_critical_event_subscription"),
    },
    "parameter-group": {
        "source": "db-parameter-group",
        "categories": ("configuration change",),
        "also": ("RDS.21", "rds_instance_event_subscription_parameter_groups"),
    },
    "security-group": {
        "source": "db-security-group",
        "categories": ("configuration change", "failure"),
        "also": ("RDS.22", "rds_instance_event_subscription_security_groups"),
    },
}


def run(db: DBInstance, world: World, member: dict[str, Any]) -> Result:
    told = world.alarms.told_by_rds(member["source"], member["categories"], of=db)
    return expect(told, "no subscription tells of these events")


EXAMPLES = """
# pass: one tells of everything
Resources:
  All: {Type: AWS::RDS::EventSubscription, Properties: {SnsTopicArn: "arn:aws:sns:eu-west-1:111122223333:db"}}
  Db: {Type: AWS::RDS::DBInstance, Properties: {Engine: postgres}}
---
# fail: it is switched off
Resources:
  Off:
    Type: AWS::RDS::EventSubscription
    Properties: {SnsTopicArn: "arn:aws:sns:eu-west-1:111122223333:db", Enabled: false}
  Db: {Type: AWS::RDS::DBInstance, Properties: {Engine: postgres}}
Closed: true
---
# fail[instance]: of availability only
Resources:
  One:
    Type: AWS::RDS::EventSubscription
    Properties: {SnsTopicArn: "arn:aws:sns:eu-west-1:111122223333:db", SourceType: db-instance,
        EventCategories: [failover]}
  Db: {Type: AWS::RDS::DBInstance, Properties: {Engine: postgres}}
Closed: true
---
# undetermined: a template does not show the rest of the account
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres}
"""
