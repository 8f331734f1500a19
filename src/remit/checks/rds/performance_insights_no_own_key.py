"""The recorded load of databases is encrypted with a key that the customer controls.

Why: Performance Insights keeps the text of statements, and with it data of customers. With a key of your own, reading
it needs permission for the key.

Fix: set `PerformanceInsightsKMSKeyId` when it is switched on. The key cannot be changed later: make a new instance,
or live with the key of AWS.

Links:
- https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.access-control.cmk-policy.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, is_own_key, not_applicable

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.rds import DBInstance

META = Meta(
    type="AWS::RDS::DBInstance",
    needs=("AWS::KMS::Key",),
    duty="key-custody",
    severity="low",
    also=("CKV_AWS_354", "AWS-0078"),
    controls=("SC-12", "SC-12(2)", "SC-28(1)"),
)


def run(db: DBInstance, world: World) -> Result:
    if not db.EnablePerformanceInsights:
        return not_applicable("nothing is recorded")
    key = db.PerformanceInsightsKMSKeyId
    return expect(is_own_key(key, db, world), "AWS alone controls the key that its statements are recorded with")


EXAMPLES = """
# pass: a key of its own
Type: AWS::RDS::DBInstance
Properties: {EnablePerformanceInsights: true, PerformanceInsightsKMSKeyId: alias/orders}
---
# fail: none is named
Type: AWS::RDS::DBInstance
Properties: {EnablePerformanceInsights: true}
---
# not-applicable: nothing is recorded
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres}
---
# undetermined: decided by a parameter that has no value
Type: AWS::RDS::DBInstance
Properties: {EnablePerformanceInsights: true, PerformanceInsightsKMSKeyId: !Ref Key}
"""
