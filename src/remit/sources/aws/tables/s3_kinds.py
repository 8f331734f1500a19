"""What is stored beside S3's buckets: tables, vectors, files, and buckets on Outposts."""

from __future__ import annotations

from remit.sources.aws.table import TAGS, Call, Table

OF_ACCOUNT = {"AccountId": "@account"}
NOT_FOUND = ("NotFoundException",)

TABLES = (
    Table(
        "AWS::S3Tables::TableBucket",
        Call(
            "s3tables:ListTableBuckets",
            "tableBuckets[]",
            fixed={"type": "customer", "maxBuckets": 1000},
            more="continuationToken",
            fills={"TableBucketARN": "arn", "TableBucketName": "name"},
        ),
        (
            Call(
                "s3tables:GetTableBucketPolicy",
                bound={"tableBucketARN": "arn"},
                absent=NOT_FOUND,
                fills={"TableBucketPolicy.ResourcePolicy": "resourcePolicy"},
            ),
        ),
        id="name",
        arn="arn",
        name="name",
    ),
    Table(
        "AWS::S3Tables::Table",
        Call(
            "s3tables:ListTables",
            "tables[]",
            fixed={"maxTables": 1000},
            bound={"tableBucketARN": "^.arn"},
            more="continuationToken",
            fills={
                "Namespace": "namespace[0]",
                "TableARN": "tableARN",
                "TableBucketARN": "^.arn",
                "TableName": "name",
            },
        ),
        (
            Call(
                "s3tables:GetTablePolicy",
                bound={"tableBucketARN": "^.arn", "namespace": "namespace[0]", "name": "name"},
                absent=NOT_FOUND,
                fills={"TablePolicy.ResourcePolicy": "resourcePolicy"},
            ),
        ),
        within="AWS::S3Tables::TableBucket",
        id="tableARN",
        arn="tableARN",
        name="name",
        unique=True,
        spent=("IcebergMetadata", "WithoutMetadata"),
    ),
    Table(
        "AWS::S3Vectors::VectorBucket",
        Call(
            "s3vectors:ListVectorBuckets",
            "vectorBuckets[]",
            fixed={"maxResults": 500},
            more="nextToken",
            same="CreationTime VectorBucketArn VectorBucketName",
        ),
        (
            Call(
                "s3vectors:GetVectorBucket",
                "vectorBucket",
                bound={"vectorBucketArn": "vectorBucketArn"},
                same="EncryptionConfiguration",
            ),
            Call(
                "s3vectors:GetVectorBucketPolicy",
                bound={"vectorBucketArn": "vectorBucketArn"},
                absent=NOT_FOUND,
                fills={"VectorBucketPolicy.Policy": "policy"},
            ),
        ),
        id="vectorBucketName",
        arn="vectorBucketArn",
        name="vectorBucketName",
    ),
    Table(
        "AWS::S3Files::FileSystem",
        Call(
            "s3files:ListFileSystems",
            "fileSystems[]",
            fixed={"maxResults": 100},
            more="nextToken",
            same="Bucket CreationTime FileSystemArn FileSystemId OwnerId RoleArn Status StatusMessage",
        ),
        (
            Call(
                "s3files:GetFileSystem",
                bound={"fileSystemId": "fileSystemId"},
                same="KmsKeyId Prefix",
                fills={TAGS: "tags"},
            ),
            Call(
                "s3files:GetFileSystemPolicy",
                bound={"fileSystemId": "fileSystemId"},
                absent=("ResourceNotFoundException",),
                fills={"FileSystemPolicy.Policy": "policy"},
            ),
        ),
        id="fileSystemId",
        arn="fileSystemArn",
        tags="@told",
        unique=True,
        spent=("AcceptBucketWarning", "ClientToken"),
    ),
    Table(
        "AWS::S3Outposts::Bucket",
        Call(
            "s3control:ListRegionalBuckets",
            "RegionalBucketList[]",
            fixed={"MaxResults": 1000},
            bound={**OF_ACCOUNT, "OutpostId": "OutpostId"},
            more="NextToken",
            over=Call("s3outposts:ListOutpostsWithS3", "Outposts[]", fixed={"MaxResults": 100}, more="NextToken"),
            same="OutpostId",
            fills={"Arn": "BucketArn", "BucketName": "Bucket"},
        ),
        (
            Call(
                "s3control:GetBucketPolicy",
                bound={**OF_ACCOUNT, "Bucket": "BucketArn"},
                absent=("NoSuchBucketPolicy",),
                fills={"BucketPolicy.PolicyDocument": "Policy"},
            ),
        ),
        id="Bucket",
        arn="BucketArn",
        name="Bucket",
    ),
    Table(
        "AWS::S3Outposts::AccessPoint",
        Call(
            "s3control:ListAccessPoints",
            "AccessPointList[]",
            fixed={"MaxResults": 1000},
            bound={**OF_ACCOUNT, "Bucket": "^.BucketArn"},
            more="NextToken",
            needs=("s3-outposts:ListAccessPoints",),
            same="Name VpcConfiguration",
            fills={"Arn": "AccessPointArn", "Bucket": "^.BucketArn"},
        ),
        (
            Call(
                "s3control:GetAccessPointPolicy",
                bound={**OF_ACCOUNT, "Name": "AccessPointArn"},
                absent=("NoSuchAccessPointPolicy",),
                needs=("s3-outposts:GetAccessPointPolicy",),
                fills={"Policy": "Policy"},
            ),
        ),
        within="AWS::S3Outposts::Bucket",
        id="Name",
        arn="AccessPointArn",
        name="Name",
    ),
)
