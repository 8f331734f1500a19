"""Clients of Kafka clusters show a certificate.

Why: mutual TLS binds a client to a key that it holds; a password or token can be used from anywhere.

Fix: set `Tls: {Enabled: true, CertificateAuthorityArnList: […]}` in `ClientAuthentication`. It is changed in place;
the private CA is billed.

Links:
- https://docs.aws.amazon.com/msk/latest/developerguide/msk-authentication.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, passed, some

if TYPE_CHECKING:
    from remit.schema.stubs.msk import Cluster

META = Meta(
    type="AWS::MSK::Cluster",
    duty="end-user-auth",
    severity="low",
    also=("kafka_cluster_mutual_tls_authentication_enabled",),
    controls=("IA-2", "IA-3", "SC-8"),
)


def run(cluster: Cluster) -> Result:
    asked = cluster.ClientAuthentication
    if asked.Sasl.Iam.Enabled:
        return passed("IAM signs every connection instead")
    ways = (lambda: asked.Tls.Enabled, lambda: asked.Tls.CertificateAuthorityArnList)
    return expect(some(lambda way: way(), ways), "clients show no certificate")


EXAMPLES = """
# pass: certificates
Type: AWS::MSK::Cluster
Properties: {ClusterName: orders, ClientAuthentication: {Tls: {Enabled: true,
    CertificateAuthorityArnList: ["arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/1"]}}}
---
# pass: IAM instead
Type: AWS::MSK::Cluster
Properties: {ClusterName: orders, ClientAuthentication: {Sasl: {Iam: {Enabled: true}}}}
---
# fail: passwords
Type: AWS::MSK::Cluster
Properties: {ClusterName: orders, ClientAuthentication: {Sasl: {Scram: {Enabled: true}}}}
---
# undetermined: decided by a parameter that has no value
Type: AWS::MSK::Cluster
Properties: {ClusterName: orders, ClientAuthentication: {Tls: {Enabled: !Ref Tls}}}
"""
