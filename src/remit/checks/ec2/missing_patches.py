"""Instances have all patches that their baseline approves.

Why: most break-ins use holes for which a patch exists. Applying it to the operating system of an instance is the
customer's half; AWS does not.

Fix: scan and install with a patch policy of Systems Manager (`AWS-RunPatchBaseline`) in a maintenance window.
Installing mostly restarts the instance; or replace it from a newer image.

Links:
- https://docs.aws.amazon.com/systems-manager/latest/userguide/patch-manager.html
- https://docs.aws.amazon.com/systems-manager/latest/userguide/patch-manager-compliance-states.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, failed, not_applicable, or_default, some

if TYPE_CHECKING:
    from remit.schema.stubs.ec2 import Instance

META = Meta(
    type="AWS::EC2::Instance",
    duty="guest-os",
    severity="high",
    also=("SSM.2", "config:ec2-managedinstance-patch-compliance-status-check", "ssm_managed_compliant_patching"),
    controls=("SI-2", "SI-2(2)", "SI-2(3)", "RA-5"),
)

COUNTS = ("MissingCount", "FailedCount", "InstalledPendingRebootCount", "InstalledRejectedCount")


def run(instance: Instance) -> Result:
    if not instance.InstanceId:
        return not_applicable("only an instance that exists can be compared with a baseline")
    if instance.Operator.Managed:
        return not_applicable("the service that started it patches it")
    state = instance.PatchState
    if not state:
        return failed("it was never compared with a patch baseline")
    behind = some(lambda count: or_default(state[count], 0) > 0, COUNTS)  # a count that is not told is zero
    return expect(not behind, "patches of its baseline are missing, failed, rejected or wait for a restart")


EXAMPLES = """
# pass: compared, nothing missing
Type: AWS::EC2::Instance
Properties:
  InstanceId: i-0123456789abcdef0
  PatchState: {BaselineId: pb-1, Operation: Scan, InstalledCount: 212, MissingCount: 0, FailedCount: 0}
---
# fail: two are missing
Type: AWS::EC2::Instance
Properties: {InstanceId: i-0123456789abcdef0, PatchState: {BaselineId: pb-1, Operation: Scan, MissingCount: 2}}
---
# fail: never compared
Type: AWS::EC2::Instance
Properties: {InstanceId: i-0123456789abcdef0}
---
# undetermined: ssm:DescribeInstancePatchStates was refused
Type: AWS::EC2::Instance
Properties: {InstanceId: i-0123456789abcdef0, PatchState: !Ref Refused}
---
# not-applicable: declared, not yet there
Type: AWS::EC2::Instance
Properties: {ImageId: ami-1}
"""
