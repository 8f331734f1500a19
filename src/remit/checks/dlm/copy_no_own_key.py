"""Copies of snapshots in other Regions are encrypted with a key that the customer controls.

Why: with a key of your own in the other Region, restoring a copy needs permission for the key, and the copy can be
shared with another account.

Fix: set `CmkArn` in `CrossRegionCopyRules` of the schedules, and in `EncryptionConfiguration` of the actions. It
takes effect for the next copies; the key is billed.

Links:
- https://docs.aws.amazon.com/ebs/latest/userguide/snapshot-ami-policy.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-dlm-lifecyclepolicy-crossregioncopyrule.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, every, expect, not_applicable

if TYPE_CHECKING:
    from remit.schema.stubs.dlm import LifecyclePolicy

META = Meta(
    type="AWS::DLM::LifecyclePolicy",
    duty="backup-recovery",
    severity="low",
    also=("CKV_AWS_254", "CKV_AWS_256"),
    controls=("SC-12", "SC-12(2)", "SC-28(1)"),
)


def run(policy: LifecyclePolicy) -> Result:
    rules = [rule for schedule in policy.PolicyDetails.Schedules for rule in schedule.CrossRegionCopyRules]
    copies = [
        copy.EncryptionConfiguration for action in policy.PolicyDetails.Actions for copy in action.CrossRegionCopy
    ]
    if not rules and not copies:
        return not_applicable("it copies into no other Region")
    return expect(every(lambda copy: copy.CmkArn, [*rules, *copies]), "AWS alone controls the key of a copy")


EXAMPLES = """
# pass: a key of its own
Type: AWS::DLM::LifecyclePolicy
Properties: {PolicyDetails: {ResourceTypes: [VOLUME], Schedules: [{Name: daily,
    CrossRegionCopyRules: [{Encrypted: true, Target: eu-central-1,
    CmkArn: "arn:aws:kms:eu-central-1:111122223333:key/1"}]}]}}
---
# fail: the key of AWS
Type: AWS::DLM::LifecyclePolicy
Properties: {PolicyDetails: {ResourceTypes: [VOLUME], Schedules: [{Name: daily,
    CrossRegionCopyRules: [{Encrypted: true, Target: eu-central-1}]}]}}
---
# not-applicable: no copies
Type: AWS::DLM::LifecyclePolicy
Properties: {PolicyDetails: {ResourceTypes: [VOLUME], Schedules: [{Name: daily}]}}
---
# undetermined: decided by a parameter that has no value
Type: AWS::DLM::LifecyclePolicy
Properties: {PolicyDetails: {ResourceTypes: [VOLUME], Schedules: [{Name: daily,
    CrossRegionCopyRules: [{Encrypted: true, Target: eu-central-1, CmkArn: !Ref Key}]}]}}
"""
