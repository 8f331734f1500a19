"""File transfer servers use a current security policy.

Why: policies before 2024 allow key exchanges and ciphers that are withdrawn, such as SHA-1.

Fix: set `SecurityPolicyName: TransferSecurityPolicy-2024-01` or a later one. It takes effect without interruption;
old clients are refused.

Links:
- https://docs.aws.amazon.com/transfer/latest/userguide/security-policies.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default, some

if TYPE_CHECKING:
    from remit.schema.stubs.transfer import Server

META = Meta(
    type="AWS::Transfer::Server",
    duty="transit-encryption",
    severity="medium",
    also=("CKV_AWS_380",),
    controls=("AC-17(2)", "SC-8", "SC-8(1)", "SC-8(2)", "SC-13"),
)


OLD = ("2018-11", "2020-06", "2022-03", "2023-05", "Restricted-2018-11", "Restricted-2020-06", "FIPS-2020-06")
OTHERS = ("FIPS-2023-05", "PQ-SSH-Experimental-2023-04", "PQ-SSH-FIPS-Experimental-2023-04")


def run(server: Server) -> Result:
    # Absent: 2018-11 (the page above).
    policy = or_default(server.SecurityPolicyName, "TransferSecurityPolicy-2018-11")
    old = some(lambda version: policy == "TransferSecurityPolicy-" + version, (*OLD, *OTHERS))
    return expect(not old, "its security policy is from before 2024")


EXAMPLES = """
# pass: a current one
Type: AWS::Transfer::Server
Properties: {SecurityPolicyName: TransferSecurityPolicy-2024-01}
---
# fail: an old one
Type: AWS::Transfer::Server
Properties: {SecurityPolicyName: TransferSecurityPolicy-2020-06}
---
# fail: the default
Type: AWS::Transfer::Server
Properties: {Domain: S3}
---
# undetermined: decided by a parameter that has no value
Type: AWS::Transfer::Server
Properties: {SecurityPolicyName: !Ref Policy}
"""
