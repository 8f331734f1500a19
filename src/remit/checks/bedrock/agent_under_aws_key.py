"""Agents are encrypted with a key of the customer's own.

Why: an agent's instructions and sessions tell how the business works. Only with a key of your own can you see who
used it, and take it away.

Fix: set `CustomerEncryptionKeyArn`. No interruption; the key is priced by use.

Links:
- https://docs.aws.amazon.com/bedrock/latest/userguide/encryption-agents-new.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-bedrock-agent.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.bedrock import Agent

META = Meta(
    type="AWS::Bedrock::Agent",
    duty="key-custody",
    severity="low",
    also=("CKV_AWS_373",),
    controls=("SC-12", "SC-13", "SC-28"),
)


def run(agent: Agent) -> Result:
    return expect(agent.CustomerEncryptionKeyArn, "it is under a key of AWS's")


EXAMPLES = """
# pass: one's own
Type: AWS::Bedrock::Agent
Properties: {AgentName: help, CustomerEncryptionKeyArn: "arn:aws:kms:eu-west-1:123456789012:key/1"}
---
# fail: none
Type: AWS::Bedrock::Agent
Properties: {AgentName: help}
---
# undetermined: a parameter that may be empty
Type: AWS::Bedrock::Agent
Properties: {AgentName: help, CustomerEncryptionKeyArn: !Ref Key}
"""
