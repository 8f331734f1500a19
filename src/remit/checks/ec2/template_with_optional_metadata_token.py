"""Launch templates demand a session token for instance metadata.

Why: each instance of the template inherits the setting. Without the token (IMDSv2 required), a program that fetches a
web address for a stranger can be made to fetch the credentials of the instance's role.

Fix: set `LaunchTemplateData.MetadataOptions.HttpTokens: required` in a new version. It holds for instances started
from then on; start an instance refresh of Auto Scaling groups for the others.

Note: a template that does not say it takes the account's default of the moment; that another setting helps out is no
demand of the template (config rule ec2-launch-template-imdsv2-check).

Links:
- https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-IMDS-new-instances.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, failed, passed

if TYPE_CHECKING:
    from remit.schema.stubs.ec2 import LaunchTemplate

META = Meta(
    type="AWS::EC2::LaunchTemplate",
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

REASON = "its instances give out their role's credentials without a session token"


def run(template: LaunchTemplate) -> Result:
    options = template.LaunchTemplateData.MetadataOptions
    if options.HttpEndpoint == "disabled":
        return passed()
    if not options.HttpTokens:
        return failed("it leaves the session token to the account's default")
    return expect(options.HttpTokens == "required", REASON)


EXAMPLES = """
# pass: required
Type: AWS::EC2::LaunchTemplate
Properties: {LaunchTemplateData: {MetadataOptions: {HttpTokens: required}}}
---
# pass: no metadata at all
Type: AWS::EC2::LaunchTemplate
Properties: {LaunchTemplateData: {MetadataOptions: {HttpEndpoint: disabled}}}
---
# fail: optional
Type: AWS::EC2::LaunchTemplate
Properties: {LaunchTemplateData: {MetadataOptions: {HttpTokens: optional}}}
---
# fail: not said
Type: AWS::EC2::LaunchTemplate
Properties: {LaunchTemplateData: {ImageId: ami-1}}
---
# undetermined: a parameter
Type: AWS::EC2::LaunchTemplate
Properties: {LaunchTemplateData: {MetadataOptions: {HttpTokens: !Ref Tokens}}}
"""
