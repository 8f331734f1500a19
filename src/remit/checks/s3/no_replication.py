"""Buckets have a copy elsewhere.

Why: versions protect against mistakes in a bucket, not against the loss of the bucket, its account or its Region.

Fix: set `ReplicationConfiguration` with an enabled rule to a bucket in another Region, best in another account; both
need versioning. It takes effect for new objects; storage and transfer are billed.

Note: a copy in the same Region counts where nobody knows the Region of the other bucket: it is not in its name, and a
template may be deployed anywhere.

Links:
- https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.s3 import Bucket

META = Meta(
    type="AWS::S3::Bucket",
    duty="backup-recovery",
    severity="low",
    also=(
        "S3.7",
        "config:s3-bucket-cross-region-replication-enabled",
        "CKV_AWS_144",
        "s3_bucket_cross_region_replication",
        "S3_BUCKET_REPLICATION_ENABLED",
    ),
    controls=("CP-6", "CP-9", "CP-10", "SI-12", "SI-13(5)", "SC-36"),
)


def run(bucket: Bucket, world: World) -> Result:
    rules = [rule for rule in bucket.ReplicationConfiguration.Rules if rule.Status == "Enabled"]
    if not rules or world.declared(bucket):
        return expect(rules, "its objects are replicated nowhere")

    buckets = world.all("AWS::S3::Bucket", of=bucket)  # in which one of another account is not: it counts as away

    def is_away(rule: Any) -> bool:
        name = rule.Destination.Bucket.rpartition(":")[2]
        return not some(lambda one: one.BucketName == name and world.region_of(one) == world.region_of(bucket), buckets)

    return expect(some(is_away, rules), "its objects are replicated to a bucket in the same Region")


EXAMPLES = """
# pass: to another bucket
Type: AWS::S3::Bucket
Properties: {VersioningConfiguration: {Status: Enabled},
    ReplicationConfiguration: {Role: "arn:aws:iam::111122223333:role/copy", Rules: [{Status: Enabled,
    Destination: {Bucket: "arn:aws:s3:::orders-copy"}}]}}
---
# fail: the rule is off
Type: AWS::S3::Bucket
Properties: {ReplicationConfiguration: {Role: "arn:aws:iam::111122223333:role/copy", Rules: [{Status: Disabled,
    Destination: {Bucket: "arn:aws:s3:::orders-copy"}}]}}
---
# fail: none
Type: AWS::S3::Bucket
---
# undetermined: decided by a parameter that has no value
Type: AWS::S3::Bucket
Properties: {ReplicationConfiguration: {Role: "arn:aws:iam::111122223333:role/copy", Rules: [{Status: !Ref Status,
    Destination: {Bucket: "arn:aws:s3:::orders-copy"}}]}}
"""
