"""Amazon EC2: snapshots and images that the account owns, and what a Region takes for new resources."""

from __future__ import annotations

from remit.sources.aws.table import Call, Table

DEFAULTS = (
    Call("ec2:GetEbsEncryptionByDefault", same="EbsEncryptionByDefault"),
    Call("ec2:GetEbsDefaultKmsKeyId", fills={"EbsDefaultKmsKeyId": "KmsKeyId"}),
    Call("ec2:GetSnapshotBlockPublicAccessState", fills={"SnapshotBlockPublicAccess": "State"}),
    Call("ec2:GetImageBlockPublicAccessState", fills={"ImageBlockPublicAccess": "ImageBlockPublicAccessState"}),
    Call("ec2:GetSerialConsoleAccessStatus", fills={"SerialConsoleAccess": "SerialConsoleAccessEnabled"}),
    Call("ec2:GetAllowedImagesSettings", fills={"AllowedImages": "State"}),
    Call("ec2:GetInstanceMetadataDefaults", fills={"MetadataDefaults": "AccountLevel"}),
)

TABLES = (
    Table("Remit::EC2::AccountDefaults", None, DEFAULTS, id="@region"),
    Table(
        "Remit::EC2::Snapshot",
        Call(
            "ec2:DescribeSnapshots",
            "Snapshots[]",
            fixed={"OwnerIds": ["self"], "MaxResults": 1000},
            more="NextToken",
            same="SnapshotId VolumeId OwnerId Description Encrypted KmsKeyId StartTime State StorageTier VolumeSize",
        ),
        (
            Call(
                "ec2:DescribeSnapshotAttribute",
                fixed={"Attribute": "createVolumePermission"},
                bound={"SnapshotId": "SnapshotId"},
                same="CreateVolumePermissions",
            ),
        ),
        id="SnapshotId",
        arn="arn:{partition}:ec2:{region}::snapshot/{id}",
        tags="Tags",
        unique=True,
    ),
    Table(
        "Remit::EC2::Image",
        Call(
            "ec2:DescribeImages",
            "Images[]",
            fixed={"Owners": ["self"], "MaxResults": 1000},
            more="NextToken",
            same="ImageId Name Description OwnerId Public State CreationDate DeprecationTime LastLaunchedTime"
            " SourceInstanceId ImdsSupport PlatformDetails BlockDeviceMappings",
        ),
        (
            Call(
                "ec2:DescribeImageAttribute",
                fixed={"Attribute": "launchPermission"},
                bound={"ImageId": "ImageId"},
                same="LaunchPermissions",
            ),
        ),
        id="ImageId",
        arn="arn:{partition}:ec2:{region}::image/{id}",
        name="Name",
        tags="Tags",
        unique=True,
    ),
)
