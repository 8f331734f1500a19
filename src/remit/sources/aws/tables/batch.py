"""AWS Batch: the definitions of jobs that can be started."""

from __future__ import annotations

from remit.sources.aws.table import Call, Table

TABLES = (
    Table(
        "AWS::Batch::JobDefinition",
        Call(
            "batch:DescribeJobDefinitions",
            "jobDefinitions[]",
            fixed={"maxResults": 100, "status": "ACTIVE"},
            more="nextToken",
            same="ConsumableResourceProperties ContainerProperties EcsProperties EksProperties"
            " JobDefinitionArn JobDefinitionName NodeProperties Parameters PlatformCapabilities"
            " PropagateTags RetryStrategy SchedulingPriority Timeout Type",
        ),
        id="jobDefinitionArn",
        arn="jobDefinitionArn",
        name="jobDefinitionName",
        tags="tags",
        unique=True,
    ),
)
