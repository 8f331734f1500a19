"""What DMS holds is encrypted with a key that the customer controls.

Why: with a key that AWS manages, whoever may use the service may read. With a customer managed key, reading also
needs permission for the key, each use is in CloudTrail, and disabling it closes the data for everybody.

Fix: set `KmsKeyId`. It can only be given when the instance or the endpoint is made; key and requests are billed.

Links:
- https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Security.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, is_own_key

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.dms import Endpoint, ReplicationInstance

META = Meta(
    type=("AWS::DMS::ReplicationInstance", "AWS::DMS::Endpoint"),
    needs=("AWS::KMS::Key",),
    duty="key-custody",
    severity="low",
    also=("CKV_AWS_212", "CKV_AWS_296"),
    controls=("SC-12", "SC-12(2)", "SC-28(1)"),
)


def run(resource: ReplicationInstance | Endpoint, world: World) -> Result:
    return expect(is_own_key(resource.KmsKeyId, resource, world), "AWS alone controls the key")


EXAMPLES = """
# pass: a key of its own
Type: AWS::DMS::ReplicationInstance
Properties: {ReplicationInstanceClass: dms.t3.small, KmsKeyId: alias/orders}
---
# fail: the key of AWS
Type: AWS::DMS::ReplicationInstance
Properties: {ReplicationInstanceClass: dms.t3.small}
---
# fail: the key of AWS for passwords
Type: AWS::DMS::Endpoint
Properties: {EndpointType: source, EngineName: mysql, KmsKeyId: alias/aws/dms}
---
# undetermined: decided by a parameter that has no value
Type: AWS::DMS::ReplicationInstance
Properties: {ReplicationInstanceClass: dms.t3.small, KmsKeyId: !Ref Key}
"""
