"""Amazon OpenSearch Service: domains of both engines, each under its registry type."""

from __future__ import annotations

from remit.sources.aws.table import Batch, Call, Table

FIVE = Batch(lambda names: {"DomainNames": names}, 5, own="DomainName", by="DomainName")
"""https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_DescribeDomains.html"""


def domains(engine: str) -> Call:
    """The names of a Region's domains of an engine."""
    return Call(
        "opensearch:ListDomainNames", "DomainNames[]", fixed={"EngineType": engine}, fills={"DomainName": "DomainName"}
    )


TABLES = (
    Table(
        "AWS::OpenSearchService::Domain",
        domains("OpenSearch"),
        (
            Call(
                "opensearch:DescribeDomains",
                "DomainStatusList[]",
                batch=FIVE,
                same="AIMLOptions AccessPolicies AdvancedOptions AdvancedSecurityOptions"
                " AutomatedSnapshotPauseOptions ClusterConfig CognitoOptions"
                " DeploymentStrategyOptions DomainEndpointOptions EBSOptions EncryptionAtRestOptions"
                " EngineMode EngineVersion IPAddressType IdentityCenterOptions LogPublishingOptions"
                " NodeToNodeEncryptionOptions OffPeakWindowOptions ServiceSoftwareOptions"
                " SnapshotOptions SoftwareUpdateOptions UseCase VPCOptions",
                fills={
                    "Arn": "ARN",
                    "DomainArn": "ARN",
                    "DomainEndpoint": "Endpoint",
                    "DomainEndpoints": "Endpoints",
                    "DomainEndpointV2": "EndpointV2",
                    "Id": "DomainId",
                },
            ),
        ),
        id="DomainName",
        arn="arn:{partition}:es:{region}:{account}:domain/{id}",
        name="DomainName",
        tags="@tagging",
        unread=(
            "AdvancedSecurityOptions.MasterUserOptions",
            "AdvancedSecurityOptions.SAMLOptions.MasterBackendRole",
            "AdvancedSecurityOptions.SAMLOptions.MasterUserName",
        ),
    ),
    Table(
        "AWS::Elasticsearch::Domain",
        domains("Elasticsearch"),
        (
            Call(
                "es:DescribeElasticsearchDomains",
                "DomainStatusList[]",
                batch=FIVE,
                same="AccessPolicies AdvancedOptions AdvancedSecurityOptions CognitoOptions"
                " DomainEndpointOptions EBSOptions ElasticsearchClusterConfig ElasticsearchVersion"
                " EncryptionAtRestOptions LogPublishingOptions NodeToNodeEncryptionOptions"
                " SnapshotOptions VPCOptions",
                fills={"Arn": "ARN", "DomainArn": "ARN", "DomainEndpoint": "Endpoint", "Id": "DomainId"},
            ),
        ),
        id="DomainName",
        arn="arn:{partition}:es:{region}:{account}:domain/{id}",
        name="DomainName",
        tags="@tagging",
        unread=("AdvancedSecurityOptions.MasterUserOptions",),
    ),
)
