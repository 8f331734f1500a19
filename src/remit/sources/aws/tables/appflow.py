"""Amazon AppFlow: flows, and the connections to other applications without what they sign in with."""

from __future__ import annotations

from typing import Any

from remit.sources.aws.table import Call, Pick, Table, Via
from remit.sources.aws.transforms import pairs


def tasks(told: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A flow's tasks with their settings as a list."""
    return [{**task, "taskProperties": pairs(task.get("taskProperties") or {}, "Key")} for task in told]


TABLES = (
    Table(
        "AWS::AppFlow::Flow",
        Call(
            "appflow:ListFlows",
            "flows[]",
            fixed={"maxResults": 100},
            more="nextToken",
            same="Description FlowArn FlowName FlowStatus",
        ),
        (
            Call(
                "appflow:DescribeFlow",
                bound={"flowName": "flowName"},
                same="MetadataCatalogConfig",
                fills={
                    "KMSArn": "kmsArn",
                    "Tasks": Via(tasks, "tasks"),
                    "TriggerConfig": Pick(
                        "triggerConfig",
                        {
                            "TriggerType": "triggerType",
                            "TriggerProperties": Pick(
                                "triggerProperties.Scheduled",
                                {
                                    "ScheduleExpression": "scheduleExpression",
                                    "DataPullMode": "dataPullMode",
                                    "TimeZone": "timezone",
                                    "ScheduleOffset": "scheduleOffset",
                                    "FlowErrorDeactivationThreshold": "flowErrorDeactivationThreshold",
                                },
                            ),
                        },
                    ),
                },
            ),
        ),
        id="flowName",
        arn="flowArn",
        name="flowName",
        tags="tags",
        unread=(
            "TriggerConfig.TriggerProperties.FirstExecutionFrom",
            "TriggerConfig.TriggerProperties.ScheduleEndTime",
            "TriggerConfig.TriggerProperties.ScheduleStartTime",
        ),
    ),
    Table(
        "AWS::AppFlow::ConnectorProfile",
        Call(
            "appflow:DescribeConnectorProfiles",
            "connectorProfileDetails[]",
            fixed={"maxResults": 100},
            more="nextToken",
            same="ConnectionMode ConnectorLabel ConnectorProfileArn ConnectorProfileName ConnectorType CredentialsArn",
        ),
        id="connectorProfileName",
        arn="connectorProfileArn",
        name="connectorProfileName",
    ),
)
