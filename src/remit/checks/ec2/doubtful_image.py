"""Instances run from an image that is there and whose publisher is known.

Why: an image decides what runs before the first login. A stranger's public image may hold a back door, and one that
was withdrawn or deleted gets no fixes and cannot be started again when the instance is lost.

Fix: build from images of Amazon, of a verified publisher or your own, refreshed regularly (EC2 Image Builder), and
replace the instance. To keep doubtful images out, switch on Allowed AMIs for the Region.

Links:
- https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/finding-an-ami.html
- https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-allowed-amis.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, failed, not_applicable

if TYPE_CHECKING:
    from remit.schema.stubs.ec2 import Instance

META = Meta(
    type="AWS::EC2::Instance",
    duty="guest-os",
    severity="medium",
    controls=("CM-2", "CM-7(5)", "SI-2", "SR-4"),
)


def run(instance: Instance) -> Result:
    if not instance.InstanceId:
        return not_applicable("only an instance that exists shows its image")
    if instance.Operator.Managed:
        return not_applicable("the service that started it chooses its image")
    image = instance.Image
    if not image:
        return failed("its image is gone or no longer shared with this account")
    if image.State == "disabled":
        return failed("its image was disabled")
    stranger = image.Public and not image.OwnerAlias  # the alias is Amazon's mark of itself and of verified publishers
    return expect(not stranger, "its image is public and neither Amazon's nor a verified publisher's")


EXAMPLES = """
# pass: Amazon's
Type: AWS::EC2::Instance
Properties: {InstanceId: i-0123456789abcdef0, Image: {OwnerAlias: amazon, Public: true, State: available}}
---
# pass: a private one
Type: AWS::EC2::Instance
Properties: {InstanceId: i-0123456789abcdef0, Image: {OwnerId: "123456789012", Public: false, State: available}}
---
# fail: a stranger's
Type: AWS::EC2::Instance
Properties: {InstanceId: i-0123456789abcdef0, Image: {OwnerId: "999999999999", Public: true, State: available}}
---
# fail: gone
Type: AWS::EC2::Instance
Properties: {InstanceId: i-0123456789abcdef0, ImageId: ami-0123456789abcdef0}
---
# undetermined: ec2:DescribeImages was refused
Type: AWS::EC2::Instance
Properties: {InstanceId: i-0123456789abcdef0, Image: !Ref Refused}
---
# not-applicable: declared, not yet there
Type: AWS::EC2::Instance
Properties: {ImageId: ami-1}
"""
