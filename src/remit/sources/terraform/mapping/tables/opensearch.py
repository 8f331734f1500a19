"""Amazon OpenSearch Service, and its Elasticsearch domains."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.sources.terraform.evaluation.values import OpenList, OpenMap
from remit.sources.terraform.mapping.table import Block, Table, To

if TYPE_CHECKING:
    from remit.sources.terraform.mapping.table import Spec


def log_publishing(blocks: Any) -> Any:
    """Where each kind of log goes, by its kind. A block is enabled unless it says otherwise."""
    made = {
        block["log_type"]: {
            "CloudWatchLogsLogGroupArn": block.get("cloudwatch_log_group_arn"),
            "Enabled": block.get("enabled", True),
        }
        for block in blocks
    }
    return OpenMap(made, blocks.cause) if isinstance(blocks, OpenList) else made


DOMAIN: dict[str, Spec] = {
    # "Whether or not to require HTTPS. Defaults to true", where the block is written at all.
    # https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/opensearch_domain
    "domain_endpoint_options": Block("DomainEndpointOptions", defaults={"enforce_https": True}),
    "encrypt_at_rest": "EncryptionAtRestOptions",
    "log_publishing_options": To("LogPublishingOptions", log_publishing),
    "node_to_node_encryption": "NodeToNodeEncryptionOptions",
}
"""What both kinds of domain have in common."""

IDS = {"domain_name": "Ref", "id": "Arn", "arn": "Arn", "endpoint": "DomainEndpoint"}

TABLES = (
    Table(
        "aws_opensearch_domain",
        "AWS::OpenSearchService::Domain",
        {
            **DOMAIN,
            "advanced_security_options": Block(
                "AdvancedSecurityOptions", {"jwt_options": Block("JWTOptions", drop="jwks_url")}
            ),
            "aiml_options": Block("AIMLOptions", drop="natural_language_query_generation_options"),
        },
        ids=IDS,
        drop="auto_tune_options",
    ),
    Table(
        "aws_elasticsearch_domain",
        "AWS::Elasticsearch::Domain",
        {
            **DOMAIN,
            "cluster_config": "ElasticsearchClusterConfig",
            "ebs_options": Block("EBSOptions", drop="throughput"),
        },
        ids=IDS,
        drop="auto_tune_options",
    ),
    Table(
        "aws_opensearch_domain_policy",
        attributes={"access_policies": "AccessPolicies"},
        parents=("AWS::OpenSearchService::Domain",),
        by="domain_name",
    ),
    Table(
        "aws_elasticsearch_domain_policy",
        attributes={"access_policies": "AccessPolicies"},
        parents=("AWS::Elasticsearch::Domain",),
        by="domain_name",
    ),
    Table(
        "aws_opensearch_domain_saml_options",
        # On by default: the page of aws_opensearch_domain_saml_options.
        attributes={"saml_options": Block("AdvancedSecurityOptions.SAMLOptions", defaults={"enabled": True})},
        parents=("AWS::OpenSearchService::Domain",),
        by="domain_name",
    ),
    Table(
        "aws_opensearchserverless_collection",
        "AWS::OpenSearchServerless::Collection",
        ids={"name": "Name"},
    ),
)
