"""Network ACLs do not let the internet in on every port.

Why: an ACL that lets everything in is no second gate: one wrong security group, and the subnet is open.

Fix: allow what the subnet serves, and ports 1024-65535 for answers, in entries of the ACL. Takes effect at once for
the whole subnet.

Links:
- https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
- https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, passed

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.ec2 import NetworkAcl

META = Meta(
    type="AWS::EC2::NetworkAcl",
    duty="network-controls",
    severity="medium",
    also=("CKV_AWS_352", "ec2_networkacl_allow_ingress_any_port", "AWS-0102", "EC2_NETWORK_ACL_PROTOCOL_RULE"),
    controls=("AC-4(21)", "CM-7", "SC-7", "SC-7(21)"),
)


def run(acl: NetworkAcl, world: World) -> Result:
    answer = world.network.acl_admits(acl, protocol="-1")
    return failed(answer.reason, at=answer.at) if answer else passed()


EXAMPLES = """
# pass: one port
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
