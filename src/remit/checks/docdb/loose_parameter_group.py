"""Parameter groups of DocumentDB leave TLS on and audit logs to be written.

Why: a group is made once and taken by many clusters. What it switches off is off for all of them.

Fix: set `Parameters` to `{tls: enabled, audit_logs: enabled}`; a cluster takes `tls` over at its next reboot. Clusters
must export the audit log too, or nobody sees it.

Note: of groups whose cluster is not in sight, as in a module; docdb.tls-off and docdb.audit-off ask a cluster.

Links:
- https://docs.aws.amazon.com/documentdb/latest/developerguide/security.encryption.ssl.html
- https://docs.aws.amazon.com/documentdb/latest/developerguide/event-auditing.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, or_default, some

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.docdb import DBClusterParameterGroup

META = Meta(
    type="AWS::DocDB::DBClusterParameterGroup",
    needs=("AWS::DocDB::DBCluster",),
    duty="transit-encryption",
    severity="medium",
    controls=("SC-8", "SC-13", "AU-12"),
)

MEMBERS = {
    "tls": {"parameter": "tls", "default": "enabled", "reason": "it switches TLS off", "also": ("CKV_AWS_90",)},
    "audit": {
        "parameter": "audit_logs",
        "default": "disabled",
        "reason": "it writes no audit log",
        "also": ("CKV_AWS_104",),
    },
}
OFF = ("disabled", "none")


def run(group: DBClusterParameterGroup, world: World, member: dict[str, Any]) -> Result:
    if some(bool, world.about(group, "AWS::DocDB::DBCluster", by="DBClusterParameterGroupName")):
        return not_applicable("its cluster is asked")
    value = or_default(group.Parameters[member["parameter"]], member["default"])
    return expect(not some(lambda off: value == off, OFF), member["reason"])


EXAMPLES = """
# pass: both
Type: AWS::DocDB::DBClusterParameterGroup
Properties: {Family: docdb5.0, Description: own, Parameters: {tls: enabled, audit_logs: enabled}}
---
# fail: neither
Type: AWS::DocDB::DBClusterParameterGroup
Properties: {Family: docdb5.0, Description: own, Parameters: {tls: disabled, audit_logs: disabled}}
---
# not-applicable: a cluster has it
Resources:
  Cluster: {Type: AWS::DocDB::DBCluster, Properties: {DBClusterParameterGroupName: !Ref Group}}
  Group:
    Type: AWS::DocDB::DBClusterParameterGroup
    Properties: {Family: docdb5.0, Description: own, Parameters: {tls: disabled}}
---
# undetermined: a parameter
Type: AWS::DocDB::DBClusterParameterGroup
Properties: {Family: docdb5.0, Description: own, Parameters: {tls: !Ref Setting, audit_logs: !Ref Setting}}
"""
