"""Contact centers log what their flows do.

Why: a flow decides whom a caller reaches and what is asked of them; without logs an error or abuse in it is seen by
callers only.

Fix: set `Attributes.ContactflowLogs: true` and put a logging block into the flows. No interruption; what is taken in
is billed.

Links:
- https://docs.aws.amazon.com/connect/latest/adminguide/contact-flow-logs.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/connect-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.connect import Instance

META = Meta(
    type="AWS::Connect::Instance",
    duty="logging-monitoring",
    severity="medium",
    also=("Connect.2", "config:connect-instance-logging-enabled"),
    controls=("AU-2", "AU-3", "AU-12"),
)


def run(instance: Instance) -> Result:
    return expect(instance.Attributes.ContactflowLogs, "its flows are not logged")


EXAMPLES = """
# pass: logged
Type: AWS::Connect::Instance
Properties: {IdentityManagementType: SAML, Attributes: {InboundCalls: true, OutboundCalls: true, ContactflowLogs: true}}
---
# fail: off by default
Type: AWS::Connect::Instance
Properties: {IdentityManagementType: SAML, Attributes: {InboundCalls: true, OutboundCalls: true}}
---
# undetermined: a parameter
Type: AWS::Connect::Instance
Properties: {IdentityManagementType: SAML, Attributes: {OutboundCalls: true, ContactflowLogs: !Ref Logs}}
"""
