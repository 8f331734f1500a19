"""Package domains are under a key of the customer's own.

Why: only with a key of your own can you see who used it, and take the packages away from everybody at once.

Fix: set `EncryptionKey`. The domain is replaced; the key is priced by use.

Links:
- https://docs.aws.amazon.com/codeartifact/latest/ug/security-encryption.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-codeartifact-domain.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, is_own_key

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.codeartifact import Domain

META = Meta(
    type="AWS::CodeArtifact::Domain",
    needs=("AWS::KMS::Key",),
    duty="key-custody",
    severity="low",
    also=("CKV_AWS_221",),
    controls=("SC-12", "SC-13", "SC-28"),
)


def run(domain: Domain, world: World) -> Result:
    key = domain.EncryptionKey
    return expect(is_own_key(key, domain, world), "its packages are under a key of AWS's")


EXAMPLES = """
# pass: one's own
Type: AWS::CodeArtifact::Domain
Properties: {DomainName: web, EncryptionKey: "arn:aws:kms:eu-west-1:123456789012:key/1"}
---
# fail: none
Type: AWS::CodeArtifact::Domain
Properties: {DomainName: web}
---
# undetermined: a parameter that may be empty
Type: AWS::CodeArtifact::Domain
Properties: {DomainName: web, EncryptionKey: !Ref Key}
"""
