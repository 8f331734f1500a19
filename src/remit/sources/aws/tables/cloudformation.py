"""AWS CloudFormation: the stacks themselves, without the values of their parameters and outputs."""

from __future__ import annotations

from remit.sources.aws.table import Call, Table

TABLES = (
    Table(
        "AWS::CloudFormation::Stack",
        Call(
            "cloudformation:DescribeStacks",
            "Stacks[]",
            more="NextToken",
            same="StackId NotificationARNs TimeoutInMinutes EnableTerminationProtection ParentId RoleARN",
        ),
        id="StackId",
        arn="StackId",
        name="StackName",
        tags="Tags",
        unique=True,
    ),
)
