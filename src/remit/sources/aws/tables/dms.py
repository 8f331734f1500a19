"""AWS Database Migration Service."""

from __future__ import annotations

from remit.sources.aws.table import Call, Table, Via

TABLES = (
    Table(
        "AWS::DMS::Endpoint",
        Call(
            "dms:DescribeEndpoints",
            "Endpoints[]",
            fixed={"MaxRecords": 100},
            more="Marker",
            same="CertificateArn DatabaseName DocDbSettings DynamoDbSettings ElasticsearchSettings"
            " EndpointArn EndpointIdentifier EngineName ExternalId"
            " ExtraConnectionAttributes GcpMySQLSettings KafkaSettings KinesisSettings KmsKeyId"
            " MongoDbSettings NeptuneSettings OracleSettings Port RedisSettings RedshiftSettings"
            " S3Settings ServerName SslMode SybaseSettings Username",
            fills={
                "EndpointType": Via(str.lower, "EndpointType"),
                "IbmDb2Settings": "IBMDb2Settings",
                "MicrosoftSqlServerSettings": "MicrosoftSQLServerSettings",
                "MySqlSettings": "MySQLSettings",
                "PostgreSqlSettings": "PostgreSQLSettings",
            },
        ),
        id="EndpointIdentifier",
        arn="EndpointArn",
        name="EndpointIdentifier",
        tags="@tagging",
        spent=("ResourceIdentifier",),
    ),
    Table(
        "AWS::DMS::ReplicationInstance",
        Call(
            "dms:DescribeReplicationInstances",
            "ReplicationInstances[]",
            fixed={"MaxRecords": 100},
            more="Marker",
            same="AllocatedStorage AutoMinorVersionUpgrade AvailabilityZone DnsNameServers"
            " EngineVersion KmsKeyId MultiAZ NetworkType PreferredMaintenanceWindow"
            " PubliclyAccessible ReplicationInstanceClass ReplicationInstanceIdentifier",
            fills={
                "Id": "ReplicationInstanceArn",
                "ReplicationInstancePrivateIpAddresses": Via(",".join, "ReplicationInstancePrivateIpAddresses"),
                "ReplicationInstancePublicIpAddresses": Via(",".join, "ReplicationInstancePublicIpAddresses"),
                "ReplicationSubnetGroupIdentifier": "ReplicationSubnetGroup.ReplicationSubnetGroupIdentifier",
                "VpcSecurityGroupIds": "VpcSecurityGroups[].VpcSecurityGroupId",
            },
        ),
        id="ReplicationInstanceIdentifier",
        arn="ReplicationInstanceArn",
        name="ReplicationInstanceIdentifier",
        tags="@tagging",
        spent=("AllowMajorVersionUpgrade", "ResourceIdentifier"),
    ),
    Table(
        "AWS::DMS::ReplicationTask",
        Call(
            "dms:DescribeReplicationTasks",
            "ReplicationTasks[]",
            fixed={"MaxRecords": 100},
            more="Marker",
            same="CdcStartPosition CdcStopPosition MigrationType ReplicationInstanceArn"
            " ReplicationTaskArn ReplicationTaskIdentifier ReplicationTaskSettings"
            " SourceEndpointArn TableMappings TargetEndpointArn TaskData",
        ),
        id="ReplicationTaskIdentifier",
        arn="ReplicationTaskArn",
        name="ReplicationTaskIdentifier",
        tags="@tagging",
        spent=("CdcStartTime", "ResourceIdentifier"),
    ),
    Table(
        "AWS::DMS::ReplicationSubnetGroup",
        Call(
            "dms:DescribeReplicationSubnetGroups",
            "ReplicationSubnetGroups[]",
            fixed={"MaxRecords": 100},
            more="Marker",
            same="ReplicationSubnetGroupDescription ReplicationSubnetGroupIdentifier",
            fills={"SubnetIds": "Subnets[].SubnetIdentifier"},
        ),
        id="ReplicationSubnetGroupIdentifier",
        arn="arn:{partition}:dms:{region}:{account}:subgrp:{id}",
        name="ReplicationSubnetGroupIdentifier",
        tags="@tagging",
    ),
)
