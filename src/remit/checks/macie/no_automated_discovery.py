"""Macie looks into buckets by itself.

Why: a job that somebody must start finds what somebody suspected; automated discovery samples all buckets every day
and finds the copy that nobody knew of.

Fix: enable automated sensitive data discovery (`AutomatedDiscoveryStatus: ENABLED`), best from the delegated
administrator. It is billed by buckets and by what is sampled.

Links:
- https://docs.aws.amazon.com/macie/latest/user/discovery-asdd.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/macie-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.macie import Session

META = Meta(
    type="AWS::Macie::Session",
    duty="logging-monitoring",
    severity="high",
    also=(
        "Macie.2",
        "config:macie-auto-sensitive-data-discovery-check",
        "macie_automated_sensitive_data_discovery_enabled",
    ),
    controls=("CA-7", "RA-5", "SA-8(19)", "SI-4"),
)


def run(session: Session) -> Result:
    return expect(session.AutomatedDiscoveryStatus == "ENABLED", "nobody samples the buckets")


EXAMPLES = """
# pass: every day
Type: AWS::Macie::Session
Properties: {Status: ENABLED, AutomatedDiscoveryStatus: ENABLED}
---
# fail: off
Type: AWS::Macie::Session
Properties: {Status: ENABLED, AutomatedDiscoveryStatus: DISABLED}
Closed: true
---
# undetermined: a parameter
Type: AWS::Macie::Session
Properties: {Status: ENABLED, AutomatedDiscoveryStatus: !Ref Status}
Closed: true
"""
