"""Amazon EC2: instances, their volumes, and the templates and keys that they start with."""

from __future__ import annotations

from typing import Any

from remit.sources.aws.table import Batch, Call, Each, Join, Table, Via, With
from remit.sources.aws.tables.backup import RECOVERY_POINTS

ALL = {"MaxResults": 1000}


def has_public_address(interface: dict[str, Any]) -> bool:
    """Whether any of an interface's private addresses has a public one; the first is told twice."""
    return any("Association" in each for each in (interface, *(interface.get("PrivateIpAddresses") or ())))


def is_there(known: dict[str, Any]) -> bool:
    """Whether an instance still exists; EC2 lists terminated ones for an hour."""
    return bool(known.get("State", {}).get("Name") != "terminated")


def last_part(arn: str) -> str:
    """The name at the end of an ARN."""
    return arn.rsplit("/", 1)[-1]


def block_devices(volumes: list[dict[str, Any]], known: dict[str, Any]) -> list[dict[str, Any]]:
    """An instance's block devices with what is true of their volumes."""
    by_id = {volume.get("VolumeId"): volume for volume in volumes}
    devices = []
    for mapping in known.get("BlockDeviceMappings", ()):
        told = mapping.get("Ebs", {})
        volume = by_id.get(told.get("VolumeId"), {})
        ebs = {
            "DeleteOnTermination": told.get("DeleteOnTermination"),
            "VolumeSize": volume.get("Size"),
            **{name: volume.get(name) for name in ("Encrypted", "Iops", "KmsKeyId", "SnapshotId", "VolumeType")},
        }
        devices.append({"DeviceName": mapping.get("DeviceName"), "Ebs": ebs})
    return devices


def launch_template(tags: list[dict[str, str]]) -> dict[str, str] | None:
    """The launch template that EC2 notes in an instance's tags, if it was started from one."""
    told = {tag.get("Key", ""): tag.get("Value", "") for tag in tags}
    template = told.get("aws:ec2launchtemplate:id")
    return (
        {"LaunchTemplateId": template, "Version": told.get("aws:ec2launchtemplate:version", "")} if template else None
    )


def image_filter(ids: list[str]) -> dict[str, Any]:
    """Images by id, in a way that does not fail for one that is gone."""
    return {"Filters": [{"Name": "image-id", "Values": ids}], "IncludeDeprecated": True, "IncludeDisabled": True}


def instance_ids(ids: list[str]) -> dict[str, Any]:
    """Instances by id."""
    return {"InstanceIds": ids}


