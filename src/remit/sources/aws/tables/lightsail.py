"""Amazon Lightsail."""

from __future__ import annotations

from remit.sources.aws.table import Call, Each, Pick, Table
from remit.sources.aws.transforms import equals

TABLES = (
    Table(
        "AWS::Lightsail::Instance",
        Call(
            "lightsail:GetInstances",
            "instances[]",
            more="nextPageToken>pageToken",
            same="BlueprintId BundleId Ipv6Addresses IsStaticIp Location Networking PrivateIpAddress"
            " PublicIpAddress ResourceType SshKeyName State SupportCode",
            fills={
                "AddOns": Each(
                    "addOns",
                    {
                        "AddOnType": "name",
                        "AutoSnapshotAddOnRequest": Pick("@", {"SnapshotTimeOfDay": "snapshotTimeOfDay"}),
                        "Status": "status",
                    },
                ),
                "AvailabilityZone": "location.availabilityZone",
                "Hardware": Pick(
                    "hardware",
                    {
                        "CpuCount": "cpuCount",
                        "Disks": Each(
                            "disks",
                            {
                                "AttachedTo": "attachedTo",
                                "AttachmentState": "attachmentState",
                                "DiskName": "name",
                                "IOPS": "iops",
                                "IsSystemDisk": "isSystemDisk",
                                "Path": "path",
                                "SizeInGb": "sizeInGb",
                            },
                        ),
                        "RamSizeInGb": "ramSizeInGb",
                    },
                ),
                "InstanceArn": "arn",
                "InstanceName": "name",
                "KeyPairName": "sshKeyName",
                "UserName": "username",
            },
        ),
        id="name",
        arn="arn",
        name="name",
        tags="tags",
    ),
    Table(
        "AWS::Lightsail::Database",
        Call(
            "lightsail:GetRelationalDatabases",
            "relationalDatabases[]",
            more="nextPageToken>pageToken",
            same="CaCertificateIdentifier MasterDatabaseName MasterUsername PreferredBackupWindow"
            " PreferredMaintenanceWindow PubliclyAccessible RelationalDatabaseBlueprintId"
            " RelationalDatabaseBundleId",
            fills={
                "AvailabilityZone": "location.availabilityZone",
                "BackupRetention": "backupRetentionEnabled",
                "DatabaseArn": "arn",
                "RelationalDatabaseName": "name",
            },
        ),
        id="name",
        arn="arn",
        name="name",
        tags="tags",
        spent=("RotateMasterUserPassword",),
    ),
    Table(
        "AWS::Lightsail::Bucket",
        Call(
            "lightsail:GetBuckets",
            "buckets[]",
            fixed={"includeConnectedResources": True},
            more="nextPageToken>pageToken",
            same="AbleToUpdateBundle AccessRules BundleId Url",
            fills={
                "BucketArn": "arn",
                "BucketName": "name",
                "ObjectVersioning": equals("objectVersioning", "Enabled"),
                "ReadOnlyAccessAccounts": "readonlyAccessAccounts",
                "ResourcesReceivingAccess": "resourcesReceivingAccess[].name",
            },
        ),
        id="name",
        arn="arn",
        name="name",
        tags="tags",
    ),
)
