"""Clusters have a security configuration.

Why: encryption of disks, of data on the way, and Kerberos are off in a cluster without one.

Fix: make an `AWS::EMR::SecurityConfiguration` and name it in `SecurityConfiguration`. The cluster is replaced.

Links:
- https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-security-configurations.html
- https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-data-encryption.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.emr import Cluster

META = Meta(
    type="AWS::EMR::Cluster",
    duty="rest-encryption",
    severity="medium",
    also=("CKV2_AWS_55",),
    controls=("CM-6", "SC-8", "SC-28"),
)


def run(cluster: Cluster) -> Result:
    return expect(cluster.SecurityConfiguration, "nothing in it is encrypted or signed in to")


EXAMPLES = """
# pass: one
Type: AWS::EMR::Cluster
Properties: {Name: data, SecurityConfiguration: strict}
---
# fail: none
Type: AWS::EMR::Cluster
Properties: {Name: data}
---
# undetermined: a parameter that may be empty
Type: AWS::EMR::Cluster
Properties: {Name: data, SecurityConfiguration: !Ref Configuration}
"""
