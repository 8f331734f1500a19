"""Replication instances survive the loss of an Availability Zone.

Why: an instance in one zone takes its tasks down with it, and ongoing replication falls behind.

Fix: set `MultiAZ: true`. It is changed in place; the standby is billed.

Links:
- https://docs.aws.amazon.com/dms/latest/userguide/CHAP_ReplicationInstance.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/dms-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.dms import ReplicationInstance

META = Meta(
    type="AWS::DMS::ReplicationInstance",
    duty="backup-recovery",
    severity="medium",
    also=("DMS.13", "config:dms-replication-instance-multi-az-enabled", "dms_instance_multi_az_enabled"),
    controls=("CP-10", "CP-6(2)", "SC-5(2)", "SC-36", "SI-13(5)"),
)


def run(instance: ReplicationInstance) -> Result:
    return expect(instance.MultiAZ, "it has no standby in another Availability Zone")


EXAMPLES = """
# pass: switched on
Type: AWS::DMS::ReplicationInstance
Properties: {ReplicationInstanceClass: dms.t3.small, MultiAZ: true}
---
# fail: switched off
Type: AWS::DMS::ReplicationInstance
Properties: {ReplicationInstanceClass: dms.t3.small, MultiAZ: false}
---
# fail: the default
Type: AWS::DMS::ReplicationInstance
Properties: {ReplicationInstanceClass: dms.t3.small}
---
# undetermined: decided by a parameter that has no value
Type: AWS::DMS::ReplicationInstance
Properties: {ReplicationInstanceClass: dms.t3.small, MultiAZ: !Ref Choice}
"""
