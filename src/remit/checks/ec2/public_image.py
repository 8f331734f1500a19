"""Machine images are open to nobody outside.

Why: everybody with an AWS account can start a public image and read what was left on it: keys, passwords, code.

Fix: `aws ec2 modify-image-attribute --launch-permission 'Remove=[{Group=all}]'`, then block public access to images
for the Region. Treat what is on it as known.

Links:
- https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/sharingamis-intro.html
- https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/block-public-access-to-amis.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.schema.stubs.remit_ec2 import Image

META = Meta(
    type="Remit::EC2::Image",
    duty="identity-access",
    severity="critical",
    also=("ec2_ami_public",),
    controls=("AC-3", "AC-4", "AC-6", "AC-21", "SC-7"),
)


def run(image: Image) -> Result:
    ways = (lambda: image.Public, lambda: some(lambda one: one.Group == "all", image.LaunchPermissions))
    return expect(not some(lambda way: way(), ways), "everybody may start instances from it")


EXAMPLES = """
# pass: not shared
Type: Remit::EC2::Image
Properties: {Name: web}
---
# fail: everybody
Type: Remit::EC2::Image
Properties: {Name: web, LaunchPermissions: [{Group: all}]}
---
# undetermined: a parameter
Type: Remit::EC2::Image
Properties: {Name: web, LaunchPermissions: [{Group: !Ref Group}]}
"""
