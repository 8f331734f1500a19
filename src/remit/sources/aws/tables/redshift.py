"""Amazon Redshift, provisioned and serverless."""

from __future__ import annotations

from typing import Any

from remit.sources.aws.table import Call, Each, Table, Via
from remit.sources.aws.tables.backup import RECOVERY_POINTS
from remit.sources.aws.transforms import equals, under

SETTINGS = Each("configParameters", {"ParameterKey": "parameterKey", "ParameterValue": "parameterValue"})


def logging(told: dict[str, Any]) -> dict[str, Any] | None:
    """Where a cluster logs to; nothing when it does not."""
    return told if told.get("LoggingEnabled") else None


def kind(nodes: int) -> str:
    """The registry's word for a cluster of so many nodes."""
    return "single-node" if nodes == 1 else "multi-node"


TABLES = (
    Table(
        "AWS::Redshift::Cluster",
        Call(
            "redshift:DescribeClusters",
            "Clusters[]",
            fixed={"MaxRecords": 100},
            more="Marker",
            same="AllowVersionUpgrade AutomatedSnapshotRetentionPeriod AvailabilityZone"
            " AvailabilityZoneRelocationStatus ClusterIdentifier ClusterNamespaceArn"
            " ClusterSubnetGroupName ClusterVersion DBName Encrypted Endpoint EnhancedVpcRouting"
            " KmsKeyId MaintenanceTrackName ManualSnapshotRetentionPeriod"
            " MasterPasswordSecretArn MasterPasswordSecretKmsKeyId MasterUsername NodeType"
            " NumberOfNodes PreferredMaintenanceWindow PubliclyAccessible",
            fills={
                "AquaConfigurationStatus": "AquaConfiguration.AquaConfigurationStatus",
                "AvailabilityZoneRelocation": equals("AvailabilityZoneRelocationStatus", "enabled", "pending_enabling"),
                "ClusterParameterGroupName": "ClusterParameterGroups[0].ParameterGroupName",
                "ClusterSecurityGroups": "ClusterSecurityGroups[].ClusterSecurityGroupName",
                "ClusterType": Via(kind, "NumberOfNodes"),
                "DestinationRegion": "ClusterSnapshotCopyStatus.DestinationRegion",
                "ElasticIp": "ElasticIpStatus.ElasticIp",
                "HsmClientCertificateIdentifier": "HsmStatus.HsmClientCertificateIdentifier",
                "HsmConfigurationIdentifier": "HsmStatus.HsmConfigurationIdentifier",
                "IamRoles": "IamRoles[].IamRoleArn",
                "MultiAZ": equals("MultiAZ", "Enabled", "enabled"),
                "Port": "Endpoint.Port",
                "SnapshotCopyGrantName": "ClusterSnapshotCopyStatus.SnapshotCopyGrantName",
                "SnapshotCopyRetentionPeriod": "ClusterSnapshotCopyStatus.RetentionPeriod",
                "VpcSecurityGroupIds": "VpcSecurityGroups[].VpcSecurityGroupId",
            },
        ),
        (
            Call(
                "redshift:DescribeLoggingStatus",
                Via(logging),
                bound={"ClusterIdentifier": "ClusterIdentifier"},
                fills=under("LoggingProperties", "BucketName LogDestinationType LogExports S3KeyPrefix"),
            ),
            RECOVERY_POINTS,
        ),
        id="ClusterIdentifier",
        arn="arn:{partition}:redshift:{region}:{account}:cluster:{id}",
        name="ClusterIdentifier",
        tags="Tags",
        spent=("SnapshotIdentifier", "SnapshotClusterIdentifier", "OwnerAccount"),
    ),
    Table(
        "AWS::Redshift::ClusterParameterGroup",
        Call(
            "redshift:DescribeClusterParameterGroups",
            "ParameterGroups[]",
            fixed={"MaxRecords": 100},
            more="Marker",
            same="Description ParameterGroupFamily ParameterGroupName",
        ),
        (
            Call(
                "redshift:DescribeClusterParameters",
                "Parameters[]",
                fixed={"MaxRecords": 100},
                bound={"ParameterGroupName": "ParameterGroupName"},
                more="Marker",
                fills={"Parameters": Each("@", {"ParameterName": "ParameterName", "ParameterValue": "ParameterValue"})},
            ),
        ),
        id="ParameterGroupName",
        arn="arn:{partition}:redshift:{region}:{account}:parametergroup:{id}",
        name="ParameterGroupName",
        tags="Tags",
    ),
    Table(
        "AWS::Redshift::ClusterSubnetGroup",
        Call(
            "redshift:DescribeClusterSubnetGroups",
            "ClusterSubnetGroups[]",
            fixed={"MaxRecords": 100},
            more="Marker",
            same="ClusterSubnetGroupName Description",
            fills={"SubnetIds": "Subnets[].SubnetIdentifier"},
        ),
        id="ClusterSubnetGroupName",
        arn="arn:{partition}:redshift:{region}:{account}:subnetgroup:{id}",
        name="ClusterSubnetGroupName",
        tags="Tags",
    ),
    Table(
        "AWS::RedshiftServerless::Namespace",
        Call(
            "redshift-serverless:ListNamespaces",
            "namespaces[]",
            fixed={"maxResults": 100},
            more="nextToken",
            same="AdminPasswordSecretKmsKeyId AdminUsername DbName DefaultIamRoleArn IamRoles"
            " KmsKeyId LogExports NamespaceName",
        ),
        id="namespaceName",
        arn="namespaceArn",
        name="namespaceName",
        tags="@tagging",
    ),
    Table(
        "AWS::RedshiftServerless::Workgroup",
        Call(
            "redshift-serverless:ListWorkgroups",
            "workgroups[]",
            fixed={"maxResults": 100},
            more="nextToken",
            same="BaseCapacity EnhancedVpcRouting MaxCapacity NamespaceName Port"
            " PricePerformanceTarget PubliclyAccessible SecurityGroupIds SubnetIds TrackName"
            " WorkgroupName",
            fills={"ConfigParameters": SETTINGS},
        ),
        id="workgroupName",
        arn="workgroupArn",
        name="workgroupName",
        tags="@tagging",
    ),
    Table(
        "AWS::Redshift::EndpointAuthorization",
        Call(
            "redshift:DescribeEndpointAuthorization",
            "EndpointAuthorizationList[]",
            fixed={"MaxRecords": 100},
            more="Marker",
            same="AllowedAllVPCs AllowedVPCs AuthorizeTime ClusterIdentifier ClusterStatus EndpointCount Grantee"
            " Grantor Status",
            fills={"Account": "Grantee", "VpcIds": "AllowedVPCs"},
        ),
        id=Via(lambda known: f"{known['ClusterIdentifier']}|{known['Grantee']}"),
        keeps=lambda known: known.get("Status") != "Revoked",
        spent=("Force",),
    ),
)
