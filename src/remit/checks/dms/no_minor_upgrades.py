"""Replication instances take minor versions by themselves.

Why: minor versions carry the engine's security fixes; DMS retires versions that nobody upgrades.

Fix: set `AutoMinorVersionUpgrade: true`, which is also the default. Each upgrade interrupts the tasks in the
maintenance window.

Links:
- https://docs.aws.amazon.com/dms/latest/userguide/CHAP_ReplicationInstance.EngineVersions.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/dms-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.dms import ReplicationInstance

META = Meta(
    type="AWS::DMS::ReplicationInstance",
    duty="platform",
    severity="medium",
    also=(
        "DMS.6",
        "config:dms-auto-minor-version-upgrade-check",
        "CKV_AWS_222",
        "dms_instance_minor_version_upgrade_enabled",
    ),
    controls=("CM-2", "SI-2", "SI-2(2)", "SI-2(4)", "SI-2(5)"),
)


def run(instance: ReplicationInstance) -> Result:
    return expect(
        or_default(instance.AutoMinorVersionUpgrade, default=True), "it does not take minor versions by itself"
    )


EXAMPLES = """
# pass: switched on
Type: AWS::DMS::ReplicationInstance
Properties: {ReplicationInstanceClass: dms.t3.small, AutoMinorVersionUpgrade: true}
---
# fail: switched off
Type: AWS::DMS::ReplicationInstance
Properties: {ReplicationInstanceClass: dms.t3.small, AutoMinorVersionUpgrade: false}
---
# pass: the default
Type: AWS::DMS::ReplicationInstance
Properties: {ReplicationInstanceClass: dms.t3.small}
---
# undetermined: decided by a parameter that has no value
Type: AWS::DMS::ReplicationInstance
Properties: {ReplicationInstanceClass: dms.t3.small, AutoMinorVersionUpgrade: !Ref Choice}
"""
