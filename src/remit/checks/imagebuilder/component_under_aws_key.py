"""Components of Image Builder use a key of the customer's own.

Why: a component is a script that runs as root in every build. A key of your own decides who may read it.

Fix: set `KmsKeyId`. A component cannot be changed: make a new version. The key is priced by use.

Links:
- https://docs.aws.amazon.com/imagebuilder/latest/userguide/data-protection.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-imagebuilder-component.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.imagebuilder import Component

META = Meta(
    type="AWS::ImageBuilder::Component",
    duty="key-custody",
    severity="low",
    also=("CKV_AWS_180",),
    controls=("SC-12", "SC-13", "SC-28"),
)


def run(component: Component) -> Result:
    return expect(component.KmsKeyId, "it is under a key of AWS's")


EXAMPLES = """
# pass: one's own
Type: AWS::ImageBuilder::Component
Properties: {Name: base, Platform: Linux, Version: 1.0.0, KmsKeyId: "arn:aws:kms:eu-west-1:123456789012:key/1"}
---
# fail: none
Type: AWS::ImageBuilder::Component
Properties: {Name: base, Platform: Linux, Version: 1.0.0}
---
# undetermined: a parameter that may be empty
Type: AWS::ImageBuilder::Component
Properties: {Name: base, Platform: Linux, Version: 1.0.0, KmsKeyId: !Ref Key}
"""
