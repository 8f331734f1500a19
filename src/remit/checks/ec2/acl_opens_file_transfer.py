"""Network ACLs keep FTP from the internet.

Why: FTP sends passwords and files in the clear, and its servers are old.

Fix: number a deny entry for the port before the entry that allows; move files by SFTP, for instance with Transfer
Family. Takes effect at once for the whole subnet.

Links:
- https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
- https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, passed

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.ec2 import NetworkAcl

META = Meta(
    type="AWS::EC2::NetworkAcl",
    duty="network-controls",
    severity="medium",
    controls=("AC-4(21)", "CM-7", "SC-7", "SC-7(21)"),
)

MEMBERS = {"20": {"port": 20, "also": ("CKV_AWS_230",)}, "21": {"port": 21, "also": ("CKV_AWS_229",)}}


def run(acl: NetworkAcl, world: World, member: dict[str, Any]) -> Result:
    answer = world.network.acl_admits(acl, port=member["port"])
    return failed(answer.reason, at=answer.at) if answer else passed()


EXAMPLES = """
# pass: only the web
Resources:
  Web:
    Type: AWS::EC2::NetworkAclEntry
    Properties: {NetworkAclId: !Ref Acl, RuleNumber: 10, Protocol: 6, RuleAction: allow, CidrBlock: 0.0.0.0/0,
                 PortRange: {From: 443, To: 443}}
  Acl: {Type: AWS::EC2::NetworkAcl, Properties: {VpcId: vpc-1}}
---
# fail: everything
Resources:
  All:
    Type: AWS::EC2::NetworkAclEntry
    Properties: {NetworkAclId: !Ref Acl, RuleNumber: 10, Protocol: -1, RuleAction: allow, CidrBlock: 0.0.0.0/0}
  Acl: {Type: AWS::EC2::NetworkAcl, Properties: {VpcId: vpc-1}}
---
# undetermined: from a network that is a parameter
Resources:
  All:
    Type: AWS::EC2::NetworkAclEntry
    Properties: {NetworkAclId: !Ref Acl, RuleNumber: 10, Protocol: -1, RuleAction: allow, CidrBlock: !Ref Network}
  Acl: {Type: AWS::EC2::NetworkAcl, Properties: {VpcId: vpc-1}}
"""
