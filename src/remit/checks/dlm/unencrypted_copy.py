"""Copies of snapshots in other Regions are encrypted.

Why: a copy that asks for no encryption is unencrypted where the snapshot is, unless its Region encrypts by default.

Fix: set `Encrypted: true` in the rules for copies to other Regions, of schedules and of actions alike. Holds for new
copies.

Links:
- https://docs.aws.amazon.com/ebs/latest/userguide/event-policy.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dlm-lifecyclepolicy.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, every, expect, not_applicable

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.dlm import LifecyclePolicy

META = Meta(
    type="AWS::DLM::LifecyclePolicy",
    duty="rest-encryption",
    severity="medium",
    controls=("SC-13", "SC-28", "SC-28(1)"),
)

BOTH = "DLM_LIFECYCLE_POLICY_CROSS_REGION_ENCRYPTION_RULE"

MEMBERS = {
    "schedule": {"event": False, "also": ("CKV_AWS_255", BOTH)},
    "event": {"event": True, "also": ("CKV_AWS_253", BOTH)},
}


def run(policy: LifecyclePolicy, member: dict[str, Any]) -> Result:
    copies = copies_of(policy, event=member["event"])
    if not copies:
        return not_applicable("it copies nothing to another Region in this way")
    return expect(every(lambda copy: copy.Encrypted, copies), "a copy may be unencrypted")


def copies_of(policy: LifecyclePolicy, *, event: bool) -> list[Any]:
    details = policy.PolicyDetails
    if event:
        return [copy.EncryptionConfiguration for action in details.Actions for copy in action.CrossRegionCopy]
    return [copy for schedule in details.Schedules for copy in schedule.CrossRegionCopyRules]


EXAMPLES = """
# pass[schedule]: encrypted
Type: AWS::DLM::LifecyclePolicy
Properties: {PolicyDetails: {Schedules: [{Name: daily, CrossRegionCopyRules: [{Target: eu-west-2,
   Encrypted: true}]}]}}
---
# fail[schedule]: not
Type: AWS::DLM::LifecyclePolicy
Properties: {PolicyDetails: {Schedules: [{Name: daily, CrossRegionCopyRules: [{Target: eu-west-2,
   Encrypted: false}]}]}}
---
# undetermined[schedule]: a parameter
Type: AWS::DLM::LifecyclePolicy
Properties: {PolicyDetails: {Schedules: [{Name: daily, CrossRegionCopyRules: [{Target: eu-west-2,
   Encrypted: !Ref Sure}]}]}}
---
# fail[event]: not after an event
Type: AWS::DLM::LifecyclePolicy
Properties:
  PolicyDetails:
    PolicyType: EVENT_BASED_POLICY
    Actions: [{Name: copy, CrossRegionCopy: [{Target: eu-west-2, EncryptionConfiguration: {Encrypted: false}}]}]
---
# not-applicable: none
Type: AWS::DLM::LifecyclePolicy
Properties: {PolicyDetails: {Schedules: [{Name: daily}]}}
"""
