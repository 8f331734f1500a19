"""Instances answer to Systems Manager.

Why: without its agent nobody sees what is installed on an instance, patches it in time or gets in without an open
port. Patching the operating system is the customer's half.

Fix: run the SSM Agent (Amazon Linux, Ubuntu and Windows images bring it), give the instance a role with
`AmazonSSMManagedInstanceCore` or switch on Default Host Management Configuration, and let it reach the endpoints of
Systems Manager. No restart, no charge for managing.

Links:
- https://docs.aws.amazon.com/systems-manager/latest/userguide/managed-instances-default-host-management.html
- https://docs.aws.amazon.com/systems-manager/latest/userguide/troubleshooting-managed-instances.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable

if TYPE_CHECKING:
    from remit.schema.stubs.ec2 import Instance

META = Meta(
    type="AWS::EC2::Instance",
    duty="guest-os",
    severity="medium",
    also=("SSM.1", "config:ec2-instance-managed-by-systems-manager", "ec2_instance_managed_by_ssm"),
    controls=("CM-8", "CM-8(1)", "SI-2(2)", "CA-9(1)"),
)


def run(instance: Instance) -> Result:
    if not instance.InstanceId:
        return not_applicable("only an instance that exists answers")
    if instance.Operator.Managed:
        return not_applicable("the service that started it looks after it")
    return expect(instance.ManagedNode.PingStatus == "Online", "no agent of Systems Manager answers")


EXAMPLES = """
# pass: online
Type: AWS::EC2::Instance
Properties: {InstanceId: i-0123456789abcdef0, ManagedNode: {PingStatus: Online}}
---
# fail: unknown to Systems Manager
Type: AWS::EC2::Instance
Properties: {InstanceId: i-0123456789abcdef0}
---
# fail: it stopped answering
Type: AWS::EC2::Instance
Properties: {InstanceId: i-0123456789abcdef0, ManagedNode: {PingStatus: ConnectionLost}}
---
# undetermined: ssm:DescribeInstanceInformation was refused
Type: AWS::EC2::Instance
Properties: {InstanceId: i-0123456789abcdef0, ManagedNode: !Ref Refused}
---
# not-applicable: declared, not yet there
Type: AWS::EC2::Instance
Properties: {ImageId: ami-1}
---
# not-applicable: a node of EKS Auto Mode
Type: AWS::EC2::Instance
Properties: {InstanceId: i-0123456789abcdef0, Operator: {Managed: true, Principal: eks.amazonaws.com}}
"""
