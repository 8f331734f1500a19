"""Instances of Lightsail take snapshots by themselves.

Why: without one, what is deleted or encrypted by an intruder on the disk is gone.

Fix: set `AddOns` to `[{AddOnType: AutoSnapshot, Status: Enabled}]`. No interruption; seven are kept and billed by
size.

Links:
- https://docs.aws.amazon.com/lightsail/latest/userguide/amazon-lightsail-configuring-automatic-snapshots.html
- https://docs.aws.amazon.com/lightsail/latest/userguide/understanding-snapshots-in-amazon-lightsail.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default, some

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.lightsail import Instance

META = Meta(
    type="AWS::Lightsail::Instance",
    duty="backup-recovery",
    severity="medium",
    also=("lightsail_instance_automated_snapshots",),
    controls=("CP-6", "CP-9", "CP-10"),
)


def run(instance: Instance) -> Result:
    return expect(some(takes_snapshots, instance.AddOns), "no snapshot of it is taken")


def takes_snapshots(addition: Any) -> bool:
    return bool(addition.AddOnType == "AutoSnapshot" and or_default(addition.Status, "Enabled") == "Enabled")


EXAMPLES = """
# pass: on
Type: AWS::Lightsail::Instance
Properties: {InstanceName: web, BlueprintId: amazon_linux_2023, BundleId: nano_3_0,
   AddOns: [{AddOnType: AutoSnapshot, Status: Enabled}]}
---
# fail: none
Type: AWS::Lightsail::Instance
Properties: {InstanceName: web, BlueprintId: amazon_linux_2023, BundleId: nano_3_0}
---
# undetermined: a parameter
Type: AWS::Lightsail::Instance
Properties: {InstanceName: web, BlueprintId: amazon_linux_2023, BundleId: nano_3_0,
   AddOns: [{AddOnType: AutoSnapshot, Status: !Ref Status}]}
"""
