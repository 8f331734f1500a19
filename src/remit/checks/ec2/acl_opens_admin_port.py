"""Network ACLs keep administration ports from the internet.

Why: the ACL is the last gate when somebody opens a security group too far. One that lets the internet through to SSH
or Remote Desktop holds nothing back.

Fix: number a deny entry for the port from `0.0.0.0/0` and `::/0` before the entry that allows, or allow only what is
needed; answers need ports 1024-65535. Takes effect at once for the whole subnet.

Links:
- https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html
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
    also=("EC2.21", "CIS-5.0:5.2", "config:nacl-no-unrestricted-ssh-rdp", "AWS-0105"),
    controls=("AC-4(21)", "CM-7", "SC-7", "SC-7(21)"),
)

MEMBERS = {
    "22": {
        "port": 22,
        "also": (
            "CKV_AWS_232",
            "ec2_networkacl_allow_ingress_tcp_port_22",
        ),
    },
    "3389": {"port": 3389, "also": ("CKV_AWS_231", "ec2_networkacl_allow_ingress_tcp_port_3389")},
}


def run(acl: NetworkAcl, world: World, member: dict[str, Any]) -> Result:
    answer = world.network.acl_admits(acl, port=member["port"])
    return failed(answer.reason, at=answer.at) if answer else passed()


EXAMPLES = """
# pass: denied before all is allowed
Resources:
  Deny:
    Type: AWS::EC2::NetworkAclEntry
    Properties:
      {NetworkAclId: !Ref Acl, RuleNumber: 10, Protocol: 6, RuleAction: deny, CidrBlock: 0.0.0.0/0,
       PortRange: {From: 22, To: 3389}}
  Allow:
    Type: AWS::EC2::NetworkAclEntry
    Properties: {NetworkAclId: !Ref Acl, RuleNumber: 20, Protocol: -1, RuleAction: allow, CidrBlock: 0.0.0.0/0}
  Acl: {Type: AWS::EC2::NetworkAcl, Properties: {VpcId: vpc-1}}
---
# fail: all is allowed first
Resources:
  Allow:
    Type: AWS::EC2::NetworkAclEntry
    Properties: {NetworkAclId: !Ref Acl, RuleNumber: 10, Protocol: -1, RuleAction: allow, CidrBlock: 0.0.0.0/0}
  Acl: {Type: AWS::EC2::NetworkAcl, Properties: {VpcId: vpc-1}}
---
# undetermined: from a network that is a parameter
Resources:
  Allow:
    Type: AWS::EC2::NetworkAclEntry
    Properties: {NetworkAclId: !Ref Acl, RuleNumber: 10, Protocol: -1, RuleAction: allow, CidrBlock: !Ref Network}
  Acl: {Type: AWS::EC2::NetworkAcl, Properties: {VpcId: vpc-1}}
"""
