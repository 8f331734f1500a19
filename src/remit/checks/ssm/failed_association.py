"""Associations of State Manager hold on every managed instance.

Why: an association keeps an instance in the state that somebody decided on: agents, hardening, patches. One that fails
leaves it as it happens to be.

Fix: look at the association's history (`aws ssm describe-association-executions`), mend what failed and apply it again.
What it changes on the instance depends on its document.

Links:
- https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-state.html
- https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_InstanceInformation.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/ssm-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable

if TYPE_CHECKING:
    from remit.schema.stubs.ec2 import Instance

META = Meta(
    type="AWS::EC2::Instance",
    duty="guest-os",
    severity="low",
    also=("SSM.3", "config:ec2-managedinstance-association-compliance-status-check"),
    controls=("CA-7", "CM-2", "CM-8", "SI-2(3)"),
)


def run(instance: Instance) -> Result:
    if not instance.ManagedNode.AssociationStatus:
        return not_applicable("Systems Manager has no association for it")
    return expect(instance.ManagedNode.AssociationStatus == "Success", "an association failed or is not applied yet")


EXAMPLES = """
# pass: applied
Type: AWS::EC2::Instance
Properties: {InstanceId: i-0123456789abcdef0, ManagedNode: {PingStatus: Online, AssociationStatus: Success}}
---
# fail: failed
Type: AWS::EC2::Instance
Properties: {InstanceId: i-0123456789abcdef0, ManagedNode: {PingStatus: Online, AssociationStatus: Failed}}
---
# undetermined: ssm:DescribeInstanceInformation was refused
Type: AWS::EC2::Instance
Properties: {InstanceId: i-0123456789abcdef0, ManagedNode: !Ref Refused}
---
# not-applicable: declared, not yet there
Type: AWS::EC2::Instance
Properties: {ImageId: ami-1}
"""
