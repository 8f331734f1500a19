"""AWS CloudTrail: each trail once, whichever Regions show it."""

from __future__ import annotations

from remit.sources.aws.table import Call, Table, Via
from remit.sources.aws.transforms import equals, last_part, under

OF = {"TrailName": "TrailARN"}


def policy_of(arn: str) -> Call:
    """The policy by which a store of events or a dashboard is shared."""
    return Call(
        "cloudtrail:GetResourcePolicy",
        bound={"ResourceArn": arn},
        absent=("ResourcePolicyNotFoundException",),
        fills={"ResourcePolicy.ResourcePolicy": "ResourcePolicy"},
    )


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
            ),
        ),
        id="Name",
        arn="TrailARN",
        name="Name",
        region="HomeRegion",
        everywhere=True,
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
            policy_of("EventDataStoreArn"),
        ),
        id="EventDataStoreArn",
        arn="EventDataStoreArn",
        name="Name",
        tags="@tagging",
        unique=True,
    ),
    Table(
        "AWS::CloudTrail::Dashboard",
        Call(
            "cloudtrail:ListDashboards",
            "Dashboards[]",
            fixed={"Type": "CUSTOM", "MaxResults": 1000},
            more="NextToken",
            same="DashboardArn Type",
        ),
        (policy_of("DashboardArn"),),
        id=Via(last_part(), "DashboardArn"),
        arn="DashboardArn",
    ),
)
