"""What carries messages and streams: Amazon MQ, MSK and its connectors, Kinesis, Data Firehose, Kinesis Video."""

from __future__ import annotations

from typing import Any

from remit.sources.aws.table import TAGS, Call, Each, Table, Via
from remit.sources.aws.transforms import names

SETTINGS = {
    "S3BackupDescription": "S3BackupConfiguration",
    "S3DestinationDescription": "S3Configuration",
    "VpcConfigurationDescription": "VpcConfiguration",
}
"""The registry's words for what a destination is told with."""


def destination(kind: str) -> Via:
    """A delivery stream's destination of a kind; a stream has one."""
    return Via(settings, f"Destinations[0].{kind}DestinationDescription")


def settings(told: dict[str, Any]) -> dict[str, Any]:
    """A destination in the registry's words."""
    return {SETTINGS.get(name, name): value for name, value in told.items()}


def encryption(told: dict[str, Any]) -> dict[str, Any] | None:
    """How a stream is encrypted; nothing when it is not."""
    kind = told.get("EncryptionType", "NONE")
    return None if kind == "NONE" else {"EncryptionType": kind, "KeyId": told.get("KeyId")}


def encryption_input(told: dict[str, Any]) -> dict[str, Any] | None:
    """How a delivery stream is encrypted; nothing when it is not, or no more."""
    return told if told.get("Status") in ("ENABLED", "ENABLING", None) else None


CLUSTER_POLICY = Call(
    "kafka:GetClusterPolicy",
    bound={"ClusterArn": "ClusterArn"},
    absent=("NotFoundException",),
    fills={"ClusterPolicy.CurrentVersion": "CurrentVersion", "ClusterPolicy.Policy": "Policy"},
)

POLICY = {"ResourcePolicy.ResourcePolicy": Via(lambda text: None if text == "{}" else text, "Policy")}
"""The policy of a stream or consumer; one that says nothing is none."""

