"""Event buses take events from known senders only.

Why: whoever may send to the bus starts whatever its rules start, with an event of their own making.

Fix: name accounts in `Principal`, or add an `aws:PrincipalOrgID` condition. It takes effect at once.

Links:
- https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-perms.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Obj, Result, expect, failed, some

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.events import EventBus

META = Meta(
    type="AWS::Events::EventBus",
    duty="identity-access",
    severity="high",
    also=("eventbridge_bus_exposed",),
    controls=("AC-3", "AC-4", "AC-6"),
)


def run(bus: EventBus, world: World) -> Result:
    answer = world.iam.allows_anyone(bus.Policy)
    if answer:
        return failed(answer.reason, at=answer.at)
    opened = some(lambda each: opens(each, world), bus.EventBusPolicies)
    return expect(not opened, "everybody may send to it")


def opens(each: Any, world: World) -> bool:
    if each.Statement:
        return bool(world.iam.allows_anyone(Obj({"Statement": [each.Statement]})))
    return bool(each.Principal == "*" and not each.Condition)


EXAMPLES = """
# pass: one account
Type: AWS::Events::EventBus
Properties:
  Name: orders
  EventBusPolicies: [{StatementId: partner, Principal: "123456789012", Action: "events:PutEvents"}]
---
# fail: everybody
Type: AWS::Events::EventBus
Properties:
  Name: orders
  Policy: {Statement: [{Effect: Allow, Principal: "*", Action: "events:PutEvents", Resource: "*"}]}
---
# fail: everybody, in the older form
Type: AWS::Events::EventBus
Properties: {Name: orders, EventBusPolicies: [{StatementId: all, Principal: "*", Action: "events:PutEvents"}]}
---
# undetermined: a parameter
Type: AWS::Events::EventBus
Properties: {Name: orders, Policy: !Ref Policy}
"""
