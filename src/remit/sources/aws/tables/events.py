"""Amazon EventBridge."""

from __future__ import annotations

from remit.sources.aws.table import Call, Table

TABLES = (
    Table(
        "AWS::Events::EventBus",
        Call(
            "events:ListEventBuses",
            "EventBuses[]",
            fixed={"Limit": 100},
            more="NextToken",
            same="Arn Description Name Policy",
        ),
        (
            Call(
                "events:DescribeEventBus",
                bound={"Name": "Name"},
                same="DeadLetterConfig KmsKeyIdentifier LogConfig",
            ),
        ),
        id="Name",
        arn="Arn",
        name="Name",
        tags="@tagging",
        spent=("EventBusPolicies",),
    ),
    Table(
        "AWS::Events::Endpoint",
        Call(
            "events:ListEndpoints",
            "Endpoints[]",
            fixed={"MaxResults": 100},
            more="NextToken",
            same="Arn Description EndpointId EndpointUrl EventBuses Name ReplicationConfig RoleArn"
            " RoutingConfig State StateReason",
        ),
        id="Name",
        arn="Arn",
        name="Name",
    ),
)
