"""State machines are encrypted with a key of the customer.

Why: definition and history hold whatever passes through the workflow. With a key of your own, reading them takes a
second permission.

Fix: set `EncryptionConfiguration` with `Type: CUSTOMER_MANAGED_KMS_KEY` and a `KmsKeyId`. It holds for executions
from then on; requests are billed.

Links:
- https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.stepfunctions import StateMachine

META = Meta(
    type="AWS::StepFunctions::StateMachine",
    duty="key-custody",
    severity="low",
    also=("stepfunctions_statemachine_encrypted_with_cmk",),
    controls=("SC-12", "SC-28(1)"),
)


def run(machine: StateMachine) -> Result:
    return expect(machine.EncryptionConfiguration.Type == "CUSTOMER_MANAGED_KMS_KEY", "its key is AWS's")


EXAMPLES = """
# pass: a key of the account
Type: AWS::StepFunctions::StateMachine
Properties: {RoleArn: role, EncryptionConfiguration: {Type: CUSTOMER_MANAGED_KMS_KEY, KmsKeyId: alias/orders}}
---
# fail: AWS's by default
Type: AWS::StepFunctions::StateMachine
Properties: {RoleArn: role}
---
# undetermined: a parameter
Type: AWS::StepFunctions::StateMachine
Properties: {RoleArn: role, EncryptionConfiguration: {Type: !Ref Kind}}
"""
