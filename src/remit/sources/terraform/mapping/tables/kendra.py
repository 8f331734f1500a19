"""Amazon Kendra: indexes of documents.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kendra_index
"""

from __future__ import annotations

from typing import Any

from remit.sources.terraform.mapping.table import Block, Table, To


def items(given: Any) -> list[dict[str, Any]]:
    """How much each value of a field weighs."""
    return [{"Key": name, "Value": value} for name, value in given.items()]


RELEVANCE = Block("Relevance", {"values_importance_map": To("ValueImportanceItems", items)})
TOKEN = Block("JwtTokenTypeConfiguration", {"secrets_manager_arn": "SecretManagerArn"})

TABLES = (
    Table(
        "aws_kendra_index",
        "AWS::Kendra::Index",
        {
            "document_metadata_configuration_updates": Block(
                "DocumentMetadataConfigurations", {"relevance": RELEVANCE}
            ),
            "user_token_configurations": Block("UserTokenConfigurations", {"jwt_token_type_configuration": TOKEN}),
        },
        ids={"id": "Id"},
        drop="user_group_resolution_configuration",
    ),
)
