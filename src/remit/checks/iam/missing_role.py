"""Somebody other than root may call AWS Support, and somebody may only look.

Why: in an incident minutes go by with finding who may call AWS, or read everything; if nobody may, an administrator
or root is used for it.

Fix: attach `AWSSupportAccess` to a role of the people on call, `SecurityAudit` to one of those who audit. Costs
nothing.

Links:
- https://docs.aws.amazon.com/awssupport/latest/user/accessing-support.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.remit_account import Account

META = Meta(
    type="Remit::Account::Account",
    needs=("AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group"),
    duty="identity-access",
    severity="low",
    controls=("IR-7", "IR-6"),
)


MEMBERS = {
    "support": {
        "policy": ":iam::aws:policy/AWSSupportAccess",
        "also": ("IAM.18", "CIS-5.0:1.16", "config:iam-support-policy-in-use", "AWS-0169", "iam_support_role_created"),
    },
    "audit": {"policy": ":iam::aws:policy/SecurityAudit", "also": ("iam_securityaudit_role_created",)},
}


def run(account: Account, world: World, member: dict[str, Any]) -> Result:
    holders = [
        *world.all("AWS::IAM::Role", of=account),
        *world.all("AWS::IAM::User", of=account),
        *world.all("AWS::IAM::Group", of=account),
    ]
    return expect(some(lambda holder: has(holder, member["policy"]), holders), "nobody has the policy for it")


def has(holder: Any, policy: str) -> bool:
    return some(lambda arn: arn.endswith(policy), holder.ManagedPolicyArns)


EXAMPLES = """
# pass[support]: a role
Resources:
  OnCall: {Type: AWS::IAM::Role, Properties: {ManagedPolicyArns: ["arn:aws:iam::aws:policy/AWSSupportAccess"]}}
  Account: {Type: "Remit::Account::Account"}
Closed: true
---
# fail: nobody
Resources:
  Reader: {Type: AWS::IAM::Role, Properties: {ManagedPolicyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"]}}
  Account: {Type: "Remit::Account::Account"}
Closed: true
---
# undetermined: a template does not show the rest of the account
Type: Remit::Account::Account
"""
