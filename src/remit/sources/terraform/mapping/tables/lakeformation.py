"""AWS Lake Formation: who administers the lake, and where it lies.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lakeformation_data_lake_settings
"""

from __future__ import annotations

from remit.sources.terraform.mapping.table import Block, Each, Table, To, named

WHO = "DataLakePrincipalIdentifier"

TABLES = (
    Table(
        "aws_lakeformation_data_lake_settings",
        "AWS::LakeFormation::DataLakeSettings",
        {
            "admins": Each("Admins", named(WHO)),
            "create_database_default_permissions": Block(
                "CreateDatabaseDefaultPermissions", {"principal": To("Principal", named(WHO))}
            ),
            "create_table_default_permissions": Block(
                "CreateTableDefaultPermissions", {"principal": To("Principal", named(WHO))}
            ),
            "external_data_filtering_allow_list": Each("ExternalDataFilteringAllowList", named(WHO)),
            "read_only_admins": Each("ReadOnlyAdmins", named(WHO)),
        },
        drop="catalog_id",
    ),
    Table(
        "aws_lakeformation_resource",
        "AWS::LakeFormation::Resource",
        {"arn": "ResourceArn"},
        ids={"arn": "ResourceArn"},
        drop="with_privileged_access",
    ),
    Table(
        "aws_lakeformation_lf_tag",
        "AWS::LakeFormation::Tag",
        {"key": "TagKey", "values": "TagValues"},
        ids={"key": "TagKey"},
    ),
)