TABLES = (
    Table(
        "AWS::AmazonMQ::Broker",
        Call(
            "mq:ListBrokers", "BrokerSummaries[]", fixed={"MaxResults": 100}, more="NextToken", fills={"Id": "BrokerId"}
        ),
        (
            Call(
                "mq:DescribeBroker",
                bound={"BrokerId": "BrokerId"},
                same="AuthenticationStrategy AutoMinorVersionUpgrade BrokerName DataReplicationMode"
                " DeploymentMode EncryptionOptions EngineType EngineVersion HostInstanceType"
                " LdapServerMetadata Logs MaintenanceWindowStartTime PubliclyAccessible"
                " SecurityGroups StorageSize StorageType SubnetIds Users",
                fills={
                    "Arn": "BrokerArn",
                    "Configuration": "Configurations.Current",
                    "ConfigurationId": "Configurations.Current.Id",
                    "ConfigurationRevision": "Configurations.Current.Revision",
                    "ConsoleURLs": "BrokerInstances[].ConsoleURL",
                    "EngineVersionCurrent": "EngineVersion",
                    "IpAddresses": "BrokerInstances[].IpAddress",
                    TAGS: "Tags",
                },
            ),
        ),
        id="BrokerId",
        arn="BrokerArn",
        name="BrokerName",
        tags="@told",
        unique=True,
        unread=(
            "LdapServerMetadata.ServiceAccountPassword",
            "Users.ConsoleAccess",
            "Users.Groups",
            "Users.Password",
            "Users.ReplicationUser",
        ),
    ),
    Table(
        "AWS::MSK::Cluster",
        Call(
            "kafka:ListClustersV2",
            "ClusterInfoList[]",
            fixed={"ClusterTypeFilter": "PROVISIONED", "MaxResults": 100},
            more="NextToken",
            same="ClusterName CurrentVersion",
            fills={
                "Arn": "ClusterArn",
                "ConfigurationInfo.Arn": "Provisioned.CurrentBrokerSoftwareInfo.ConfigurationArn",
                "ConfigurationInfo.Revision": "Provisioned.CurrentBrokerSoftwareInfo.ConfigurationRevision",
                "KafkaVersion": "Provisioned.CurrentBrokerSoftwareInfo.KafkaVersion",
                **names(
                    "Provisioned",
                    "BrokerNodeGroupInfo ClientAuthentication EncryptionInfo EnhancedMonitoring LoggingInfo"
                    " NumberOfBrokerNodes OpenMonitoring Rebalancing StorageMode",
                ),
            },
        ),
        (
            CLUSTER_POLICY,
            Call(
                "kafka:ListScramSecrets",
                "SecretArnList[]",
                fixed={"MaxResults": 100},
                bound={"ClusterArn": "ClusterArn"},
                more="NextToken",
                fills={"BatchScramSecret.SecretArnList": "@"},
                when="Provisioned.ClientAuthentication.Sasl.Scram.Enabled",
            ),
        ),
        id="ClusterName",
        arn="ClusterArn",
        name="ClusterName",
        tags="Tags",
    ),
    Table(
        "AWS::MSK::ServerlessCluster",
        Call(
            "kafka:ListClustersV2",
            "ClusterInfoList[]",
            fixed={"ClusterTypeFilter": "SERVERLESS", "MaxResults": 100},
            more="NextToken",
            same="ClusterName",
            fills={
                "Arn": "ClusterArn",
                "ClientAuthentication": "Serverless.ClientAuthentication",
                "VpcConfigs": Each(
                    "Serverless.VpcConfigs", {"SecurityGroups": "SecurityGroupIds", "SubnetIds": "SubnetIds"}
                ),
            },
        ),
        (CLUSTER_POLICY,),
        id="ClusterName",
        arn="ClusterArn",
        name="ClusterName",
        tags="Tags",
    ),
    Table(
        "AWS::KafkaConnect::Connector",
        Call(
            "kafkaconnect:ListConnectors",
            "connectors[]",
            fixed={"maxResults": 100},
            more="nextToken",
            same="Capacity ConnectorArn ConnectorDescription ConnectorName KafkaCluster"
            " KafkaClusterClientAuthentication KafkaClusterEncryptionInTransit"
            " KafkaConnectVersion LogDelivery NetworkType Plugins ServiceExecutionRoleArn"
            " WorkerConfiguration",
        ),
        id="connectorName",
        arn="connectorArn",
        name="connectorName",
        tags="@tagging",
    ),
    Table(
        "AWS::Kinesis::Stream",
        Call(
            "kinesis:ListStreams",
            "StreamSummaries[]",
            fixed={"Limit": 1000},
            more="NextToken",
            same="StreamModeDetails",
            fills={"Arn": "StreamARN", "Name": "StreamName"},
        ),
        (
            Call(
                "kinesis:DescribeStreamSummary",
                "StreamDescriptionSummary",
                bound={"StreamARN": "StreamARN"},
                same="MaxRecordSizeInKiB RecordDistributionStrategy RetentionPeriodHours",
                fills={
                    "DesiredShardLevelMetrics": "EnhancedMonitoring[].ShardLevelMetrics[]",
                    "ShardCount": "OpenShardCount",
                    "StreamEncryption": Via(encryption),
                    "WarmThroughputObject": "WarmThroughput",
                },
            ),
            Call(
                "kinesis:GetResourcePolicy",
                bound={"ResourceARN": "StreamARN"},
                absent=("ResourceNotFoundException",),
                fills=POLICY,
            ),
        ),
        id="StreamName",
        arn="StreamARN",
        name="StreamName",
        tags="@tagging",
    ),
    Table(
        "AWS::Kinesis::StreamConsumer",
        Call(
            "kinesis:ListStreamConsumers",
            "Consumers[]",
            fixed={"MaxResults": 100},
            bound={"StreamARN": "^.StreamARN"},
            more="NextToken",
            same="ConsumerARN ConsumerCreationTimestamp ConsumerName ConsumerStatus",
            fills={"StreamARN": "^.StreamARN"},
        ),
        (
            Call(
                "kinesis:GetResourcePolicy",
                bound={"ResourceARN": "ConsumerARN"},
                absent=("ResourceNotFoundException",),
                fills=POLICY,
            ),
        ),
        within="AWS::Kinesis::Stream",
        id="ConsumerName",
        arn="ConsumerARN",
        name="ConsumerName",
    ),
    Table(
        "AWS::KinesisFirehose::DeliveryStream",
        Call(
            "firehose:ListDeliveryStreams",
            "DeliveryStreamNames[]",
            fixed={"Limit": 1000},
            more="HasMoreDeliveryStreams?DeliveryStreamNames[-1]>ExclusiveStartDeliveryStreamName",
            fills={"DeliveryStreamName": "it"},
        ),
        (
            Call(
                "firehose:DescribeDeliveryStream",
                "DeliveryStreamDescription",
                bound={"DeliveryStreamName": "it"},
                same="DeliveryStreamType",
                fills={
                    "AmazonOpenSearchServerlessDestinationConfiguration": destination("AmazonOpenSearchServerless"),
                    "AmazonopensearchserviceDestinationConfiguration": destination("Amazonopensearchservice"),
                    "Arn": "DeliveryStreamARN",
                    "DeliveryStreamEncryptionConfigurationInput": Via(
                        encryption_input, "DeliveryStreamEncryptionConfiguration"
                    ),
                    "ElasticsearchDestinationConfiguration": destination("Elasticsearch"),
                    "ExtendedS3DestinationConfiguration": destination("ExtendedS3"),
                    "HttpEndpointDestinationConfiguration": destination("HttpEndpoint"),
                    "IcebergDestinationConfiguration": destination("Iceberg"),
                    "KinesisStreamSourceConfiguration": "Source.KinesisStreamSourceDescription",
                    "MSKSourceConfiguration": "Source.MSKSourceDescription",
                    "RedshiftDestinationConfiguration": destination("Redshift"),
                    "SnowflakeDestinationConfiguration": destination("Snowflake"),
                    "SplunkDestinationConfiguration": destination("Splunk"),
                },
            ),
        ),
        id="it",
        arn="arn:{partition}:firehose:{region}:{account}:deliverystream/{id}",
        name="it",
        tags="@tagging",
        unread=(
            "HttpEndpointDestinationConfiguration.EndpointConfiguration.AccessKey",
            "RedshiftDestinationConfiguration.Password",
            "SnowflakeDestinationConfiguration.KeyPassphrase",
            "SnowflakeDestinationConfiguration.PrivateKey",
        ),
    ),
    Table(
        "AWS::KinesisVideo::Stream",
        Call(
            "kinesisvideo:ListStreams",
            "StreamInfoList[]",
            fixed={"MaxResults": 1000},
            more="NextToken",
            same="DataRetentionInHours DeviceName KmsKeyId MediaType",
            fills={"Arn": "StreamARN", "Name": "StreamName"},
        ),
        id="StreamName",
        arn="StreamARN",
        name="StreamName",
        tags="@tagging",
    ),
)
