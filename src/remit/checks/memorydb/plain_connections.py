"""MemoryDB clusters speak TLS.

Why: without it, passwords and all data cross the network readable, and ACLs cannot be used: everybody who reaches the
port is let in.

Fix: set `TLSEnabled: true`, which is also the default. It can only be given when the cluster is made.

Links:
- https://docs.aws.amazon.com/memorydb/latest/devguide/in-transit-encryption.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.memorydb import Cluster

META = Meta(
    type="AWS::MemoryDB::Cluster",
    duty="transit-encryption",
    severity="medium",
    also=("CKV_AWS_202",),
    controls=("AC-17(2)", "SC-8", "SC-8(1)", "SC-8(2)", "SC-13"),
)


def run(cluster: Cluster) -> Result:
    return expect(or_default(cluster.TLSEnabled, default=True), "clients connect without TLS")


EXAMPLES = """
# pass: switched on
Type: AWS::MemoryDB::Cluster
Properties: {ClusterName: sessions, NodeType: db.r6g.large, ACLName: open-access, TLSEnabled: true}
---
# fail: switched off
Type: AWS::MemoryDB::Cluster
Properties: {ClusterName: sessions, NodeType: db.r6g.large, ACLName: open-access, TLSEnabled: false}
---
# pass: the default
Type: AWS::MemoryDB::Cluster
Properties: {ClusterName: sessions, NodeType: db.r6g.large, ACLName: open-access}
---
# undetermined: decided by a parameter that has no value
Type: AWS::MemoryDB::Cluster
Properties: {ClusterName: sessions, NodeType: db.r6g.large, ACLName: open-access, TLSEnabled: !Ref Choice}
---
# undetermined: a member does as its multi-Region cluster
Type: AWS::MemoryDB::Cluster
Properties: {ACLName: inner, NodeType: db.r7g.large, MultiRegionClusterName: orders}
"""
