"""Amazon EventBridge Scheduler."""

from __future__ import annotations

from remit.sources.aws.table import Call, Table

TABLES = (
    Table(
        "AWS::Scheduler::Schedule",
        Call(
            "scheduler:ListSchedules",
            "Schedules[]",
            fixed={"MaxResults": 100},
            more="NextToken",
            same="Arn GroupName Name State",
        ),
        (
            Call(
                "scheduler:GetSchedule",
                bound={"Name": "Name", "GroupName": "GroupName"},
                same="Description EndDate FlexibleTimeWindow KmsKeyArn ScheduleExpression ScheduleExpressionTimezone"
                " StartDate Target",
            ),
        ),
        id="Name",
        arn="Arn",
        name="Name",
    ),
)
