"""Event buses of your own say who may send to them.

Why: without a policy everybody in the account who may call `PutEvents` may send to the bus, and no other account;
written down, it is the sender that was meant and nobody else.

Fix: set `Policy` with the senders, or an `AWS::Events::EventBusPolicy`. It takes effect at once; costs nothing.

Links:
- https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-perms.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/eventbridge-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, some

if TYPE_CHECKING:
    from remit.schema.stubs.events import EventBus

META = Meta(
    type="AWS::Events::EventBus",
    duty="identity-access",
    severity="low",
    also=("EventBridge.3", "config:custom-eventbus-policy-attached"),
    controls=("AC-2", "AC-2(1)", "AC-3", "AC-3(15)", "AC-3(7)", "AC-5", "AC-6", "AC-6(3)"),
)


def run(bus: EventBus) -> Result:
    if bus.Name == "default":
        return not_applicable("the control is about buses of your own")
    return expect(some(bool, (bus.Policy, bus.EventBusPolicies)), "no policy says who may send to it")


EXAMPLES = """
# pass: with a policy
Type: AWS::Events::EventBus
Properties:
  Name: orders
  Policy:
    Statement:
      - Effect: Allow
        Principal: {AWS: "arn:aws:iam::123456789012:root"}
        Action: events:PutEvents
        Resource: "*"
---
# fail: without
Type: AWS::Events::EventBus
Properties: {Name: orders}
---
# undetermined: a parameter
Type: AWS::Events::EventBus
Properties: {Name: orders, Policy: !Ref Policy}
---
# not-applicable: AWS's own
Type: AWS::Events::EventBus
Properties: {Name: default}
"""
