"""AWS CloudFormation: the stacks themselves, without the values of their parameters.

Those of outputs are markers, which tell whether a credential was in them.
"""

from __future__ import annotations

from remit.sources.aws.table import Call, Each, Table

TABLES = (
    Table(
        "AWS::CloudFormation::Stack",
        Call(
            "cloudformation:DescribeStacks",
            "Stacks[]",
            more="NextToken",
            same="StackId NotificationARNs TimeoutInMinutes EnableTerminationProtection ParentId RoleARN",
            fills={"Outputs": Each("Outputs", {"OutputKey": "OutputKey", "OutputValue": "OutputValue"})},
        ),
        id="StackId",
        arn="StackId",
        name="StackName",
        tags="Tags",
        unique=True,
    ),
)
