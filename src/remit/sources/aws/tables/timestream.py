"""Amazon Timestream."""

from __future__ import annotations

from remit.sources.aws.table import Call, Table

TABLES = (
    Table(
        "AWS::Timestream::Database",
        Call(
            "timestream-write:ListDatabases",
            "Databases[]",
            fixed={"MaxResults": 20},
            more="NextToken",
            same="Arn DatabaseName KmsKeyId",
        ),
        id="DatabaseName",
        arn="Arn",
        name="DatabaseName",
        tags="@tagging",
    ),
    Table(
        "AWS::Timestream::InfluxDBInstance",
        Call(
            "timestream-influxdb:ListDbInstances",
            "items[]",
            fixed={"maxResults": 100},
            more="nextToken",
            fills={"Id": "id"},
        ),
        (
            Call(
                "timestream-influxdb:GetDbInstance",
                bound={"identifier": "id"},
                same="AllocatedStorage Arn AvailabilityZone DbInstanceType DbParameterGroupIdentifier"
                " DbStorageType DeploymentType Endpoint InfluxAuthParametersSecretArn"
                " LogDeliveryConfiguration MaintenanceSchedule Name NetworkType NextMaintenanceTime"
                " Port PubliclyAccessible SecondaryAvailabilityZone Status VpcSecurityGroupIds"
                " VpcSubnetIds",
            ),
        ),
        id="id",
        arn="arn",
        name="name",
        tags="@tagging",
        unique=True,
    ),
)
