"""Images are encrypted with a key of the customer's own.

Why: only with a key of your own can you see who used it, and take images away from everybody at once.

Fix: set `EncryptionConfiguration` with `EncryptionType: KMS` and `KmsKey`. This replaces the repository: copy the
images. The key is priced by use.

Links:
- https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, is_own_key

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.ecr import Repository

META = Meta(
    type="AWS::ECR::Repository",
    needs=("AWS::KMS::Key",),
    duty="key-custody",
    severity="medium",
    also=("ECR.5", "config:ecr-repository-cmk-encryption-enabled", "AWS-0033"),
    controls=("SC-12(2)", "SC-13", "SC-28"),
)


def run(repository: Repository, world: World) -> Result:
    encryption = repository.EncryptionConfiguration
    key = encryption.EncryptionType in ("KMS", "KMS_DSSE") and encryption.KmsKey
    return expect(is_own_key(key, repository, world), "its images are under a key of AWS's")


EXAMPLES = """
# pass: one's own
Type: AWS::ECR::Repository
Properties: {EncryptionConfiguration: {EncryptionType: KMS, KmsKey: 1234abcd-12ab-34cd-56ef-1234567890ab}}
---
# fail: AWS's
Type: AWS::ECR::Repository
Properties: {RepositoryName: web}
---
# undetermined: a parameter that may be empty
Type: AWS::ECR::Repository
Properties: {EncryptionConfiguration: {EncryptionType: KMS, KmsKey: !Ref Key}}
"""
