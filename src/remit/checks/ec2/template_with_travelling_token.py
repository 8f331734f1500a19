"""Launch templates keep metadata tokens on the instance.

Why: a hop limit above 1 lets the token for the role's credentials pass through containers, proxies and badly set
routers on the instance, to whoever sits behind them.

Fix: set `MetadataOptions.HttpPutResponseHopLimit: 1`. Containers that need AWS get a role of their own (ECS task
roles, EKS Pod Identity); those that used the instance's lose it.

Links:
- https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-IMDS-new-instances.html
- https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default, passed

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.ec2 import LaunchTemplate

META = Meta(
    type="AWS::EC2::LaunchTemplate",
    needs=("Remit::EC2::AccountDefaults", "Remit::EC2::Image"),
    duty="identity-access",
    severity="medium",
    also=("CKV_AWS_341",),
    controls=("CA-9(1)", "CM-2", "CM-2(2)"),
)


def run(template: LaunchTemplate, world: World) -> Result:
    options = template.LaunchTemplateData.MetadataOptions
    if options.HttpEndpoint == "disabled":
        return passed()
    limit = options.HttpPutResponseHopLimit
    if not limit:
        limit = world.fact("Remit::EC2::AccountDefaults", of=template).MetadataDefaults.HttpPutResponseHopLimit
    if not limit:  # then the image decides: 2 where it demands tokens, else 1 (configuring-IMDS-new-instances)
        return expect(
            world.resolve(template.LaunchTemplateData.ImageId, "Remit::EC2::Image").ImdsSupport != "v2.0", REASON
        )
    return expect(or_default(limit, 1) <= 1, REASON)


REASON = "tokens for its instances' metadata reach beyond the instance"


EXAMPLES = """
# pass: the instance itself
Type: AWS::EC2::LaunchTemplate
Properties: {LaunchTemplateData: {MetadataOptions: {HttpPutResponseHopLimit: 1}}}
---
# fail: one further
Type: AWS::EC2::LaunchTemplate
Properties: {LaunchTemplateData: {MetadataOptions: {HttpPutResponseHopLimit: 2}}}
---
# undetermined: decided by the account's default
Type: AWS::EC2::LaunchTemplate
Properties: {LaunchTemplateData: {ImageId: ami-1}}
"""
