"""Nothing stands in a default VPC.

Why: AWS makes one in every Region with public subnets and a way to the internet, so that whatever is started without
a thought is reachable.

Fix: move what runs there to a VPC of your own, then delete the default one (`aws ec2 delete-vpc`); `aws ec2
create-default-vpc` brings it back.

Links:
- https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html
- https://docs.aws.amazon.com/vpc/latest/userguide/work-with-default-vpc.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.ec2 import VPC

META = Meta(
    type="AWS::EC2::VPC",
    duty="network-controls",
    severity="medium",
    also=("CKV_AWS_148", "AWS-0101"),
    controls=("AC-4", "CM-2", "SC-7"),
)


def run(vpc: VPC) -> Result:
    return expect(not vpc.IsDefault, "it is the Region's default VPC, in which every subnet is public")


EXAMPLES = """
# pass: one's own
Type: AWS::EC2::VPC
Properties: {CidrBlock: 10.0.0.0/16}
---
# fail: AWS's
Resources:
  Vpc: {Type: AWS::EC2::VPC, Properties: {VpcId: vpc-1, CidrBlock: 172.31.0.0/16, IsDefault: true}}
Closed: true
---
# undetermined: ec2:DescribeVpcs was refused
Type: AWS::EC2::VPC
Properties: {VpcId: vpc-1, IsDefault: !Ref Refused}
"""
