"""AWS Secrets Manager: what surrounds a secret, never its value."""

from __future__ import annotations

from remit.sources.aws.table import Call, Table

TABLES = (
    Table(
        "AWS::SecretsManager::Secret",
        Call(
            "secretsmanager:ListSecrets",
            "SecretList[]",
            fixed={"MaxResults": 100},
            more="NextToken",
            same="Description KmsKeyId Name Type RotationEnabled LastRotatedDate LastChangedDate LastAccessedDate"
            " NextRotationDate OwningService",
            fills={
                "Id": "ARN",
                "RotationSchedule.RotationLambdaARN": "RotationLambdaARN",
                "RotationSchedule.RotationRules": "RotationRules",
            },
        ),
        (
            Call(
                "secretsmanager:GetResourcePolicy",
                bound={"SecretId": "ARN"},
                fills={"ResourcePolicy.ResourcePolicy": "ResourcePolicy"},
            ),
        ),
        id="ARN",
        arn="ARN",
        name="Name",
        tags="Tags",
    ),
)
