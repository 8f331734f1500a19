"""Amazon ECR."""

from __future__ import annotations

from remit.sources.aws.table import Call, Each, Table

NAMED = {"repositoryName": "repositoryName"}

TABLES = (
    Table(
        "AWS::ECR::Repository",
        Call(
            "ecr:DescribeRepositories",
            "repositories[]",
            fixed={"maxResults": 1000},
            more="nextToken",
            same="EncryptionConfiguration ImageScanningConfiguration ImageTagMutability RepositoryName RepositoryUri",
            fills={
                "Arn": "repositoryArn",
                "ImageTagMutabilityExclusionFilters": Each(
                    "imageTagMutabilityExclusionFilters",
                    {
                        "ImageTagMutabilityExclusionFilterType": "filterType",
                        "ImageTagMutabilityExclusionFilterValue": "filter",
                    },
                ),
            },
        ),
        (
            Call(
                "ecr:GetRepositoryPolicy",
                bound=NAMED,
                absent=("RepositoryPolicyNotFoundException",),
                fills={"RepositoryPolicyText": "policyText"},
            ),
            Call(
                "ecr:GetLifecyclePolicy",
                bound=NAMED,
                absent=("LifecyclePolicyNotFoundException",),
                fills={"LifecyclePolicy.LifecyclePolicyText": "lifecyclePolicyText"},
            ),
        ),
        id="repositoryName",
        arn="repositoryArn",
        name="repositoryName",
        tags="@tagging",
    ),
    Table(
        "AWS::ECR::RegistryScanningConfiguration",
        Call(
            "ecr:GetRegistryScanningConfiguration",
            fills={
                "RegistryId": "registryId",
                "Rules": "scanningConfiguration.rules",
                "ScanType": "scanningConfiguration.scanType",
            },
        ),
        id="@account",
    ),
    Table(
        "AWS::ECR::RegistryPolicy",
        Call(
            "ecr:GetRegistryPolicy",
            absent=("RegistryPolicyNotFoundException",),
            same="PolicyText RegistryId",
        ),
        id="registryId",
    ),
    Table(
        "AWS::ECR::PublicRepository",
        Call(
            "ecr-public:DescribeRepositories",
            "repositories[]",
            fixed={"maxResults": 1000},
            more="nextToken",
            same="RepositoryName",
            fills={"Arn": "repositoryArn"},
        ),
        (
            Call(
                "ecr-public:GetRepositoryPolicy",
                bound=NAMED,
                absent=("RepositoryPolicyNotFoundException",),
                fills={"RepositoryPolicyText": "policyText"},
            ),
        ),
        where="global",
        id="repositoryName",
        arn="repositoryArn",
        name="repositoryName",
    ),
)
