"""Outputs of stacks hold no credentials.

Why: whoever may describe stacks reads every output, and so does who reads the log of a pipeline that prints them. An
exported one is shown in the whole account and Region.

Fix: keep the value in Secrets Manager or as a SecureString, and output its ARN or name. Change the credential: it was
shown. Updating the outputs alone changes no resource.

Links:
- https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/security-best-practices.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Obj, Result, expect, not_applicable, some

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.cloudformation import Stack

META = Meta(
    type="AWS::CloudFormation::Stack",
    duty="key-custody",
    severity="high",
    also=("cloudformation_stack_outputs_find_secrets",),
    controls=("IA-5(7)", "SC-28", "CM-6"),
)


def run(stack: Stack, world: World) -> Result:
    if not stack.Outputs and world.declared(stack):
        return not_applicable("only a stack that exists has outputs; its template is asked for what it writes there")
    found = some(lambda output: world.secrets.holds(named(output)), stack.Outputs)
    return expect(not found, "an output holds a credential in the clear")


def named(output: Any) -> Obj:
    return Obj({"Name": output.OutputKey, "Value": output.OutputValue})  # as a variable of an environment is


EXAMPLES = """
# pass: where it is kept
Type: AWS::CloudFormation::Stack
Properties: {Outputs: [{OutputKey: SecretArn, OutputValue: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db"}]}
---
# fail: the password
Type: AWS::CloudFormation::Stack
Properties: {Outputs: [{OutputKey: DatabasePassword, OutputValue: example}]}
---
# undetermined: cloudformation:DescribeStacks was refused
Type: AWS::CloudFormation::Stack
Properties: {Outputs: !Ref Refused}
---
# not-applicable: declared, not yet there
Type: AWS::CloudFormation::Stack
Properties: {TemplateURL: https://example.com/web.yaml}
"""
