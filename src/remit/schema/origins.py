"""What a resource is made from, and which of its properties AWS then takes from there where they are absent."""

from __future__ import annotations

from typing import NamedTuple


class Origin(NamedTuple):
    """One thing that resources of a type may be made from.

    `by` are the properties that name it, and `unless` those beside which they name another. `takes` are the properties
    that come from it; where it is a resource of one of the `types`, they have the same names there. `what` is how a
    reason calls it.
    """

    by: tuple[str, ...]
    takes: tuple[str, ...]
    what: str
    types: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


KEY = ("StorageEncrypted", "KmsKeyId")
MADE = ("Engine", "EngineVersion", *KEY, "AutoMinorVersionUpgrade", "EnableCloudwatchLogsExports")
RESTORED = (*KEY, "BackupRetentionPeriod", "EngineVersion", "EnableCloudwatchLogsExports")
WATCHED = ("EnablePerformanceInsights", "PerformanceInsightsKMSKeyId")
KEPT = ("MonitoringInterval", "BackupRetentionPeriod", "OptionGroupName", "Port", "MasterUsername")
TIME = ("RestoreTime", "UseLatestRestorableTime")
RDS, AURORA = "AWS::RDS::DBInstance", "AWS::RDS::DBCluster"

ORIGINS = {
    # A replica takes "all other attributes" from its source, a restored one "most of the … configuration": all but what
    # these pages tell a default of.
    # https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstanceReadReplica.html
    # https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_RestoreDBInstanceFromDBSnapshot.html
    # https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_RestoreDBInstanceToPointInTime.html
    RDS: (
        Origin(
            ("SourceDBInstanceIdentifier", "SourceDBClusterIdentifier"),
            (*MADE, *WATCHED, "DBParameterGroupName", "OptionGroupName", "Port"),
            "database that it replicates",
            (RDS,),
            unless=TIME,
        ),
        Origin(
            ("DBSnapshotIdentifier", "DBClusterSnapshotIdentifier"),
            (*MADE, *WATCHED, *KEPT),
            "snapshot that it is restored from",
        ),
        Origin(
            (*TIME, "SourceDbiResourceId", "SourceDBInstanceAutomatedBackupsArn"),
            (*MADE, *WATCHED, *KEPT),
            "backups that it is restored from",
        ),
    ),
    # The first is made "with a default configuration" but for what its parameters tell, the second "with the same".
    # https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_RestoreDBClusterFromSnapshot.html
    # https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_RestoreDBClusterToPointInTime.html
    # https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html
    # https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateGlobalCluster.html
    AURORA: (
        Origin(
            ("SnapshotIdentifier",),
            (*KEY, "Engine", "BackupRetentionPeriod", "Port", "MasterUsername"),
            "snapshot that it is restored from",
        ),
        Origin(
            ("SourceDBClusterIdentifier", "SourceDbClusterResourceId"),
            (*MADE, "BackupRetentionPeriod", "PerformanceInsightsEnabled", "MasterUsername"),
            "cluster that it is restored from",
            (AURORA,),
        ),
        Origin(("ReplicationSourceIdentifier",), KEY, "database that it replicates", (RDS, AURORA)),
        Origin(
            ("GlobalClusterIdentifier",),
            ("Engine", "EngineVersion", "StorageEncrypted"),
            "global cluster that it is of",
            ("AWS::RDS::GlobalCluster",),
        ),
    ),
    "AWS::RDS::GlobalCluster": (
        Origin(
            ("SourceDBClusterIdentifier",),
            ("Engine", "EngineVersion", "StorageEncrypted"),
            "cluster that it is made from",
            (AURORA,),
        ),
    ),
    # "… with the same configuration as the original source DB cluster"
    # https://docs.aws.amazon.com/neptune/latest/apiref/API_RestoreDBClusterFromSnapshot.html
    "AWS::Neptune::DBCluster": (
        Origin(("SnapshotIdentifier",), (*RESTORED, "DBPort"), "snapshot that it is restored from"),
        Origin(
            ("SourceDBClusterIdentifier",),
            RESTORED,
            "cluster that it is restored from or replicates",
            ("AWS::Neptune::DBCluster",),
        ),
        Origin(("GlobalClusterIdentifier",), ("EngineVersion", "StorageEncrypted"), "global cluster that it is of"),
    ),
    # https://docs.aws.amazon.com/documentdb/latest/developerguide/API_RestoreDBClusterFromSnapshot.html
    # https://docs.aws.amazon.com/documentdb/latest/developerguide/API_RestoreDBClusterToPointInTime.html
    "AWS::DocDB::DBCluster": (
        Origin(("SnapshotIdentifier",), (*RESTORED, "Port", "MasterUsername"), "snapshot that it is restored from"),
        Origin(
            ("SourceDBClusterIdentifier",),
            (*RESTORED, "MasterUsername"),
            "cluster that it is restored from",
            ("AWS::DocDB::DBCluster",),
        ),
        Origin(
            ("GlobalClusterIdentifier",),
            ("EngineVersion", "StorageEncrypted"),
            "global cluster that it is of",
            ("AWS::DocDB::GlobalCluster",),
        ),
    ),
    # https://docs.aws.amazon.com/redshift/latest/APIReference/API_RestoreFromClusterSnapshot.html
    "AWS::Redshift::Cluster": (
        Origin(
            ("SnapshotIdentifier",),
            ("Encrypted", "KmsKeyId", "AutomatedSnapshotRetentionPeriod", "Port", "DBName", "MasterUsername"),
            "snapshot that it is restored from",
        ),
    ),
    # What all members have in common.
    # https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_GlobalReplicationGroup.html
    "AWS::ElastiCache::ReplicationGroup": (
        Origin(
            ("GlobalReplicationGroupId",),
            ("Engine", "EngineVersion", "AtRestEncryptionEnabled", "TransitEncryptionEnabled", "AuthToken"),
            "global datastore that it is of",
        ),
    ),
    # https://docs.aws.amazon.com/memorydb/latest/APIReference/API_CreateMultiRegionCluster.html
    "AWS::MemoryDB::Cluster": (
        Origin(
            ("MultiRegionClusterName",),
            ("Engine", "EngineVersion", "TLSEnabled"),
            "multi-Region cluster that it is of",
            ("AWS::MemoryDB::MultiRegionCluster",),
        ),
    ),
    # https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CopyVolumes.html
    "AWS::EC2::Volume": (
        Origin(("SourceVolumeId",), ("Encrypted", "KmsKeyId"), "volume that it is a copy of", ("AWS::EC2::Volume",)),
    ),
    # https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateLaunchConfiguration.html
    "AWS::AutoScaling::LaunchConfiguration": (
        Origin(
            ("InstanceId",),
            ("ImageId", "UserData", "SecurityGroups", "IamInstanceProfile", "InstanceMonitoring", "MetadataOptions"),
            "instance that it is made from",
        ),
    ),
    # https://docs.aws.amazon.com/fsx/latest/APIReference/API_CreateFileSystemFromBackup.html
    "AWS::FSx::FileSystem": (Origin(("BackupId",), ("FileSystemType", "KmsKeyId"), "backup that it is restored from"),),
}
"""Each of AWS's pages tells, parameter by parameter, what comes from where."""
