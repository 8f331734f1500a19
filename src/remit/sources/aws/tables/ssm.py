"""AWS Systems Manager: parameters, documents and settings as far as they are configuration, no parameter's value."""

from __future__ import annotations

import json
from typing import Any

from remit.sources.aws.table import Call, Table, Via


def parsed(text: str) -> Any:
    """A document's content; one that is no JSON, as some kinds' are, stays the text that it is."""
    try:
        return json.loads(text)
    except ValueError:
        return text


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
        (
            Call(
                "ssm:GetResourcePolicies",
                "Policies[]",
                fixed={"MaxResults": 50},
                bound={"ResourceArn": "ARN"},
                more="NextToken",
                fills={"ResourcePolicies": "@"},
                when=lambda known: known.get("Tier") != "Standard",  # which cannot be shared
            ),
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
        (
            Call(
                "ssm:DescribeDocumentPermission",
                fixed={"PermissionType": "Share"},
                bound={"Name": "Name"},
                more="NextToken",
                fills={"AccountIds": "AccountIds"},
            ),
            Call(
                "ssm:GetDocument",
                fixed={"DocumentFormat": "JSON"},
                bound={"Name": "Name"},
                fills={"Content": Via(parsed, "Content")},
            ),
        ),
        id="Name",
        arn="arn:{partition}:ssm:{region}:{account}:document/{id}",
        name="Name",
        tags="Tags",
    ),
    Table(
        "Remit::SSM::ServiceSettings",
        None,
        (
            Call(
                "ssm:GetServiceSetting",
                "ServiceSetting",
                fixed={"SettingId": "/ssm/documents/console/public-sharing-permission"},
                fills={"DocumentPublicSharing": "SettingValue"},
            ),
            Call(
                "ssm:GetServiceSetting",
                "ServiceSetting",
                fixed={"SettingId": "/ssm/automation/customer-script-log-destination"},
                fills={"AutomationLogDestination": "SettingValue"},
            ),
        ),
        id="@region",
    ),
)
