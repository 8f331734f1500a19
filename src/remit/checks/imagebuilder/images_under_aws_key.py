"""Images are handed out under a key of the customer's own.

Why: an image under AWS's key can be shared with no other account, and an unencrypted one by anybody.

Fix: set `Distributions[].AmiDistributionConfiguration.KmsKeyId`, and let the accounts that use the image use the key.
Holds for the next images.

Links:
- https://docs.aws.amazon.com/imagebuilder/latest/userguide/manage-distribution-settings.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-imagebuilder-distributionconfiguration.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, every, expect, not_applicable

if TYPE_CHECKING:
    from remit.schema.stubs.imagebuilder import DistributionConfiguration

META = Meta(
    type="AWS::ImageBuilder::DistributionConfiguration",
    duty="key-custody",
    severity="low",
    also=("CKV_AWS_199",),
    controls=("SC-12", "SC-13", "SC-28"),
)


def run(distribution: DistributionConfiguration) -> Result:
    images = [one for one in distribution.Distributions if one.AmiDistributionConfiguration]
    if not images:
        return not_applicable("it hands out no machine images")
    return expect(every(lambda one: one.AmiDistributionConfiguration.KmsKeyId, images), "images are under no such key")


EXAMPLES = """
# pass: one's own
Type: AWS::ImageBuilder::DistributionConfiguration
Properties: {Name: web, Distributions: [{Region: eu-west-1, AmiDistributionConfiguration: {Name: web,
   KmsKeyId: "arn:aws:kms:eu-west-1:123456789012:key/1"}}]}
---
# fail: none
Type: AWS::ImageBuilder::DistributionConfiguration
Properties: {Name: web, Distributions: [{Region: eu-west-1, AmiDistributionConfiguration: {Name: web}}]}
---
# undetermined: a parameter that may be empty
Type: AWS::ImageBuilder::DistributionConfiguration
Properties: {Name: web, Distributions: [{Region: eu-west-1, AmiDistributionConfiguration: {Name: web,
   KmsKeyId: !Ref Key}}]}
"""
