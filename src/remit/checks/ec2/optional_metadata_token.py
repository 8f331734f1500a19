"""Instances give out their metadata for a session token only.

Why: without the token (IMDSv2 required), a program that fetches a web address for a stranger can be made to fetch the
credentials of the instance's role as well. That is how whole accounts were emptied.

Fix: set `HttpTokens: required` (`LaunchTemplateData.MetadataOptions` of the launch template; of a running instance
`aws ec2 modify-instance-metadata-options`, without restart), or for all new ones with the Region's account default.
First see that the metric MetadataNoToken stays at zero: old SDKs break.

Links:
- https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html
- https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-IMDS-new-instances.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, failed, passed

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.ec2 import Instance

META = Meta(
    type="AWS::EC2::Instance",
    needs=("AWS::EC2::LaunchTemplate", "Remit::EC2::AccountDefaults", "Remit::EC2::Image"),
    duty="identity-access",
    severity="high",
    also=(
        "EC2.8",
        "CIS-5.0:5.7",
        "config:ec2-imdsv2-check",
        "CKV_AWS_79",
        "ec2_instance_imdsv2_enabled",
        "AWS-0028",
    ),
    controls=("AC-3", "AC-6", "IA-5"),
)

REASON = "a stranger who makes it fetch a web address gets the credentials of its role"


def run(instance: Instance, world: World) -> Result:
    own, named = instance.MetadataOptions, instance.LaunchTemplate
    if own.HttpTokens == "required" or own.HttpEndpoint == "disabled":
        return passed()
    if own.HttpTokens and own.HttpEndpoint:
        return failed(REASON)  # the instance says all of it itself, as a running one always does
    template = world.resolve(named.LaunchTemplateId or named.LaunchTemplateName, "AWS::EC2::LaunchTemplate")
    inherited = template.LaunchTemplateData.MetadataOptions
    if (own.HttpEndpoint or inherited.HttpEndpoint) == "disabled":
        return passed()
    tokens = own.HttpTokens or inherited.HttpTokens
    if not tokens:
        tokens = world.fact("Remit::EC2::AccountDefaults", of=instance).MetadataDefaults.HttpTokens
    if not tokens:  # then the image decides (configuring-IMDS-new-instances)
        image = world.resolve(instance.ImageId or template.LaunchTemplateData.ImageId, "Remit::EC2::Image")
        return expect(image.ImdsSupport == "v2.0", REASON)
    return expect(tokens == "required", REASON)


EXAMPLES = """
# pass: required
Type: AWS::EC2::Instance
Properties: {MetadataOptions: {HttpTokens: required}}
---
# pass: by the launch template
Resources:
  Template:
    Type: AWS::EC2::LaunchTemplate
    Properties: {LaunchTemplateData: {MetadataOptions: {HttpTokens: required}}}
  Instance: {Type: AWS::EC2::Instance, Properties: {LaunchTemplate: {LaunchTemplateId: !Ref Template, Version: "1"}}}
---
# fail: optional
Type: AWS::EC2::Instance
Properties: {MetadataOptions: {HttpTokens: optional}}
---
# undetermined: decided by the account's default
Type: AWS::EC2::Instance
Properties: {ImageId: ami-1}
---
# undetermined: the account has no default, and the image is out of sight
Closed: true
Resources:
  Defaults: {Type: Remit::EC2::AccountDefaults, Properties: {EbsEncryptionByDefault: true}}
  Instance: {Type: AWS::EC2::Instance, Properties: {ImageId: ami-1}}
"""
