"""Stored prompts are encrypted with a key of the customer's own.

Why: a prompt tells how an application thinks. Only with a key of your own can you see who used it, and take it away.

Fix: set `CustomerEncryptionKeyArn`. No interruption; the key is priced by use.

Links:
- https://docs.aws.amazon.com/bedrock/latest/userguide/encryption-prompts.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-bedrock-prompt.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.bedrock import Prompt

META = Meta(
    type="AWS::Bedrock::Prompt",
    duty="key-custody",
    severity="low",
    also=("bedrock_prompt_encrypted_with_cmk",),
    controls=("SC-12", "SC-13", "SC-28"),
)


def run(prompt: Prompt) -> Result:
    return expect(prompt.CustomerEncryptionKeyArn, "it is under a key of AWS's")


EXAMPLES = """
# pass: one's own
Type: AWS::Bedrock::Prompt
Properties: {Name: help, CustomerEncryptionKeyArn: "arn:aws:kms:eu-west-1:123456789012:key/1"}
---
# fail: none
Type: AWS::Bedrock::Prompt
Properties: {Name: help}
---
# undetermined: a parameter that may be empty
Type: AWS::Bedrock::Prompt
Properties: {Name: help, CustomerEncryptionKeyArn: !Ref Key}
"""
