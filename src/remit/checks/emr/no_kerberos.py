"""Clusters ask with Kerberos who calls.

Why: without it every service of the cluster believes whatever name a caller gives.

Fix: set `KerberosAttributes` and a security configuration with Kerberos. The cluster is replaced.

Links:
- https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-kerberos.html
- https://docs.aws.amazon.com/config/latest/developerguide/emr-kerberos-enabled.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.emr import Cluster

META = Meta(
    type="AWS::EMR::Cluster",
    duty="end-user-auth",
    severity="medium",
    also=("config:emr-kerberos-enabled", "CKV_AWS_114", "EMR_KERBEROS_ENABLED"),
    controls=("AC-2", "AC-3", "IA-2"),
)


def run(cluster: Cluster) -> Result:
    return expect(cluster.KerberosAttributes.Realm, "its services believe any name that a caller gives")


EXAMPLES = """
# pass: a realm
Type: AWS::EMR::Cluster
Properties: {Name: data, KerberosAttributes: {Realm: EC2.INTERNAL,
   KdcAdminPassword: "{{resolve:secretsmanager:kdc}}"}}
---
# fail: none
Type: AWS::EMR::Cluster
Properties: {Name: data}
---
# undetermined: a parameter that may be empty
Type: AWS::EMR::Cluster
Properties: {Name: data, KerberosAttributes: {Realm: !Ref Realm, KdcAdminPassword: "{{resolve:secretsmanager:kdc}}"}}
"""
