"""Network ACLs guard a subnet.

Why: an ACL without a subnet guards nothing, and reads as if it did.

Fix: associate it (`AWS::EC2::SubnetNetworkAclAssociation`) or delete it. Associating takes effect at once for the
whole subnet.

Links:
- https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, some

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.ec2 import NetworkAcl

META = Meta(
    type="AWS::EC2::NetworkAcl",
    needs=("AWS::EC2::Subnet",),
    duty="network-controls",
    severity="low",
    also=("EC2.16", "config:vpc-network-acl-unused-check", "CKV2_AWS_1", "ec2_networkacl_unused"),
    controls=("CM-8(1)",),
)


def run(acl: NetworkAcl, world: World) -> Result:
    if acl.IsDefault:
        return not_applicable("the default ACL cannot be deleted")
    return expect(some(bool, world.about(acl, "AWS::EC2::Subnet", by="NetworkAclId")), "it guards no subnet")


EXAMPLES = """
# pass: guards one
Resources:
  Link: {Type: AWS::EC2::SubnetNetworkAclAssociation, Properties: {NetworkAclId: !Ref Acl, SubnetId: !Ref Subnet}}
  Subnet: {Type: AWS::EC2::Subnet, Properties: {VpcId: vpc-1, CidrBlock: 10.0.0.0/24}}
  Acl: {Type: AWS::EC2::NetworkAcl, Properties: {VpcId: vpc-1}}
---
# fail: none
Resources:
  Acl: {Type: AWS::EC2::NetworkAcl, Properties: {VpcId: vpc-1}}
Closed: true
---
# undetermined: ec2:DescribeNetworkAcls was refused
Type: AWS::EC2::NetworkAcl
Properties: {Id: acl-1, IsDefault: !Ref Refused}
"""
