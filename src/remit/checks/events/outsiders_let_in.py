"""Event buses take events from their own account only.

Why: an event starts whatever a rule has as its target. Whoever sends from another account starts it too, with content
of their choice.

Fix: take the other account out of the bus's policy, or waive it where it is meant; let a rule match `account` too. It
takes effect at once; what that account sends is refused.

Note: a bus that everybody may use is events.public-bus.

Links:
- https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-perms.html
- https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-account.html
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
    severity="low",
    also=("eventbridge_bus_cross_account_access",),
    controls=("AC-3", "AC-4", "AC-6"),
)


def run(bus: EventBus, world: World) -> Result:
    account = world.account_of(bus)
    answer = world.iam.allows_outside(bus.Policy, account=account)
    if answer:
        return failed(answer.reason, at=answer.at)
    opened = some(lambda each: opens(each, world, account), bus.EventBusPolicies)
    return expect(not opened, "another account may send to it")


def opens(each: Any, world: World, account: str | None) -> bool:
    if each.Statement:
        return bool(world.iam.allows_outside(Obj({"Statement": [each.Statement]}), account=account))
    # The older form names an account, or `*`.
    said = Obj({"Effect": "Allow", "Principal": Obj({"AWS": each.Principal}), "Action": "events:PutEvents"})
    return bool(world.iam.allows_outside(Obj({"Statement": [said]}), account=account))


EXAMPLES = """
# pass: no policy
Type: AWS::Events::EventBus
Properties: {Name: orders}
---
# fail: everybody
Type: AWS::Events::EventBus
Properties:
  Name: orders
  Policy: {Statement: [{Effect: Allow, Principal: "*", Action: "events:PutEvents", Resource: "*"}]}
---
# undetermined: a named account, in a template that may be that account's
Type: AWS::Events::EventBus
Properties:
  Name: orders
  Policy: {Statement: [{Effect: Allow, Principal: {AWS: "111122223333"}, Action: "events:PutEvents", Resource: "*"}]}
"""
