"""Amazon Kendra."""

from __future__ import annotations

from remit.sources.aws.table import Call, Table

TABLES = (
    Table(
        "AWS::Kendra::Index",
        Call(
            "kendra:ListIndices",
            "IndexConfigurationSummaryItems[]",
            fixed={"MaxResults": 100},
            more="NextToken",
            same="Edition Id Name",
        ),
        (
            Call(
                "kendra:DescribeIndex",
                bound={"Id": "Id"},
                same="CapacityUnits Description DocumentMetadataConfigurations RoleArn"
                " ServerSideEncryptionConfiguration UserContextPolicy UserTokenConfigurations",
            ),
        ),
        id="Id",
        arn="arn:{partition}:kendra:{region}:{account}:index/{id}",
        name="Name",
        unique=True,
        unread=("DocumentMetadataConfigurations.Relevance.ValueImportanceItems",),
    ),
)
