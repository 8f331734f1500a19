"""AWS CloudTrail: each trail once, whichever Regions show it."""

from __future__ import annotations

from remit.sources.aws.table import Call, Table
from remit.sources.aws.transforms import equals, under

OF = {"TrailName": "TrailARN"}

TABLES = (
    Table(
        "AWS::CloudTrail::Trail",
        Call(
            "cloudtrail:DescribeTrails",
            "trailList[]",
            fixed={"includeShadowTrails": True},
            same="CloudWatchLogsLogGroupArn CloudWatchLogsRoleArn IncludeGlobalServiceEvents IsMultiRegionTrail"
            " IsOrganizationTrail S3BucketName S3KeyPrefix SnsTopicName",
            fills={
                "Arn": "TrailARN",
                "EnableLogFileValidation": "LogFileValidationEnabled",
                "KMSKeyId": "KmsKeyId",
                "SnsTopicArn": "SnsTopicARN",
                "TrailName": "Name",
            },
        ),
        (
            Call(
                "cloudtrail:GetTrailStatus",
                bound={"Name": "TrailARN"},
                same="IsLogging",
                fills=under(
                    "Status",
                    "LatestDeliveryTime LatestDeliveryError LatestCloudWatchLogsDeliveryTime"
                    " LatestCloudWatchLogsDeliveryError LatestDigestDeliveryTime",
                ),
            ),
            Call("cloudtrail:GetEventSelectors", bound=OF, same="AdvancedEventSelectors EventSelectors"),
            Call(
                "cloudtrail:GetInsightSelectors",
                bound=OF,
                absent=("InsightNotEnabledException",),
                same="InsightSelectors",
                when="HasInsightSelectors",
            ),
        ),
        id="Name",
        arn="TrailARN",
        name="Name",
        region="HomeRegion",
        tags="@tagging",
    ),
    Table(
        "AWS::CloudTrail::EventDataStore",
        Call(
            "cloudtrail:ListEventDataStores",
            "EventDataStores[]",
            fixed={"MaxResults": 100},
            more="NextToken",
            fills={"EventDataStoreArn": "EventDataStoreArn"},
        ),
        (
            Call(
                "cloudtrail:GetEventDataStore",
                bound={"EventDataStore": "EventDataStoreArn"},
                same="AdvancedEventSelectors BillingMode CreatedTimestamp FederationRoleArn KmsKeyId"
                " MultiRegionEnabled Name OrganizationEnabled RetentionPeriod Status"
                " TerminationProtectionEnabled UpdatedTimestamp",
                fills={"FederationEnabled": equals("FederationStatus", "ENABLED", "ENABLING")},
            ),
        ),
        id="EventDataStoreArn",
        arn="EventDataStoreArn",
        name="Name",
        tags="@tagging",
        unique=True,
    ),
)
