"""IAM users are members of a group.

Why: a group says what a user is for, and takes the permissions back when the job ends. A user in no group has either
none or its own.

Fix: add it to a group by `AWS::IAM::UserToGroupAddition`. Better: federate people and give roles. Nothing is
interrupted.

Links:
- https://docs.aws.amazon.com/IAM/latest/UserGuide/id_groups.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.iam import User

META = Meta(
    type="AWS::IAM::User",
    duty="identity-access",
    severity="low",
    also=("CKV2_AWS_21", "IAM_USER_MISSING_GROUP_RULE"),
    controls=("AC-2", "AC-3", "AC-6"),
)


def run(user: User) -> Result:
    return expect(user.Groups, "it is in no group")


EXAMPLES = """
# pass: in one
Type: AWS::IAM::User
Properties: {Groups: [operators]}
---
# fail: in none
Type: AWS::IAM::User
Closed: true
---
# undetermined: the list is a parameter
Type: AWS::IAM::User
Properties: {Groups: !Ref Groups}
Closed: true
"""
