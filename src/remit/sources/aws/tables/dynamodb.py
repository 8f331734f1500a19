"""Amazon DynamoDB."""

from __future__ import annotations

from typing import Any

from remit.sources.aws.table import Call, Pick, Table, Via
from remit.sources.aws.tables.backup import RECOVERY_POINTS
from remit.sources.aws.transforms import equals

NAMED = {"TableName": "it"}


def billing_mode(told: dict[str, Any]) -> str:
    """How a table is paid for; one that never changed it does not say."""
    return str(told.get("BillingModeSummary", {}).get("BillingMode", "PROVISIONED"))


TABLES = (
    Table(
        "AWS::DynamoDB::Table",
        Call(
            "dynamodb:ListTables",
            "TableNames[]",
            more="LastEvaluatedTableName>ExclusiveStartTableName",
            fills={"TableName": "it"},
        ),
        (
            Call(
                "dynamodb:DescribeTable",
                "Table",
                bound=NAMED,
                same="AttributeDefinitions DeletionProtectionEnabled GlobalSecondaryIndexes KeySchema"
                " LocalSecondaryIndexes OnDemandThroughput ProvisionedThroughput StreamSpecification WarmThroughput",
                fills={
                    "Arn": "TableArn",
                    "BillingMode": Via(billing_mode),
                    "SSESpecification": Pick(
                        "SSEDescription",
                        {
                            "KMSMasterKeyId": "KMSMasterKeyArn",
                            "SSEEnabled": equals("Status", "ENABLED", "ENABLING", "UPDATING"),
                            "SSEType": "SSEType",
                        },
                    ),
                    "StreamArn": "LatestStreamArn",
                    "TableClass": "TableClassSummary.TableClass",
                },
            ),
            Call(
                "dynamodb:DescribeContinuousBackups",
                "ContinuousBackupsDescription.PointInTimeRecoveryDescription",
                bound=NAMED,
                fills={
                    "PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled": equals(
                        "PointInTimeRecoveryStatus", "ENABLED"
                    ),
                    "PointInTimeRecoverySpecification.RecoveryPeriodInDays": "RecoveryPeriodInDays",
                },
            ),
            Call(
                "dynamodb:GetResourcePolicy",
                bound={"ResourceArn": "TableArn"},
                absent=("PolicyNotFoundException",),
                fills={"ResourcePolicy.PolicyDocument": "Policy"},
                after="dynamodb:DescribeTable",
            ),
            RECOVERY_POINTS,
        ),
        id="it",
        arn="arn:{partition}:dynamodb:{region}:{account}:table/{id}",
        name="it",
        tags="@tagging",
        unread=("StreamSpecification.ResourcePolicy",),
    ),
)
