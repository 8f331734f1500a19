"""Instances are of types with hardware virtualization.

Why: the types of the first years know only paravirtual images. They lack the isolation of today's hosts, encrypted
volumes and most security updates of AWS's images.

Fix: stop the instance, choose a current type, start it from an HVM image. It is interrupted; paravirtual images must
be made again.

Links:
- https://docs.aws.amazon.com/linux/al2/ug/virtualization-types.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default, some

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.ec2 import Instance

META = Meta(
    type="AWS::EC2::Instance",
    needs=("AWS::EC2::LaunchTemplate",),
    duty="guest-os",
    severity="medium",
    also=("EC2.24", "config:ec2-paravirtual-instance-check", "ec2_instance_paravirtual_type"),
    controls=("CM-2", "CM-2(2)", "SA-22"),
)

FAMILIES = ("t1.", "m1.", "m2.", "c1.")  # the later ones of that time, m3, c3 and hs1, take HVM images too


def run(instance: Instance, world: World) -> Result:
    named = instance.LaunchTemplate
    template = world.resolve(named.LaunchTemplateId or named.LaunchTemplateName, "AWS::EC2::LaunchTemplate")
    kind = or_default(instance.InstanceType or template.LaunchTemplateData.InstanceType, "m1.small")  # RunInstances
    return expect(not some(kind.startswith, FAMILIES), "its type takes paravirtual images only")


EXAMPLES = """
# pass: current
Type: AWS::EC2::Instance
Properties: {InstanceType: m7g.large}
---
# fail: of 2007
Type: AWS::EC2::Instance
Properties: {InstanceType: m1.large}
---
# undetermined: a parameter
Type: AWS::EC2::Instance
Properties: {InstanceType: !Ref Type}
"""
