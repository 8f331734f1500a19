"""AWS Secrets Manager: secrets, who may read them, and how they are rotated.

What a secret holds is no part of an inventory: `aws_secretsmanager_secret_version` has no table and no registry type.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/secretsmanager_secret
"""

from __future__ import annotations

from remit.sources.terraform.mapping.table import Table

TABLES = (
    Table(
        "aws_secretsmanager_secret",
        "AWS::SecretsManager::Secret",
        {
            "policy": "ResourcePolicy.ResourcePolicy",
            "replica": "ReplicaRegions",
            # As provider 3 wrote them.
            "rotation_lambda_arn": "RotationSchedule.RotationLambdaARN",
            "rotation_rules": "RotationSchedule.RotationRules",
        },
        ids={"arn": "Ref"},
        drop="force_overwrite_replica_secret name_prefix recovery_window_in_days",
    ),
    Table(
        "aws_secretsmanager_secret_policy",
        "AWS::SecretsManager::ResourcePolicy",
        {"secret_arn": "SecretId", "policy": "ResourcePolicy"},
    ),
    Table(
        "aws_secretsmanager_secret_rotation",
        "AWS::SecretsManager::RotationSchedule",
        {"rotate_immediately": "RotateImmediatelyOnUpdate"},
        drop="rotation_enabled",
    ),
)
