"""Spot fleets encrypt the volumes that they describe.

Why: the fleet makes and deletes volumes all the time; an unencrypted one leaves readable snapshots behind.

Fix: set `LaunchSpecifications[].BlockDeviceMappings[].Ebs.Encrypted: true`, or use a launch template that does. The
fleet is replaced, and its instances with it.

Links:
- https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, every, expect, not_applicable

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.ec2 import SpotFleet

META = Meta(
    type="AWS::EC2::SpotFleet",
    needs=("Remit::EC2::AccountDefaults", "Remit::EC2::Snapshot"),
    duty="rest-encryption",
    severity="medium",
    also=("EC2.173", "config:ec2-spot-fleet-request-ct-encryption-at-rest"),
    controls=("SC-28", "SC-28(1)", "SC-13"),
)


def run(fleet: SpotFleet, world: World) -> Result:
    specifications = fleet.SpotFleetRequestConfigData.LaunchSpecifications
    if not specifications:
        return not_applicable("its launch templates describe the volumes")
    encrypted = every(
        lambda one: every(lambda device: is_encrypted(device, fleet, world), one.BlockDeviceMappings), specifications
    )
    return expect(encrypted, "a volume of its instances is not encrypted")


def is_encrypted(device: Any, fleet: SpotFleet, world: World) -> bool:
    disk = device.Ebs
    if not disk:
        return True  # a disk of the host, or none
    if "Encrypted" in disk:
        return bool(disk.Encrypted)
    if world.fact("Remit::EC2::AccountDefaults", of=fleet).EbsEncryptionByDefault:
        return True
    return bool(world.resolve(disk.SnapshotId, "Remit::EC2::Snapshot").Encrypted)


EXAMPLES = """
# pass: encrypted
Type: AWS::EC2::SpotFleet
Properties:
  SpotFleetRequestConfigData:
    LaunchSpecifications: [{ImageId: ami-1, BlockDeviceMappings: [{DeviceName: /dev/xvda, Ebs: {Encrypted: true}}]}]
---
# fail: not
Type: AWS::EC2::SpotFleet
Properties:
  SpotFleetRequestConfigData:
    LaunchSpecifications: [{ImageId: ami-1, BlockDeviceMappings: [{DeviceName: /dev/xvda, Ebs: {Encrypted: false}}]}]
---
# undetermined: a template does not show what the Region does by default
Type: AWS::EC2::SpotFleet
Properties:
  SpotFleetRequestConfigData:
    LaunchSpecifications: [{ImageId: ami-1, BlockDeviceMappings: [{DeviceName: /dev/xvda, Ebs: {VolumeSize: 9}}]}]
---
# not-applicable: from a launch template
Type: AWS::EC2::SpotFleet
Properties:
  SpotFleetRequestConfigData:
    LaunchTemplateConfigs: [{LaunchTemplateSpecification: {LaunchTemplateId: lt-1, Version: "1"}}]
"""
