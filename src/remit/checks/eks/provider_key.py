"""Secrets of a cluster are encrypted with a key of the customer's own.

Why: EKS encrypts what the API stores with a key of AWS (before 1.28 with none beyond the disk's). Only with a key of
your own can you see who uses it, and take it away.

Fix: set `EncryptionConfig` with `Resources: [secrets]` and `Provider.KeyArn`. It can be added to a running cluster
and never removed; write existing secrets again so that they are encrypted. Priced per key and use.

Links:
- https://docs.aws.amazon.com/eks/latest/userguide/enable-kms.html
- https://docs.aws.amazon.com/eks/latest/userguide/envelope-encryption.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.schema.stubs.eks import Cluster

META = Meta(
    type="AWS::EKS::Cluster",
    duty="key-custody",
    severity="medium",
    also=(
        "EKS.3",
        "config:eks-cluster-secrets-encrypted",
        "CKV_AWS_58",
        "eks_cluster_kms_cmk_encryption_in_secrets_enabled",
        "AWS-0039",
        "EKS_CLUSTER_ENCRYPTION_RULE",
    ),
    controls=("SC-12", "SC-13", "SC-28"),
)


def run(cluster: Cluster) -> Result:
    own_key = some(lambda config: config.Provider.KeyArn, cluster.EncryptionConfig)
    return expect(own_key, "its secrets are under a key of AWS's")


EXAMPLES = """
# pass: a key of one's own
Resources:
  Key: {Type: AWS::KMS::Key}
  Cluster:
    Type: AWS::EKS::Cluster
    Properties: {EncryptionConfig: [{Resources: [secrets], Provider: {KeyArn: !GetAtt Key.Arn}}]}
---
# fail: none
Type: AWS::EKS::Cluster
Properties: {Version: "1.35"}
---
# undetermined: a parameter that may be empty
Type: AWS::EKS::Cluster
Properties: {EncryptionConfig: [{Resources: [secrets], Provider: {KeyArn: !Ref Key}}]}
"""
