"""Workgroups decide where results go and how they are encrypted.

Why: otherwise whoever asks names another bucket, or no encryption, with the query.

Fix: set `WorkGroupConfiguration.EnforceWorkGroupConfiguration: true`. Takes effect at once: settings of clients are
ignored.

Links:
- https://docs.aws.amazon.com/athena/latest/ug/workgroups-settings-override.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-athena-workgroup-workgroupconfiguration.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.athena import WorkGroup

META = Meta(
    type="AWS::Athena::WorkGroup",
    duty="rest-encryption",
    severity="medium",
    also=("CKV_AWS_82", "athena_workgroup_enforce_configuration", "AWS-0007"),
    controls=("CM-6", "SC-28"),
)


def run(group: WorkGroup) -> Result:
    enforced = or_default(group.WorkGroupConfiguration.EnforceWorkGroupConfiguration, True)  # noqa: FBT003 — CloudFormation's default
    return expect(enforced, "clients may choose other settings")


EXAMPLES = """
# pass: by default
Type: AWS::Athena::WorkGroup
Properties: {Name: web, WorkGroupConfiguration: {PublishCloudWatchMetricsEnabled: true}}
---
# fail: switched off
Type: AWS::Athena::WorkGroup
Properties: {Name: web, WorkGroupConfiguration: {EnforceWorkGroupConfiguration: false}}
---
# undetermined: a parameter
Type: AWS::Athena::WorkGroup
Properties: {Name: web, WorkGroupConfiguration: {EnforceWorkGroupConfiguration: !Ref Enforce}}
"""
