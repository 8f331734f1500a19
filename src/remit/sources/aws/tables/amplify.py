"""AWS Amplify."""

from __future__ import annotations

from remit.sources.aws.table import Call, Table, Via
from remit.sources.aws.transforms import pairs

TABLES = (
    Table(
        "AWS::Amplify::App",
        Call(
            "amplify:ListApps",
            "apps[]",
            fixed={"maxResults": 100},
            more="nextToken",
            same="AppId AutoBranchCreationConfig BuildSpec CacheConfig ComputeRoleArn CustomHeaders"
            " CustomRules DefaultDomain Description EnableBranchAutoDeletion JobConfig Name"
            " Platform Repository",
            fills={
                "AppName": "name",
                "Arn": "appArn",
                "EnvironmentVariables": Via(pairs, "environmentVariables"),
                "IAMServiceRole": "iamServiceRoleArn",
                "WebACLAssociation.WebACLArn": "wafConfiguration.webAclArn",
            },
        ),
        id="appId",
        arn="appArn",
        name="name",
        tags="tags",
        unique=True,
        unread=(
            "AutoBranchCreationConfig.AutoBranchCreationPatterns",
            "AutoBranchCreationConfig.BasicAuthConfig",
            "AutoBranchCreationConfig.EnableAutoBranchCreation",
        ),
    ),
)
