"""Device policies allow a device its own name and topics.

Why: a device that may publish or subscribe to everything reads and commands all the others; one that may connect under
any name takes their place.

Fix: name topics and client in `Resource`, with `${iot:Connection.Thing.ThingName}`. It takes effect at the next
connection.

Links:
- https://docs.aws.amazon.com/iot/latest/developerguide/iot-policies.html
- https://docs.aws.amazon.com/iot/latest/developerguide/security-best-practices.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, passed

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.iot import Policy

META = Meta(
    type="AWS::IoT::Policy",
    duty="identity-access",
    severity="high",
    also=("IOT_POLICY_WILDCARD_RESOURCE_RULE",),
    controls=("AC-3", "AC-6"),
)


ACTIONS = (
    *("iot:Connect", "iot:Publish", "iot:Receive", "iot:RetainPublish", "iot:Subscribe"),
    *("iot:DeleteThingShadow", "iot:GetThingShadow", "iot:UpdateThingShadow"),
)


def run(policy: Policy, world: World) -> Result:
    answer = world.iam.allows_privilege(policy.PolicyDocument, ACTIONS)
    return failed("every topic, or every name, is open to it", at=answer.at) if answer else passed()


EXAMPLES = """
# pass: what it needs
Type: AWS::IoT::Policy
Properties:
  PolicyDocument:
    Statement: [{Effect: Allow, Action: "iot:Publish", Resource: "arn:aws:iot:eu-central-1:1:topic/meters"}]
---
# fail: everything
Type: AWS::IoT::Policy
Properties: {PolicyDocument: {Statement: [{Effect: Allow, Action: "iot:Publish", Resource: "*"}]}}
---
# fail: in everybody's place
Type: AWS::IoT::Policy
Properties: {PolicyDocument: {Statement: [{Effect: Allow, Action: "iot:Connect", Resource: "*"}]}}
---
# undetermined: the document is a parameter
Type: AWS::IoT::Policy
Properties: {PolicyDocument: !Ref Document}
"""