INSTANCE = Table(
    "AWS::EC2::Instance",
    Call(
        "ec2:DescribeInstances",
        "Reservations[].Instances[]",
        fixed=ALL,
        more="NextToken",
        same="CpuOptions EbsOptimized EnclaveOptions HibernationOptions ImageId InstanceId InstanceType KernelId"
        " KeyName LaunchTime MetadataOptions Operator PlatformDetails PrivateDnsName PrivateDnsNameOptions"
        " PrivateIpAddress PublicDnsName RamdiskId SourceDestCheck State SubnetId VpcId",
        fills={
            "Affinity": "Placement.Affinity",
            "AvailabilityZone": "Placement.AvailabilityZone",
            "HostId": "Placement.HostId",
            "IamInstanceProfile": Via(last_part, "IamInstanceProfile.Arn"),
            "LaunchTemplate": Via(launch_template, "Tags"),
            "Monitoring": Via(lambda state: state == "enabled", "Monitoring.State"),
            "NetworkInterfaces": Each(
                "NetworkInterfaces",
                {
                    "AssociatePublicIpAddress": Via(has_public_address),
                    "DeleteOnTermination": "Attachment.DeleteOnTermination",
                    "Description": "Description",
                    "DeviceIndex": "Attachment.DeviceIndex",
                    "GroupSet": "Groups[].GroupId",
                    "Ipv6Addresses": "Ipv6Addresses",
                    "NetworkInterfaceId": "NetworkInterfaceId",
                    "PrivateIpAddress": "PrivateIpAddress",
                    "PrivateIpAddresses": Each(
                        "PrivateIpAddresses", {"Primary": "Primary", "PrivateIpAddress": "PrivateIpAddress"}
                    ),
                    "SubnetId": "SubnetId",
                },
            ),
            "PlacementGroupName": "Placement.GroupName",
            "PrivateIp": "PrivateIpAddress",
            "PublicIp": "PublicIpAddress",
            "SecurityGroupIds": "SecurityGroups[].GroupId",
            "SecurityGroups": "SecurityGroups[].GroupName",
            "Tenancy": "Placement.Tenancy",
        },
    ),
    (
        Call(
            "ec2:DescribeVolumes",
            "Volumes[]",
            fixed=ALL,
            more="NextToken",
            join=Join(own="InstanceId", by="Attachments[].InstanceId", many=True),
            fills={
                "BlockDeviceMappings": With(block_devices),
                "Volumes": Each("@", {"Device": "Attachments[0].Device", "VolumeId": "VolumeId"}),
            },
        ),
        Call(
            "ec2:DescribeAddresses",
            "Addresses[]",
            join=Join(own="InstanceId", by="InstanceId", many=True),
            fills={"EIPAssociations": Each("@", {"AllocationId": "AllocationId", "EIP": "PublicIp"})},
        ),
        Call(
            "ec2:DescribeImages",
            "Images[]",
            batch=Batch(image_filter, 100, own="ImageId", by="ImageId"),
            more="NextToken",
            fills={
                "Image.OwnerAlias": "ImageOwnerAlias",
                "Image.OwnerId": "OwnerId",
                "Image.Name": "Name",
                "Image.CreationDate": "CreationDate",
                "Image.DeprecationTime": "DeprecationTime",
                "Image.Public": "Public",
                "Image.State": "State",
            },
        ),
        Call(
            "ssm:DescribeInstanceInformation",
            "InstanceInformationList[]",
            fixed={"MaxResults": 50},
            more="NextToken",
            join=Join(own="InstanceId", by="InstanceId"),
            fills={
                f"ManagedNode.{name}": name
                for name in (
                    "PingStatus",
                    "LastPingDateTime",
                    "AgentVersion",
                    "IsLatestVersion",
                    "PlatformType",
                    "PlatformName",
                    "PlatformVersion",
                    "AssociationStatus",
                )
            },
        ),
        Call(
            "ssm:DescribeInstancePatchStates",
            "InstancePatchStates[]",
            batch=Batch(instance_ids, 50, own="InstanceId", by="InstanceId"),
            more="NextToken",
            fills={
                f"PatchState.{name}": name
                for name in (
                    "BaselineId",
                    "Operation",
                    "OperationEndTime",
                    "InstalledCount",
                    "InstalledPendingRebootCount",
                    "InstalledRejectedCount",
                    "MissingCount",
                    "FailedCount",
                    "CriticalNonCompliantCount",
                    "SecurityNonCompliantCount",
                    "OtherNonCompliantCount",
                )
            },
        ),
        Call(
            "ec2:DescribeInstanceAttribute",
            fixed={"Attribute": "userData"},
            bound={"InstanceId": "InstanceId"},
            fills={"UserData": "UserData.Value"},
        ),
        RECOVERY_POINTS,
    ),
    id="InstanceId",
    arn="arn:{partition}:ec2:{region}:{account}:instance/{id}",
    tags="Tags",
    keeps=is_there,
    unique=True,
)

VOLUME = Table(
    "AWS::EC2::Volume",
    Call(
        "ec2:DescribeVolumes",
        "Volumes[]",
        fixed=ALL,
        more="NextToken",
        same="AvailabilityZone AvailabilityZoneId Encrypted Iops KmsKeyId MultiAttachEnabled OutpostArn Size"
        " SnapshotId SourceVolumeId Throughput VolumeId VolumeType",
    ),
    (RECOVERY_POINTS,),
    id="VolumeId",
    arn="arn:{partition}:ec2:{region}:{account}:volume/{id}",
    tags="Tags",
    unique=True,
)

LAUNCH_TEMPLATE = Table(
    "AWS::EC2::LaunchTemplate",
    Call(
        "ec2:DescribeLaunchTemplates",
        "LaunchTemplates[]",
        fixed={"MaxResults": 200},
        more="NextToken",
        same="LaunchTemplateId LaunchTemplateName",
        fills={"DefaultVersionNumber": "DefaultVersionNumber", "LatestVersionNumber": "LatestVersionNumber"},
    ),
    (
        Call(
            "ec2:DescribeLaunchTemplateVersions",
            "LaunchTemplateVersions[0]",
            fixed={"Versions": ["$Default"]},
            bound={"LaunchTemplateId": "LaunchTemplateId"},
            same="LaunchTemplateData VersionDescription",
        ),
    ),
    id="LaunchTemplateId",
    arn="arn:{partition}:ec2:{region}:{account}:launch-template/{id}",
    name="LaunchTemplateName",
    unique=True,
)

KEY_PAIR = Table(
    "AWS::EC2::KeyPair",
    Call("ec2:DescribeKeyPairs", "KeyPairs[]", same="KeyFingerprint KeyName KeyPairId KeyType"),
    id="KeyName",
    arn="arn:{partition}:ec2:{region}:{account}:key-pair/{id}",
    name="KeyName",
    tags="Tags",
)

TABLES = (INSTANCE, VOLUME, LAUNCH_TEMPLATE, KEY_PAIR)
