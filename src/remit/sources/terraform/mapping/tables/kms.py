"""AWS Key Management Service.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kms_key and its neighbours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.sources.terraform.mapping.table import Table, Whole

if TYPE_CHECKING:
    from collections.abc import Mapping

KEY = {"deletion_window_in_days": "PendingWindowInDays", "policy": "KeyPolicy"}


def stored(told: Mapping[str, Any]) -> dict[str, Any]:
    """That a key lies in a custom key store: where its material is from is told by whether it is one outside of AWS.

    https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html#KMS-CreateKey-request-Origin
    """
    if not any(told.values()):  # state says of a key that lies in none that both are an empty text
        return {}
    origin = "EXTERNAL_KEY_STORE" if told.get("xks_key_id") else "AWS_CLOUDHSM"
    return {"CustomKeyStoreId": told.get("custom_key_store_id"), "Origin": origin}


TABLES = (
    Table(
        "aws_kms_key",
        "AWS::KMS::Key",
        {**KEY, "customer_master_key_spec": "KeySpec", "is_enabled": "Enabled"},
        whole=(Whole(("CustomKeyStoreId", "Origin"), stored, "custom_key_store_id xks_key_id"),),
        ids={"key_id": "Ref"},
    ),
    Table(
        "aws_kms_external_key",
        "AWS::KMS::Key",
        KEY,
        defaults={"Origin": "EXTERNAL"},
        drop="key_material_base64",
    ),
    Table(
        "aws_kms_replica_key",
        "AWS::KMS::ReplicaKey",
        KEY,
        ids={"key_id": "Ref"},
        drop="bypass_policy_lockout_safety_check",
    ),
    Table(
        "aws_kms_replica_external_key",
        "AWS::KMS::ReplicaKey",
        KEY,
        ids={"key_id": "Ref"},
        drop="bypass_policy_lockout_safety_check key_material_base64 valid_to",
    ),
    Table(
        "aws_kms_alias",
        "AWS::KMS::Alias",
        ids={"name": "Ref"},
        drop="name_prefix",
    ),
    Table(
        "aws_kms_key_policy",
        attributes={"policy": "KeyPolicy"},
        drop="bypass_policy_lockout_safety_check",
        parents=("AWS::KMS::Key", "AWS::KMS::ReplicaKey"),
        by="key_id",
    ),
)
