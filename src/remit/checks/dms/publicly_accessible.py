"""Replication instances have no address on the internet.

Why: a replication instance holds the passwords of source and target and the data in between. DMS makes it public
unless told not to.

Fix: set `PubliclyAccessible: false` and let it reach both ends over the VPC, peering or a VPN. Changing it replaces
the instance; its tasks must be moved.

Links:
- https://docs.aws.amazon.com/dms/latest/userguide/CHAP_ReplicationInstance.PublicPrivate.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/dms-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.dms import ReplicationInstance

META = Meta(
    type="AWS::DMS::ReplicationInstance",
    duty="network-controls",
    severity="critical",
    also=(
        "DMS.1",
        "config:dms-replication-not-public",
        "CKV_AWS_89",
        "dms_instance_no_public_access",
        "DMS_REPLICATION_NOT_PUBLIC",
    ),
    controls=("AC-3", "AC-4", "AC-6", "SC-7", "SC-7(3)", "SC-7(21)"),
)


def run(instance: ReplicationInstance) -> Result:
    return expect(
        not or_default(instance.PubliclyAccessible, default=True),
        "it has a public address, as DMS gives it unless told not to",
    )


EXAMPLES = """
# pass: switched off
Type: AWS::DMS::ReplicationInstance
Properties: {ReplicationInstanceClass: dms.t3.small, PubliclyAccessible: false}
---
# fail: switched on
Type: AWS::DMS::ReplicationInstance
Properties: {ReplicationInstanceClass: dms.t3.small, PubliclyAccessible: true}
---
# fail: the default
Type: AWS::DMS::ReplicationInstance
Properties: {ReplicationInstanceClass: dms.t3.small}
---
# undetermined: decided by a parameter that has no value
Type: AWS::DMS::ReplicationInstance
Properties: {ReplicationInstanceClass: dms.t3.small, PubliclyAccessible: !Ref Choice}
"""
