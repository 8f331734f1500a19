"""Agents answer behind a guardrail.

Why: without one an agent passes on what a user, or a page that it reads, talks it into: other people's data, or calls
of its tools.

Fix: set `GuardrailConfiguration` with identifier and version, and prepare the agent. Each text is billed.

Links:
- https://docs.aws.amazon.com/bedrock/latest/userguide/agents-guardrail.html
- https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.bedrock import Agent

META = Meta(
    type="AWS::Bedrock::Agent",
    duty="application",
    severity="high",
    also=("CKV_AWS_383", "bedrock_agent_guardrail_enabled"),
    controls=("SC-7", "SI-10"),
)


def run(agent: Agent) -> Result:
    return expect(agent.GuardrailConfiguration.GuardrailIdentifier, "nothing looks at what goes in and out")


EXAMPLES = """
# pass: one
Type: AWS::Bedrock::Agent
Properties: {AgentName: help, GuardrailConfiguration: {GuardrailIdentifier: gr1, GuardrailVersion: "1"}}
---
# fail: none
Type: AWS::Bedrock::Agent
Properties: {AgentName: help}
---
# undetermined: a parameter that may be empty
Type: AWS::Bedrock::Agent
Properties: {AgentName: help, GuardrailConfiguration: {GuardrailIdentifier: !Ref Guardrail, GuardrailVersion: "1"}}
"""
