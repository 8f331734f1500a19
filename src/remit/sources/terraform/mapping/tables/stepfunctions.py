"""AWS Step Functions: state machines and activities.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sfn_state_machine
"""

from __future__ import annotations

from typing import Any

from remit.sources.terraform.mapping.table import Block, Table, To


def destinations(value: Any) -> list[dict[str, Any]]:
    """Where executions are logged: one log group."""
    return [{"CloudWatchLogsLogGroup": {"LogGroupArn": value}}]


TABLES = (
    Table(
        "aws_sfn_state_machine",
        "AWS::StepFunctions::StateMachine",
        {
            "definition": "DefinitionString",
            "name": "StateMachineName",
            "type": "StateMachineType",
            "logging_configuration": Block(
                "LoggingConfiguration", {"log_destination": To("Destinations", destinations)}
            ),
        },
        ids={"arn": "Ref", "name": "Name"},
        drop="name_prefix publish",
    ),
    Table("aws_sfn_activity", "AWS::StepFunctions::Activity", ids={"arn": "Ref"}),
    Table("aws_sfn_alias", "AWS::StepFunctions::StateMachineAlias", ids={"arn": "Ref"}),
)
