"""Event data stores are encrypted with a key of the customer.

Why: the events name every resource and caller of the account; with a key of your own, reading them takes a second
permission, and each use stands in a log.

Fix: set `KmsKeyId` to a key whose policy lets CloudTrail use it, with conditions. It cannot be changed or removed
later; KMS requests are billed.

Links:
- https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.cloudtrail import EventDataStore

META = Meta(
    type="AWS::CloudTrail::EventDataStore",
    duty="key-custody",
    severity="medium",
    also=("CloudTrail.10", "config:event-data-store-cmk-encryption-enabled", "CKV_AWS_294"),
    controls=("AU-9", "CA-9(1)", "SC-28(1)", "SC-7(10)", "SC-12(2)"),
)


def run(store: EventDataStore) -> Result:
    return expect(store.KmsKeyId, "its key is AWS's")


EXAMPLES = """
# pass: a key of the account
Type: AWS::CloudTrail::EventDataStore
Properties: {Name: events, KmsKeyId: alias/events}
---
# fail: AWS's by default
Type: AWS::CloudTrail::EventDataStore
Properties: {Name: events}
---
# undetermined: a parameter that may be empty
Type: AWS::CloudTrail::EventDataStore
Properties: {Name: events, KmsKeyId: !Ref Key}
"""
