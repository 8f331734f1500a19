"""The account has a trail.

Why: CloudTrail's own event history keeps 90 days of management events, cannot be sent anywhere, and dies with the
account.

Fix: create a trail with `IsLogging: true`, to a bucket that only the trail may write. One copy of the management
events is free; storage in S3 is not.

Links:
- https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-create-and-update-a-trail.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.cloudtrail import Trail
    from remit.schema.stubs.remit_account import Account

META = Meta(
    type="Remit::Account::Account",
    needs=("AWS::CloudTrail::Trail",),
    duty="logging-monitoring",
    severity="high",
    also=("CloudTrail.3", "config:cloudtrail-enabled"),
    controls=("AU-2", "AU-3", "AU-12", "AU-14(1)"),
)


def run(account: Account, world: World) -> Result:
    return expect(some(is_running, world.all("AWS::CloudTrail::Trail", of=account)), "no trail is recording")


def is_running(trail: Trail) -> bool:
    return bool(trail.IsLogging)


EXAMPLES = """
# pass: one
Resources:
  Trail: {Type: AWS::CloudTrail::Trail, Properties: {IsLogging: true, S3BucketName: logs}}
  Account: {Type: "Remit::Account::Account"}
Closed: true
---
# fail: a stopped one
Resources:
  Trail: {Type: AWS::CloudTrail::Trail, Properties: {IsLogging: false, S3BucketName: logs}}
  Account: {Type: "Remit::Account::Account"}
Closed: true
---
# undetermined: a template does not show the rest of the account
Resources:
  Trail: {Type: AWS::CloudTrail::Trail, Properties: {IsLogging: false, S3BucketName: logs}}
  Account: {Type: "Remit::Account::Account"}
"""
