"""What DMS writes into a bucket is encrypted with a key that the customer controls.

Why: with a key that AWS manages, whoever may use the service may read. With a customer managed key, reading also
needs permission for the key, each use is in CloudTrail, and disabling it closes the data for everybody.

Fix: set `EncryptionMode: SSE_KMS` and `ServerSideEncryptionKmsKeyId` in `S3Settings`. It takes effect for new files;
the role of the endpoint needs permission for the key.

Links:
- https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Target.S3.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable

if TYPE_CHECKING:
    from remit.schema.stubs.dms import Endpoint

META = Meta(
    type="AWS::DMS::Endpoint",
    duty="key-custody",
    severity="low",
    also=("CKV_AWS_298",),
    controls=("SC-12", "SC-12(2)", "SC-28(1)"),
)


def run(endpoint: Endpoint) -> Result:
    if endpoint.EngineName != "s3":
        return not_applicable("it writes into no bucket")
    return expect(endpoint.S3Settings.ServerSideEncryptionKmsKeyId, "AWS alone controls the key of what it writes")


EXAMPLES = """
# pass: a key of its own
Type: AWS::DMS::Endpoint
Properties: {EndpointType: target, EngineName: s3, S3Settings: {EncryptionMode: SSE_KMS,
    ServerSideEncryptionKmsKeyId: alias/orders}}
---
# fail: the key of AWS
Type: AWS::DMS::Endpoint
Properties: {EndpointType: target, EngineName: s3}
---
# not-applicable: a database
Type: AWS::DMS::Endpoint
Properties: {EndpointType: target, EngineName: mysql}
---
# undetermined: decided by a parameter that has no value
Type: AWS::DMS::Endpoint
Properties: {EndpointType: target, EngineName: s3, S3Settings: {ServerSideEncryptionKmsKeyId: !Ref Key}}
"""
