"""Search domains are encrypted with a key that the customer controls.

Why: with a key that AWS manages, whoever may use the service may read. With a customer managed key, reading also
needs permission for the key, each use is in CloudTrail, and disabling it closes the data for everybody.

Fix: set `KmsKeyId` in `EncryptionAtRestOptions`. The key of an existing domain can be changed by a blue/green
deployment; key and requests are billed.

Links:
- https://docs.aws.amazon.com/opensearch-service/latest/developerguide/encryption-at-rest.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, is_own_key

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World

META = Meta(
    type=("AWS::OpenSearchService::Domain", "AWS::Elasticsearch::Domain"),
    needs=("AWS::KMS::Key",),
    duty="key-custody",
    severity="low",
    also=("CKV_AWS_247",),
    controls=("SC-12", "SC-12(2)", "SC-28(1)"),
)


def run(domain: Any, world: World) -> Result:
    key = domain.EncryptionAtRestOptions.KmsKeyId
    return expect(is_own_key(key, domain, world), "AWS alone controls the key, if there is one")


EXAMPLES = """
# pass: a key of its own
Type: AWS::OpenSearchService::Domain
Properties: {EncryptionAtRestOptions: {Enabled: true, KmsKeyId: alias/orders}}
---
# fail: the key of AWS
Type: AWS::OpenSearchService::Domain
Properties: {EncryptionAtRestOptions: {Enabled: true}}
---
# undetermined: decided by a parameter that has no value
Type: AWS::OpenSearchService::Domain
Properties: {EncryptionAtRestOptions: {Enabled: true, KmsKeyId: !Ref Key}}
"""
