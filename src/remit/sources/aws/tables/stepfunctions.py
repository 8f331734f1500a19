"""AWS Step Functions."""

from __future__ import annotations

from remit.sources.aws.table import Call, Each, Pick, Table

TABLES = (
    Table(
        "AWS::StepFunctions::StateMachine",
        Call(
            "stepfunctions:ListStateMachines",
            "stateMachines[]",
            fixed={"maxResults": 1000},
            more="nextToken",
            fills={"Arn": "stateMachineArn", "Name": "name", "StateMachineName": "name", "StateMachineType": "type"},
        ),
        (
            Call(
                "stepfunctions:DescribeStateMachine",
                fixed={"includedData": "METADATA_ONLY"},
                bound={"stateMachineArn": "stateMachineArn"},
                same="EncryptionConfiguration RoleArn TracingConfiguration",
                fills={
                    "LoggingConfiguration": Pick(
                        "loggingConfiguration",
                        {
                            "Destinations": Each(
                                "destinations",
                                {
                                    "CloudWatchLogsLogGroup": Pick(
                                        "cloudWatchLogsLogGroup", {"LogGroupArn": "logGroupArn"}
                                    )
                                },
                            ),
                            "IncludeExecutionData": "includeExecutionData",
                            "Level": "level",
                        },
                    ),
                    "StateMachineRevisionId": "revisionId",
                },
            ),
            Call(  # apart, since it also takes the right to decrypt
                "stepfunctions:DescribeStateMachine",
                bound={"stateMachineArn": "stateMachineArn"},
                fills={"DefinitionString": "definition"},
            ),
        ),
        id="stateMachineArn",
        arn="stateMachineArn",
        name="name",
        tags="@tagging",
        spent=("Definition", "DefinitionS3Location", "DefinitionSubstitutions"),
    ),
)
