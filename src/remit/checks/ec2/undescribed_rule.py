"""Security groups and their rules say what they are for.

Why: whoever reviews the rules removes what nobody needs any more only where it is written what it was for; what is not
is left open to be safe.

Fix: write the purpose in `GroupDescription` and in each rule's `Description`. A rule's changes in place; the group's
replaces the group.

Note: `Managed by Terraform` is what Terraform writes where nothing is said.

Links:
- https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, every, expect

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.ec2 import SecurityGroup

META = Meta(
    type="AWS::EC2::SecurityGroup",
    duty="network-controls",
    severity="info",
    controls=("CM-2", "CM-7(1)"),
)

MEMBERS = {
    "group": {"rules": False, "also": ("CKV_AWS_23", "AWS-0099")},
    "rule": {"rules": True, "also": ("CKV_AWS_23", "AWS-0124", "SECURITY_GROUP_DESCRIPTION_RULE")},
}
BY_DEFAULT = "Managed by Terraform"


def run(group: SecurityGroup, member: dict[str, Any]) -> Result:
    if member["rules"]:
        rules = [*group.SecurityGroupIngress, *group.SecurityGroupEgress]
        return expect(every(lambda rule: rule.Description, rules), "nothing says what a rule is for")
    told = group.GroupDescription
    return expect(told and told != BY_DEFAULT, "nothing says what the group is for")


EXAMPLES = """
# pass: both
Type: AWS::EC2::SecurityGroup
Properties:
  GroupDescription: the shop's web servers
  SecurityGroupIngress:
    - {IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0, Description: customers}
---
# fail[group]: Terraform's own words
Type: AWS::EC2::SecurityGroup
Properties: {GroupDescription: Managed by Terraform}
---
# fail[rule]: why it is open nobody knows
Type: AWS::EC2::SecurityGroup
Properties:
  GroupDescription: the shop's web servers
  SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0}]
---
# undetermined[group]: a parameter
Type: AWS::EC2::SecurityGroup
Properties: {GroupDescription: !Ref Purpose}
"""
