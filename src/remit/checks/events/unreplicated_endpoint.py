"""Global endpoints replicate their events.

Why: an endpoint without replication fails over to a bus that has seen nothing, and cannot come back by itself.

Fix: set `ReplicationConfig.State: ENABLED` with a `RoleArn`. Replicated events are billed.

Links:
- https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-global-endpoints.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/eventbridge-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.events import Endpoint

META = Meta(
    type="AWS::Events::Endpoint",
    duty="backup-recovery",
    severity="medium",
    also=(
        "EventBridge.4",
        "config:global-endpoint-event-replication-enabled",
        "eventbridge_global_endpoint_event_replication_enabled",
    ),
    controls=("CP-10", "CP-6", "CP-6(1)", "CP-6(2)", "CP-9", "SC-36", "SC-5(2)", "SI-13(5)"),
)


def run(endpoint: Endpoint) -> Result:
    return expect(
        or_default(endpoint.ReplicationConfig.State, "ENABLED") == "ENABLED", "its events are in one Region only"
    )


EXAMPLES = """
# pass: replicated
Type: AWS::Events::Endpoint
Properties: {Name: orders, ReplicationConfig: {State: ENABLED}}
---
# fail: switched off
Type: AWS::Events::Endpoint
Properties: {Name: orders, ReplicationConfig: {State: DISABLED}}
---
# undetermined: a parameter
Type: AWS::Events::Endpoint
Properties: {Name: orders, ReplicationConfig: {State: !Ref State}}
"""
