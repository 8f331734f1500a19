"""Launch templates demand a session token for instance metadata.

Why: each instance of the template inherits the setting. Without the token (IMDSv2 required), a program that fetches a
web address for a stranger can be made to fetch the credentials of the instance's role.

Fix: set `LaunchTemplateData.MetadataOptions.HttpTokens: required` in a new version. It holds for instances started
from then on; start an instance refresh of Auto Scaling groups for the others.

Links:
- https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-IMDS-new-instances.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, passed

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.ec2 import LaunchTemplate

META = Meta(
    type="AWS::EC2::LaunchTemplate",
    needs=("Remit::EC2::AccountDefaults",),
    duty="identity-access",
    severity="high",
    also=(
        "EC2.170",
        "config:ec2-launch-template-imdsv2-check",
        "CKV_AWS_79",
        "ec2_launch_template_imdsv2_required",
        "AWS-0130",
    ),
    controls=("AC-3", "AC-6", "IA-5"),
)


def run(template: LaunchTemplate, world: World) -> Result:
    options = template.LaunchTemplateData.MetadataOptions
    if options.HttpEndpoint == "disabled":
        return passed()
    tokens = options.HttpTokens
    if not tokens:
        tokens = world.fact("Remit::EC2::AccountDefaults", of=template).MetadataDefaults.HttpTokens
    return expect(tokens == "required", "its instances give out their role's credentials without a session token")


EXAMPLES = """
# pass: required
Type: AWS::EC2::LaunchTemplate
Properties: {LaunchTemplateData: {MetadataOptions: {HttpTokens: required}}}
---
# pass: required by the account's default
Resources:
  Defaults: {Type: "Remit::EC2::AccountDefaults", Properties: {MetadataDefaults: {HttpTokens: required}}}
  Template: {Type: AWS::EC2::LaunchTemplate, Properties: {LaunchTemplateData: {ImageId: ami-1}}}
Closed: true
---
# fail: optional
Type: AWS::EC2::LaunchTemplate
Properties: {LaunchTemplateData: {MetadataOptions: {HttpTokens: optional}}}
---
# undetermined: decided by the account's default
Type: AWS::EC2::LaunchTemplate
Properties: {LaunchTemplateData: {ImageId: ami-1}}
"""
