"""Administrators of data warehouses have names of their own.

Why: guessing a password is half the work where the name is known.

Fix: set `MasterUsername` to another name. It can only be given when it is made; afterwards add another administrator
and revoke the rights of this one.

Links:
- https://docs.aws.amazon.com/redshift/latest/mgmt/managing-clusters-console.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable

if TYPE_CHECKING:
    from remit.schema.stubs.redshift import Cluster

META = Meta(
    type="AWS::Redshift::Cluster",
    duty="identity-access",
    severity="medium",
    also=("Redshift.8", "config:redshift-default-admin-check", "redshift_cluster_non_default_username"),
    controls=("CA-9(1)", "CM-2"),
)


def run(warehouse: Cluster) -> Result:
    if not warehouse.MasterUsername:
        return not_applicable("its users are those of its snapshot")
    return expect(warehouse.MasterUsername != "awsuser", "its administrator has the name that everybody tries")


EXAMPLES = """
# pass: another name
Type: AWS::Redshift::Cluster
Properties: {ClusterType: single-node, MasterUsername: keeper}
---
# fail: the one that everybody knows
Type: AWS::Redshift::Cluster
Properties: {ClusterType: single-node, MasterUsername: awsuser}
---
# undetermined: decided by a parameter that has no value
Type: AWS::Redshift::Cluster
Properties: {ClusterType: single-node, MasterUsername: !Ref Name}
---
# not-applicable: restored from a snapshot
Type: AWS::Redshift::Cluster
Properties: {ClusterType: single-node}
"""
