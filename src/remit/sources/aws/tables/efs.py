"""Amazon Elastic File System."""

from __future__ import annotations

from remit.sources.aws.table import Call, Table
from remit.sources.aws.tables.backup import RECOVERY_POINTS

OF = {"FileSystemId": "FileSystemId"}

TABLES = (
    Table(
        "AWS::EFS::FileSystem",
        Call(
            "efs:DescribeFileSystems",
            "FileSystems[]",
            fixed={"MaxItems": 1000},
            more="NextMarker>Marker",
            same="AvailabilityZoneName Encrypted FileSystemId FileSystemProtection KmsKeyId PerformanceMode"
            " ProvisionedThroughputInMibps ThroughputMode",
            fills={"Arn": "FileSystemArn"},
        ),
        (
            Call(
                "efs:DescribeFileSystemPolicy",
                bound=OF,
                absent=("PolicyNotFound",),
                fills={"FileSystemPolicy": "Policy"},
            ),
            Call(
                "efs:DescribeBackupPolicy",
                bound=OF,
                absent=("PolicyNotFound",),
                same="BackupPolicy",
            ),
            RECOVERY_POINTS,
        ),
        id="FileSystemId",
        arn="FileSystemArn",
        name="Name",
        tags="Tags",
        unique=True,
    ),
    Table(
        "AWS::EFS::MountTarget",
        Call(
            "efs:DescribeMountTargets",
            "MountTargets[]",
            bound={"FileSystemId": "^.FileSystemId"},
            more="NextMarker>Marker",
            same="FileSystemId IpAddress Ipv6Address SubnetId",
            fills={"Id": "MountTargetId"},
        ),
        (
            Call(
                "efs:DescribeMountTargetSecurityGroups",
                bound={"MountTargetId": "MountTargetId"},
                same="SecurityGroups",
            ),
        ),
        within="AWS::EFS::FileSystem",
        id="MountTargetId",
        unique=True,
    ),
    Table(
        "AWS::EFS::AccessPoint",
        Call(
            "efs:DescribeAccessPoints",
            "AccessPoints[]",
            fixed={"MaxResults": 100},
            more="NextToken",
            same="AccessPointId ClientToken FileSystemId PosixUser RootDirectory",
            fills={"Arn": "AccessPointArn"},
        ),
        id="AccessPointId",
        arn="AccessPointArn",
        name="Name",
        tags="Tags",
        unique=True,
    ),
)
