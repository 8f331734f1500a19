"""Kafka clusters ask who connects.

Why: without authentication, whoever reaches the brokers reads and writes every topic.

Fix: set `Unauthenticated: {Enabled: false}` and one of `Sasl.Iam`, `Sasl.Scram` or `Tls` in `ClientAuthentication`.
It is changed in place, broker by broker; clients must log in from then on.

Links:
- https://docs.aws.amazon.com/msk/latest/developerguide/kafka_apis_iam.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/msk-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, failed, some

if TYPE_CHECKING:
    from remit.schema.stubs.msk import Cluster

META = Meta(
    type="AWS::MSK::Cluster",
    duty="identity-access",
    severity="medium",
    also=("MSK.6", "config:msk-unrestricted-access-check", "kafka_cluster_unrestricted_access_disabled"),
    controls=("AC-2(1)", "AC-3", "AC-3(15)", "AC-6", "IA-2"),
)


def run(cluster: Cluster) -> Result:
    asked = cluster.ClientAuthentication
    if asked.Unauthenticated.Enabled:
        return failed("clients are let in without being asked")
    ways = (
        lambda: asked.Sasl.Iam.Enabled,
        lambda: asked.Sasl.Scram.Enabled,
        lambda: asked.Tls.Enabled,
        lambda: asked.Tls.CertificateAuthorityArnList,
    )
    return expect(some(lambda way: way(), ways), "no way to log in is switched on, so nobody is asked")


EXAMPLES = """
# pass: IAM
Type: AWS::MSK::Cluster
Properties: {ClusterName: orders, ClientAuthentication: {Sasl: {Iam: {Enabled: true}}}}
---
# fail: strangers too
Type: AWS::MSK::Cluster
Properties: {ClusterName: orders, ClientAuthentication: {Sasl: {Iam: {Enabled: true}},
    Unauthenticated: {Enabled: true}}}
---
# fail: nobody is asked by default
Type: AWS::MSK::Cluster
Properties: {ClusterName: orders}
---
# undetermined: decided by a parameter that has no value
Type: AWS::MSK::Cluster
Properties: {ClusterName: orders, ClientAuthentication: {Sasl: {Iam: {Enabled: !Ref Iam}}}}
"""
