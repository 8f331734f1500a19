"""EMR starts no cluster that the internet reaches, in the whole account.

Why: a cluster's own groups are opened for an afternoon and stay open; its services answer without a password. The
block refuses to start such a cluster, whoever asks.

Fix: `aws emr put-block-public-access-configuration` with `BlockPublicSecurityGroupRules: true` and no permitted ranges
but port 22, as AWS has it from the start; in every Region. Running clusters go on; new ones with open groups fail.

Note: emr.open-group asks each cluster.

Links:
- https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-block-public-access.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/emr-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, failed, or_default, some

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.remit_emr import BlockPublicAccess

META = Meta(
    type="Remit::EMR::BlockPublicAccess",
    duty="network-controls",
    severity="critical",
    also=("EMR.2", "config:emr-block-public-access", "emr_cluster_account_public_block_enabled"),
    controls=("AC-3", "AC-4", "AC-6", "SC-7", "SC-7(21)"),
)

SSH = 22


def run(block: BlockPublicAccess) -> Result:
    if not block.BlockPublicSecurityGroupRules:
        return failed("clusters that the internet reaches are not refused in this Region")
    wide = some(lambda ports: not only_ssh(ports), block.PermittedPublicSecurityGroupRuleRanges)
    return expect(not wide, "more than port 22 may be open to the internet in this Region")


def only_ssh(ports: Any) -> bool:
    return bool(ports.MinRange == SSH and or_default(ports.MaxRange, SSH) == SSH)


EXAMPLES = """
# pass: as AWS has it from the start
Type: Remit::EMR::BlockPublicAccess
Properties:
  {BlockPublicSecurityGroupRules: true, PermittedPublicSecurityGroupRuleRanges: [{MinRange: 22, MaxRange: 22}]}
---
# fail: off
Type: Remit::EMR::BlockPublicAccess
Properties: {BlockPublicSecurityGroupRules: false, PermittedPublicSecurityGroupRuleRanges: []}
---
# fail: on, for what is left
Type: Remit::EMR::BlockPublicAccess
Properties:
  {BlockPublicSecurityGroupRules: true, PermittedPublicSecurityGroupRuleRanges: [{MinRange: 0, MaxRange: 65535}]}
---
# undetermined: elasticmapreduce:GetBlockPublicAccessConfiguration was refused
Type: Remit::EMR::BlockPublicAccess
Properties: {BlockPublicSecurityGroupRules: !Ref Refused, PermittedPublicSecurityGroupRuleRanges: !Ref Refused}
"""
