"""AWS KMS."""

from __future__ import annotations

from typing import Any

from remit.sources.aws.table import Call, Each, Table

OF = {"KeyId": "KeyId"}


def can_rotate(known: dict[str, Any]) -> bool:
    """Whether KMS can rotate a key: the customer's, symmetric, of KMS's own material, and not about to be deleted."""
    return (
        known.get("KeyManager") == "CUSTOMER"
        and known.get("KeySpec", known.get("CustomerMasterKeySpec")) == "SYMMETRIC_DEFAULT"
        and known.get("Origin") == "AWS_KMS"
        and known.get("KeyState") not in ("PendingDeletion", "PendingReplicaDeletion")
    )


TABLES = (
    Table(
        "AWS::KMS::Key",
        Call("kms:ListKeys", "Keys[]", fixed={"Limit": 1000}, more="NextMarker>Marker", same="KeyId"),
        (
            Call(
                "kms:DescribeKey",
                "KeyMetadata",
                bound=OF,
                same="Arn Description Enabled KeySpec KeyUsage MultiRegion Origin KeyManager KeyState DeletionDate"
                " ExpirationModel ValidTo CustomKeyStoreId",
            ),
            Call(
                "kms:ListGrants",
                "Grants[]",
                bound=OF,
                more="NextMarker>Marker",
                fills={"Grants": Each("@", {"GranteePrincipal": "GranteePrincipal", "Operations": "Operations"})},
            ),
            Call("kms:GetKeyPolicy", fixed={"PolicyName": "default"}, bound=OF, fills={"KeyPolicy": "Policy"}),
            Call(
                "kms:GetKeyRotationStatus",
                bound=OF,
                fills={"EnableKeyRotation": "KeyRotationEnabled", "RotationPeriodInDays": "RotationPeriodInDays"},
                when=can_rotate,
                after="kms:DescribeKey",
            ),
        ),
        id="KeyId",
        arn="KeyArn",
        tags="@tagging",
        unique=True,
    ),
    Table(
        "AWS::KMS::Alias",
        Call(
            "kms:ListAliases",
            "Aliases[]",
            fixed={"Limit": 100},
            more="NextMarker>Marker",
            same="AliasName TargetKeyId",
        ),
        id="AliasName",
        arn="AliasArn",
        name="AliasName",
        keeps=lambda known: "TargetKeyId" in known,
    ),
)
