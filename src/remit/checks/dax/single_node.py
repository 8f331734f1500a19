"""DAX clusters survive the loss of an Availability Zone.

Why: a cluster of one node answers nothing while the node or its zone is down, and the tables take the whole load at
once.

Fix: set `ReplicationFactor` to 3 or more; DAX spreads the nodes over zones. Nodes are added without interruption and
billed.

Links:
- https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAX.concepts.cluster.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.dax import Cluster

META = Meta(
    type="AWS::DAX::Cluster",
    duty="network-controls",
    severity="medium",
    also=("dynamodb_accelerator_cluster_multi_az",),
    controls=("CP-10", "CP-6(2)", "SC-5(2)", "SC-36", "SI-13(5)"),
)


def run(cluster: Cluster) -> Result:
    # DAX spreads the nodes over zones unless `AvailabilityZones` names the same one for each.
    return expect(or_default(cluster.ReplicationFactor, 1) > 1, "it has one node, so one Availability Zone")


EXAMPLES = """
# pass: three nodes
Type: AWS::DAX::Cluster
Properties: {NodeType: dax.r5.large, ReplicationFactor: 3}
---
# fail: one node
Type: AWS::DAX::Cluster
Properties: {NodeType: dax.r5.large, ReplicationFactor: 1}
---
# undetermined: decided by a parameter that has no value
Type: AWS::DAX::Cluster
Properties: {NodeType: dax.r5.large, ReplicationFactor: !Ref Nodes}
"""
