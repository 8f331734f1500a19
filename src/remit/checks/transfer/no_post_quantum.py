"""File transfer servers agree on keys that a quantum computer cannot find.

Why: what is recorded today can be read once such computers exist; a hybrid key exchange protects long-lived data from
that.

Fix: set `SecurityPolicyName: TransferSecurityPolicy-2025-03` (or its FIPS form). It takes effect without
interruption; old clients are refused.

Links:
- https://docs.aws.amazon.com/transfer/latest/userguide/post-quantum-security-policies.html
- https://docs.aws.amazon.com/transfer/latest/userguide/security-policies.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, failed, or_default, some

if TYPE_CHECKING:
    from remit.schema.stubs.transfer import Server

META = Meta(
    type="AWS::Transfer::Server",
    duty="transit-encryption",
    severity="low",
    also=("transfer_server_pqc_ssh_kex_enabled",),
    controls=("SC-8", "SC-12", "SC-13"),
)

PREFIXES = (
    "TransferSecurityPolicy-2025",
    "TransferSecurityPolicy-FIPS-2025",
    "TransferSecurityPolicy-AS2Restricted-2025",
    "TransferSecurityPolicy-PQ-SSH",
)
EXPERIMENTAL = (
    "TransferSecurityPolicy-PQ-SSH-Experimental-2023-04",
    "TransferSecurityPolicy-PQ-SSH-FIPS-Experimental-2023-04",
)


def run(server: Server) -> Result:
    policy = or_default(server.SecurityPolicyName, "TransferSecurityPolicy-2018-11")
    if not some(policy.startswith, PREFIXES):
        return failed("its key exchange is classical only")
    return expect(not some(lambda old: policy == old, EXPERIMENTAL), "its hybrid key exchange is an experimental one")


EXAMPLES = """
# pass: hybrid
Type: AWS::Transfer::Server
Properties: {SecurityPolicyName: TransferSecurityPolicy-2025-03}
---
# fail: classical
Type: AWS::Transfer::Server
Properties: {SecurityPolicyName: TransferSecurityPolicy-2024-01}
---
# fail: the default
Type: AWS::Transfer::Server
Properties: {Domain: S3}
---
# fail: experimental
Type: AWS::Transfer::Server
Properties: {SecurityPolicyName: TransferSecurityPolicy-PQ-SSH-Experimental-2023-04}
---
# undetermined: decided by a parameter that has no value
Type: AWS::Transfer::Server
Properties: {SecurityPolicyName: !Ref Policy}
"""
