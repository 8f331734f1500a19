"""Databases of data warehouses have names of their own.

Why: a known name of the database is one guess less for whoever tries to log in.

Fix: set `DBName` to another name. It can only be given when it is made; afterwards make another database and move the
data.

Links:
- https://docs.aws.amazon.com/redshift/latest/mgmt/managing-clusters-console.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.redshift import Cluster

META = Meta(
    type="AWS::Redshift::Cluster",
    duty="identity-access",
    severity="medium",
    also=(
        "Redshift.9",
        "config:redshift-default-db-name-check",
        "CKV_AWS_320",
        "redshift_cluster_non_default_database_name",
    ),
    controls=("CA-9(1)", "CM-2"),
)


def run(warehouse: Cluster) -> Result:
    return expect(or_default(warehouse.DBName, "dev") != "dev", "its database has the name that everybody tries")


EXAMPLES = """
# pass: another name
Type: AWS::Redshift::Cluster
Properties: {ClusterType: single-node, DBName: keeper}
---
# fail: the one that everybody knows
Type: AWS::Redshift::Cluster
Properties: {ClusterType: single-node, DBName: dev}
---
# undetermined: decided by a parameter that has no value
Type: AWS::Redshift::Cluster
Properties: {ClusterType: single-node, DBName: !Ref Name}
---
# fail: the default
Type: AWS::Redshift::Cluster
Properties: {ClusterType: single-node}
"""
