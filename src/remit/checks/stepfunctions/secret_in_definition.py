"""Definitions of state machines hold no credentials.

Why: a definition stands in the clear in the template, in every version and in the history of each execution, for
everyone who may look.

Fix: pass the name of a secret, and read it in the task that needs it; for calls of outside APIs use a connection of
EventBridge (`ConnectionArn`), which keeps the credential. Then change what stood there.

Links:
- https://docs.aws.amazon.com/step-functions/latest/dg/data-protection.html
- https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.stepfunctions import StateMachine

META = Meta(
    type="AWS::StepFunctions::StateMachine",
    duty="key-custody",
    severity="critical",
    also=(
        "CKV_SECRET_2",
        "CKV_SECRET_6",
        "CKV_SECRET_13",
        "stepfunctions_statemachine_no_secrets_in_definition",
    ),
    controls=("IA-5(7)", "SC-28", "CM-6"),
)


def run(machine: StateMachine, world: World) -> Result:
    places = (machine.Definition, machine.DefinitionString, machine.DefinitionSubstitutions)
    return expect(not some(world.secrets.holds, places), "its definition holds a credential in the clear")


EXAMPLES = """
# pass: none
Type: AWS::StepFunctions::StateMachine
Properties:
  RoleArn: role
  DefinitionString: '{"StartAt": "Pay", "States": {"Pay": {"Type": "Pass", "End": true}}}'
---
# fail: a key of another service
Type: AWS::StepFunctions::StateMachine
Properties:
  RoleArn: role
  DefinitionString: '{"States": {"Pay": {"Type": "Task", "Parameters": {"apiKey": "example-key-1"}, "End": true}}}'
---
# fail: as an object
Type: AWS::StepFunctions::StateMachine
Properties:
  RoleArn: role
  Definition: {States: {Pay: {Type: Task, Parameters: {password: correct-horse}, End: true}}}
Closed: true
---
# undetermined: a parameter
Type: AWS::StepFunctions::StateMachine
Properties: {RoleArn: role, DefinitionString: !Ref Definition}
"""
