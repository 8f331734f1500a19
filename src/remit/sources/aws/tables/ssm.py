"""AWS Systems Manager: parameters and documents as far as they are configuration, never a parameter's value."""

from __future__ import annotations

from remit.sources.aws.table import Call, Table

TABLES = (
    Table(
        "AWS::SSM::Parameter",
        Call(
            "ssm:DescribeParameters",
            "Parameters[]",
            fixed={"MaxResults": 50},
            more="NextToken",
            same="AllowedPattern DataType Description Name Tier Type",
            fills={"Arn": "ARN"},
        ),
        id="Name",
        arn="ARN",
        name="Name",
        tags="@tagging",
    ),
    Table(
        "AWS::SSM::Document",
        Call(
            "ssm:ListDocuments",
            "DocumentIdentifiers[]",
            fixed={"Filters": [{"Key": "Owner", "Values": ["Self"]}], "MaxResults": 50},
            more="NextToken",
            same="DocumentFormat DocumentType Name Requires TargetType VersionName",
        ),
        id="Name",
        arn="arn:{partition}:ssm:{region}:{account}:document/{id}",
        name="Name",
        tags="Tags",
    ),
)
