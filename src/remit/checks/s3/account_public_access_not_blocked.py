"""The account blocks public access to all its buckets, all four ways.

Why: a bucket's own block can be forgotten or taken off. The account's outranks every bucket, policy, ACL and access
point, those made tomorrow included.

Fix: `aws s3control put-public-access-block` with all four settings `true`, or S3 console, Block Public Access settings
for this account. It takes effect at once and costs nothing; buckets that are public on purpose stop, so move these to
an account of their own or behind CloudFront first.

Links:
- https://docs.aws.amazon.com/AmazonS3/latest/userguide/configuring-block-public-access-account.html
- https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, every, expect

if TYPE_CHECKING:
    from remit.schema.stubs.remit_s3 import AccountPublicAccessBlock

META = Meta(
    type="Remit::S3::AccountPublicAccessBlock",
    duty="identity-access",
    severity="medium",
    also=(
        "S3.1",
        "CIS-5.0:2.1.4",
        "CIS-6.0:3.1.4",
        "CIS-7.0:3.1.4",
        "config:s3-account-level-public-access-blocks-periodic",
        "s3_account_level_public_access_blocks",
    ),
    controls=("AC-3", "AC-4", "AC-6", "SC-7(3)"),
)

WAYS = ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")


def run(block: AccountPublicAccessBlock) -> Result:
    return expect(every(lambda way: block[way], WAYS), "the account does not block public access in all four ways")


EXAMPLES = """
# pass: all four
Type: Remit::S3::AccountPublicAccessBlock
Properties: {BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true}
---
# fail: it was never set
Type: Remit::S3::AccountPublicAccessBlock
Properties: {}
---
# undetermined: s3:GetAccountPublicAccessBlock was refused
Type: Remit::S3::AccountPublicAccessBlock
Properties:
  {BlockPublicAcls: !Ref Refused, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true}
"""
