"""AWS Systems Manager: parameters, documents, associations and settings. Patches and windows: `ssm_maintenance.py`.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ssm_parameter
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.sources.terraform.mapping.table import Block, Table, To, Whole, listed
from remit.sources.terraform.mapping.tables import ssm_maintenance

if TYPE_CHECKING:
    from collections.abc import Mapping


def value(told: Mapping[str, Any]) -> dict[str, Any]:
    """A parameter's type and value. What a `SecureString` holds is a secret, and no part of an inventory."""
    kind = told.get("type")
    written = told.get("value", told.get("insecure_value"))
    return {"Type": kind, "Value": None if kind == "SecureString" else written}


def lists(given: Any) -> dict[str, Any]:
    """What an association hands to its document: each value is a list of one."""
    return {name: listed(each) for name, each in given.items()}


def shared(given: Any) -> list[str]:
    """With whom a document is shared: one text of account ids with commas, or `All`, which the API calls `all`."""
    told = [each.strip() for each in given["account_ids"].split(",") if each.strip()]
    return ["all" if each.lower() == "all" else each for each in told]


TABLES = (
    Table(
        "aws_ssm_parameter",
        "AWS::SSM::Parameter",
        whole=(Whole(("Type", "Value"), value, "type value insecure_value"),),
        ids={"name": "Ref"},
        # CloudFormation has no word for the key of a SecureString, which it cannot create.
        drop="arn key_id overwrite value_wo value_wo_version",
    ),
    Table(
        "aws_ssm_document",
        "AWS::SSM::Document",
        {"attachments_source": "Attachments", "permissions": To("AccountIds", shared)},
        ids={"name": "Ref"},
    ),
    Table(
        "aws_ssm_association",
        "AWS::SSM::Association",
        {
            "output_location": Block(
                "OutputLocation",
                {
                    "s3_bucket_name": "S3Location.OutputS3BucketName",
                    "s3_key_prefix": "S3Location.OutputS3KeyPrefix",
                    "s3_region": "S3Location.OutputS3Region",
                },
            ),
            "parameters": To("Parameters", lists),
        },
        ids={"association_id": "Ref"},
    ),
    Table("aws_ssm_service_setting", "AWS::SSM::ServiceSetting"),
    Table(
        "aws_ssm_resource_data_sync",
        "AWS::SSM::ResourceDataSync",
        {
            "name": "SyncName",
            "s3_destination": Block(
                "S3Destination",
                {"prefix": "BucketPrefix", "region": "BucketRegion"},
                drop="destination_data_sharing",
                defaults={"sync_format": "JsonSerDe"},  # the only one there is
            ),
        },
        ids={"name": "Ref"},
    ),
    *ssm_maintenance.TABLES,
)
