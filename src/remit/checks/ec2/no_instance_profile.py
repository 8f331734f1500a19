"""Instances get their permissions from a role.

Why: without a role somebody puts access keys on the disk for whatever runs there. They work from anywhere and until
somebody takes them back; a role's credentials last hours.

Fix: set `IamInstanceProfile` (of a running instance `aws ec2 associate-iam-instance-profile`, without restart), grant
the role what the software needs, then delete the keys.

Links:
- https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html
- https://docs.aws.amazon.com/config/latest/developerguide/ec2-instance-profile-attached.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, failed, passed

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.ec2 import Instance

META = Meta(
    type="AWS::EC2::Instance",
    needs=("AWS::EC2::LaunchTemplate",),
    duty="identity-access",
    severity="medium",
    also=(
        "CIS-5.0:1.17",
        "config:ec2-instance-profile-attached",
        "CKV2_AWS_41",
        "ec2_instance_profile_attached",
        "EC2_INSTANCE_PROFILE_ATTACHED",
    ),
    controls=("AC-2(1)", "AC-3", "IA-5"),
)

REASON = "what runs on it has no role to get credentials from"


def run(instance: Instance, world: World) -> Result:
    if instance.IamInstanceProfile:
        return passed()
    if instance.InstanceId:
        return failed(REASON)  # it runs: what its template gave it is in it
    named = instance.LaunchTemplate
    template = world.resolve(named.LaunchTemplateId or named.LaunchTemplateName, "AWS::EC2::LaunchTemplate")
    return expect(template.LaunchTemplateData.IamInstanceProfile, REASON)


EXAMPLES = """
# pass: a role
Type: AWS::EC2::Instance
Properties: {IamInstanceProfile: web}
---
# pass: by the launch template
Resources:
  Template:
    Type: AWS::EC2::LaunchTemplate
    Properties: {LaunchTemplateData: {IamInstanceProfile: {Name: web}}}
  Instance: {Type: AWS::EC2::Instance, Properties: {LaunchTemplate: {LaunchTemplateId: !Ref Template, Version: "1"}}}
---
# fail: none
Type: AWS::EC2::Instance
Properties: {ImageId: ami-1}
---
# undetermined: a parameter that may be empty
Type: AWS::EC2::Instance
Properties: {IamInstanceProfile: !Ref Profile}
"""
