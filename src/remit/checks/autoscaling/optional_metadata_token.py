"""Launch configurations demand a session token for instance metadata.

Why: each instance of the group inherits the setting. Without the token (IMDSv2 required), a program that fetches a
web address for a stranger can be made to fetch the credentials of the instance's role.

Fix: set `MetadataOptions.HttpTokens: required` in a new launch configuration, better in a launch template, and start
an instance refresh.

Note: one that does not say it takes the account's default of the moment; that another setting helps out is no demand
of the launch configuration (config rule autoscaling-launchconfig-requires-imdsv2).

Links:
- https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-IMDS-new-instances.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, failed, passed

if TYPE_CHECKING:
    from remit.schema.stubs.autoscaling import LaunchConfiguration

META = Meta(
    type="AWS::AutoScaling::LaunchConfiguration",
    duty="identity-access",
    severity="high",
    also=(
        "AutoScaling.3",
        "config:autoscaling-launchconfig-requires-imdsv2",
        "CKV_AWS_79",
        "autoscaling_group_launch_configuration_requires_imdsv2",
        "AWS-0130",
    ),
    controls=("AC-3", "AC-3(15)", "AC-6", "CM-2"),
)

REASON = "its instances give out their role's credentials without a session token"


def run(configuration: LaunchConfiguration) -> Result:
    options = configuration.MetadataOptions
    if options.HttpEndpoint == "disabled":
        return passed()
    if not options.HttpTokens:
        return failed("it leaves the session token to the account's default")
    return expect(options.HttpTokens == "required", REASON)


EXAMPLES = """
# pass: required
Type: AWS::AutoScaling::LaunchConfiguration
Properties: {ImageId: ami-1, MetadataOptions: {HttpTokens: required}}
---
# fail: optional
Type: AWS::AutoScaling::LaunchConfiguration
Properties: {ImageId: ami-1, MetadataOptions: {HttpTokens: optional}}
---
# fail: not said
Type: AWS::AutoScaling::LaunchConfiguration
Properties: {ImageId: ami-1}
---
# undetermined: a parameter
Type: AWS::AutoScaling::LaunchConfiguration
Properties: {ImageId: ami-1, MetadataOptions: {HttpTokens: !Ref Tokens}}
"""
