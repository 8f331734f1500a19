"""Images are encrypted by AWS KMS.

Why: with S3's own keys, the default, nothing tells who had an image decrypted. With a key of KMS each use of it is in
CloudTrail.

Fix: set `EncryptionConfiguration: {EncryptionType: KMS}`. This replaces the repository: copy the images. Requests to
KMS are billed.

Note: the AWS managed key `aws/ecr` is enough here; ecr.no-own-key asks for one that the customer controls.

Links:
- https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.schema.stubs.ecr import Repository

META = Meta(
    type="AWS::ECR::Repository",
    duty="key-custody",
    severity="low",
    also=("CKV_AWS_136",),
    controls=("SC-12(2)", "SC-13", "SC-28"),
)


def run(repository: Repository) -> Result:
    kind = repository.EncryptionConfiguration.EncryptionType
    by_kms = some(lambda kms: kind == kms, ("KMS", "KMS_DSSE"))
    return expect(by_kms, "its images are encrypted with S3's own keys, not by KMS")


EXAMPLES = """
# pass: AWS's key of the account
Type: AWS::ECR::Repository
Properties: {EncryptionConfiguration: {EncryptionType: KMS}}
---
# fail: the default
Type: AWS::ECR::Repository
Properties: {RepositoryName: web}
---
# undetermined: a parameter
Type: AWS::ECR::Repository
Properties: {EncryptionConfiguration: {EncryptionType: !Ref Encryption}}
"""
