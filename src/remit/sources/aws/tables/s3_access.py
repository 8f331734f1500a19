"""Amazon S3: the other ways to a bucket's objects, and directory buckets."""

from __future__ import annotations

from typing import Any

from remit.sources.aws.table import Call, Each, Table, Via
from remit.sources.aws.tables.s3 import lifecycle_rule

OF_ACCOUNT = {"AccountId": "@account"}


def is_directory(known: dict[str, Any]) -> bool:
    """Whether a bucket is a directory bucket, as its name tells.

    https://docs.aws.amazon.com/AmazonS3/latest/userguide/directory-bucket-naming-rules.html
    """
    return str(known.get("Name", "")).endswith("--x-s3")


TABLES = (
    Table(
        "AWS::S3::AccessPoint",
        Call(
            "s3control:ListAccessPoints",
            "AccessPointList[]",
            fixed={"MaxResults": 1000},
            bound=OF_ACCOUNT,
            more="NextToken",
            same="Alias Bucket BucketAccountId Name NetworkOrigin VpcConfiguration",
            fills={"Arn": "AccessPointArn"},
        ),
        (
            Call(
                "s3control:GetAccessPoint",
                bound={**OF_ACCOUNT, "Name": "Name"},
                same="PublicAccessBlockConfiguration",
            ),
            Call(
                "s3control:GetAccessPointPolicy",
                bound={**OF_ACCOUNT, "Name": "Name"},
                absent=("NoSuchAccessPointPolicy",),
                fills={"Policy": "Policy"},
            ),
        ),
        id="Name",
        arn="AccessPointArn",
        name="Name",
    ),
    Table(
        "AWS::S3::MultiRegionAccessPoint",
        Call(
            "s3control:ListMultiRegionAccessPoints",
            "AccessPoints[]",
            fixed={"MaxResults": 100},
            bound=OF_ACCOUNT,
            more="NextToken",
            same="Alias CreatedAt Name Regions",
            fills={"PublicAccessBlockConfiguration": "PublicAccessBlock"},
        ),
        (
            Call(
                "s3control:GetMultiRegionAccessPointPolicy",
                "Policy.Established",
                bound={**OF_ACCOUNT, "Name": "Name"},
                fills={"MultiRegionAccessPointPolicy.Policy": "Policy"},
            ),
        ),
        where="global",
        id="Name",
        arn="arn:{partition}:s3::{account}:accesspoint/{Alias}",
        name="Name",
    ),
    Table(
        "AWS::S3Express::DirectoryBucket",
        Call(
            "s3:ListDirectoryBuckets",
            "Buckets[]",
            fixed={"MaxDirectoryBuckets": 1000},
            more="ContinuationToken",
            fills={"Arn": "BucketArn", "BucketName": "Name"},
        ),
        (
            Call(
                "s3:GetBucketLifecycleConfiguration",
                bound={"Bucket": "Name"},
                absent=("NoSuchLifecycleConfiguration",),
                needs=("s3express:GetLifecycleConfiguration",),
                fills={
                    "LifecycleConfiguration.Rules": Via(lambda rules: [lifecycle_rule(rule) for rule in rules], "Rules")
                },
            ),
            Call(
                "s3:GetBucketPolicy",
                bound={"Bucket": "Name"},
                absent=("NoSuchBucketPolicy",),
                needs=("s3express:GetBucketPolicy",),
                fills={"BucketPolicy.PolicyDocument": "Policy"},
            ),
            Call(
                "s3:GetBucketEncryption",
                "ServerSideEncryptionConfiguration",
                bound={"Bucket": "Name"},
                absent=("ServerSideEncryptionConfigurationNotFoundError",),
                needs=("s3express:GetEncryptionConfiguration",),
                fills={
                    "BucketEncryption.ServerSideEncryptionConfiguration": Each(
                        "Rules",
                        {
                            "BucketKeyEnabled": "BucketKeyEnabled",
                            "ServerSideEncryptionByDefault": "ApplyServerSideEncryptionByDefault",
                        },
                    )
                },
            ),
        ),
        id="Name",
        arn="BucketArn",
        name="Name",
        keeps=is_directory,
    ),
    Table(
        "AWS::S3Express::AccessPoint",
        Call(
            "s3control:ListAccessPointsForDirectoryBuckets",
            "AccessPointList[]",
            fixed={"MaxResults": 1000},
            bound=OF_ACCOUNT,
            more="NextToken",
            same="Bucket BucketAccountId Name NetworkOrigin VpcConfiguration",
            fills={"Arn": "AccessPointArn"},
        ),
        (
            Call(
                "s3control:GetAccessPoint",
                bound={**OF_ACCOUNT, "Name": "Name"},
                needs=("s3express:GetAccessPoint",),
                same="PublicAccessBlockConfiguration",
            ),
            Call(
                "s3control:GetAccessPointPolicy",
                bound={**OF_ACCOUNT, "Name": "Name"},
                absent=("NoSuchAccessPointPolicy",),
                needs=("s3express:GetAccessPointPolicy",),
                fills={"Policy": "Policy"},
            ),
        ),
        id="Name",
        arn="AccessPointArn",
        name="Name",
    ),
    Table(
        "AWS::S3ObjectLambda::AccessPoint",
        Call(
            "s3control:ListAccessPointsForObjectLambda",
            "ObjectLambdaAccessPointList[]",
            fixed={"MaxResults": 1000},
            bound=OF_ACCOUNT,
            more="NextToken",
            same="Alias Name",
            fills={"Arn": "ObjectLambdaAccessPointArn"},
        ),
        (
            Call(
                "s3control:GetAccessPointForObjectLambda",
                bound={**OF_ACCOUNT, "Name": "Name"},
                same="CreationDate PublicAccessBlockConfiguration",
            ),
            Call(
                "s3control:GetAccessPointConfigurationForObjectLambda",
                bound={**OF_ACCOUNT, "Name": "Name"},
                fills={"ObjectLambdaConfiguration": "Configuration"},
            ),
            Call(
                "s3control:GetAccessPointPolicyForObjectLambda",
                bound={**OF_ACCOUNT, "Name": "Name"},
                absent=("NoSuchAccessPointPolicy",),
                fills={"AccessPointPolicy.PolicyDocument": "Policy"},
            ),
            Call(
                "s3control:GetAccessPointPolicyStatusForObjectLambda",
                bound={**OF_ACCOUNT, "Name": "Name"},
                absent=("NoSuchAccessPointPolicy",),
                same="PolicyStatus",
            ),
        ),
        id="Name",
        arn="ObjectLambdaAccessPointArn",
        name="Name",
    ),
)
