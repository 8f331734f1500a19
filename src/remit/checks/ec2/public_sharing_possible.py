"""A Region refuses to share snapshots and images with everybody.

Why: one wrong click, or one stolen key, makes the copy of a disk public. With the block on, the call fails.

Fix: `aws ec2 enable-snapshot-block-public-access --state block-all-sharing` and `aws ec2
enable-image-block-public-access --image-block-public-access-state block-new-sharing`, in every Region. Sharing with
named accounts goes on.

Links:
- https://docs.aws.amazon.com/ebs/latest/userguide/block-public-access-snapshots.html
- https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/block-public-access-to-amis.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.remit_ec2 import AccountDefaults

META = Meta(
    type="Remit::EC2::AccountDefaults",
    duty="identity-access",
    severity="high",
    controls=("AC-3", "AC-6", "AC-21", "SC-7"),
)

MEMBERS = {
    "snapshots": {
        "setting": "SnapshotBlockPublicAccess",
        "wanted": "block-all-sharing",
        "also": ("EC2.182", "config:ebs-snapshot-block-public-access", "ec2_ebs_snapshot_account_block_public_access"),
    },
    "images": {
        "setting": "ImageBlockPublicAccess",
        "wanted": "block-new-sharing",
        "severity": "medium",
        "also": ("ec2_ami_account_block_public_access",),
    },
}


def run(defaults: AccountDefaults, member: dict[str, Any]) -> Result:
    return expect(defaults[member["setting"]] == member["wanted"], "it can be shared with everybody")


EXAMPLES = """
# pass[snapshots]: snapshots are blocked
Type: Remit::EC2::AccountDefaults
Properties: {SnapshotBlockPublicAccess: block-all-sharing}
---
# pass[images]: images are blocked
Type: Remit::EC2::AccountDefaults
Properties: {ImageBlockPublicAccess: block-new-sharing}
---
# fail[snapshots]: only what is new
Type: Remit::EC2::AccountDefaults
Properties: {SnapshotBlockPublicAccess: block-new-sharing}
---
# fail[images]: not blocked
Type: Remit::EC2::AccountDefaults
Properties: {ImageBlockPublicAccess: unblocked}
---
# undetermined[snapshots]: a parameter for snapshots
Type: Remit::EC2::AccountDefaults
Properties: {SnapshotBlockPublicAccess: !Ref Block}
---
# undetermined[images]: a parameter for images
Type: Remit::EC2::AccountDefaults
Properties: {ImageBlockPublicAccess: !Ref Block}
"""
