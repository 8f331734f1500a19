"""Amazon MSK: Kafka clusters, their configurations and connections, and connectors.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/msk_cluster
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.model import Unknown
from remit.sources.terraform.mapping.table import Block, Table, To, listed, members, named, only

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remit.sources.terraform.mapping.table import Spec

SASL = Block("Sasl", {"iam": "Iam.Enabled", "scram": "Scram.Enabled"})

BROKERS = Block(
    "BrokerNodeGroupInfo",
    {
        "az_distribution": "BrokerAZDistribution",
        "connectivity_info": Block(
            "ConnectivityInfo",
            {
                "vpc_connectivity": Block(
                    "VpcConnectivity",
                    {"client_authentication": Block("ClientAuthentication", {"sasl": SASL, "tls": "Tls.Enabled"})},
                )
            },
        ),
    },
)


def certificates(block: Any) -> dict[str, Any]:
    """Clients that prove who they are by certificate. Those are asked for as soon as an authority is named."""
    authorities = only(block).get("certificate_authority_arns")
    enabled = authorities if isinstance(authorities, Unknown) else len(members(authorities)) > 0
    return {"CertificateAuthorityArnList": authorities, "Enabled": enabled}


CLIENTS: Mapping[str, Spec] = {
    "sasl": SASL,
    "tls": To("Tls", certificates),
    "unauthenticated": To("Unauthenticated", named("Enabled")),
}

TABLES = (
    Table(
        "aws_msk_cluster",
        "AWS::MSK::Cluster",
        {
            "broker_node_group_info": BROKERS,
            "client_authentication": Block("ClientAuthentication", CLIENTS),
            "encryption_info": Block(
                "EncryptionInfo",
                {
                    "encryption_at_rest_kms_key_arn": "EncryptionAtRest.DataVolumeKMSKeyId",
                    # TLS and true are the defaults: the page of aws_msk_cluster.
                    "encryption_in_transit": Block(
                        "EncryptionInTransit", defaults={"client_broker": "TLS", "in_cluster": True}
                    ),
                },
            ),
        },
        ids={"arn": "Ref"},
    ),
    Table(
        "aws_msk_serverless_cluster",
        "AWS::MSK::ServerlessCluster",
        {
            "client_authentication": Block("ClientAuthentication", {"sasl": Block("Sasl", {"iam": Block("Iam")})}),
            "vpc_config": Block("VpcConfigs", {"security_group_ids": "SecurityGroups"}),
        },
        ids={"arn": "Ref"},
    ),
    Table("aws_msk_cluster_policy", "AWS::MSK::ClusterPolicy"),
    Table(
        "aws_msk_configuration",
        "AWS::MSK::Configuration",
        {"kafka_versions": "KafkaVersionsList"},
        ids={"arn": "Ref", "latest_revision": "LatestRevision.Revision"},
    ),
    Table("aws_msk_scram_secret_association", "AWS::MSK::BatchScramSecret"),
    Table(
        "aws_msk_single_scram_secret_association",
        "AWS::MSK::BatchScramSecret",
        {"secret_arn": To("SecretArnList", listed)},
    ),
    Table("aws_msk_vpc_connection", "AWS::MSK::VpcConnection", ids={"arn": "Ref"}),
    Table(
        "aws_mskconnect_connector",
        "AWS::KafkaConnect::Connector",
        {
            "name": "ConnectorName",
            "plugin": Block("Plugins", {"custom_plugin": Block("CustomPlugin", {"arn": "CustomPluginArn"})}),
            "worker_configuration": Block("WorkerConfiguration", {"arn": "WorkerConfigurationArn"}),
        },
    ),
)
