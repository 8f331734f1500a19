"""Amazon EC2: volumes, snapshots and images, and what a Region of the account takes for new ones.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ebs_volume and its neighbours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.model import Unknown
from remit.sources.terraform.mapping.table import Block, Table, To, Whole, truth

if TYPE_CHECKING:
    from collections.abc import Mapping

DEFAULTS = "Remit::EC2::AccountDefaults"
IMAGE = "Remit::EC2::Image"
SNAPSHOT = "Remit::EC2::Snapshot"

AS_ITS_SOURCE = Unknown("a snapshot is encrypted when what it was made from is")
BY_REGION = Unknown("an imported snapshot is encrypted when the Region encrypts by default")
ITS_VOLUMES = Unknown("an image that is made from another or from an instance has the volumes of that")

IMAGE_VOLUME = Block(
    "BlockDeviceMappings",
    {"encrypted": "Ebs.Encrypted", "snapshot_id": "Ebs.SnapshotId"},
    drop="delete_on_termination iops outpost_arn throughput volume_size volume_type",
)
HARDWARE = (
    "architecture boot_mode ena_support ephemeral_block_device image_location kernel_id ramdisk_id root_device_name"
    " sriov_net_support tpm_support uefi_data virtualization_type"
)


def launch_permission(told: Mapping[str, Any]) -> dict[str, Any]:
    """Who may start instances from an image."""
    names = {"account_id": "UserId", "group": "Group", "organization_arn": "OrganizationArn"}
    made = {name: told[attribute] for attribute, name in names.items() if attribute in told}
    return {"LaunchPermissions": [made]} if made else {}


def volume_permission(told: Mapping[str, Any]) -> dict[str, Any]:
    """Who may make volumes of a snapshot."""
    return {"CreateVolumePermissions": [{"UserId": told["account_id"]}]}


def copied(told: Mapping[str, Any]) -> Any:
    """The volumes of an image's copy: as many as the original has, all of them encrypted when the copy says so."""
    return [{"Ebs": {"Encrypted": True}}] if truth(told.get("encrypted")) else ITS_VOLUMES


def encrypted_copy(value: Any) -> Any:
    """Whether a copy is encrypted; one that does not ask for it still is when the snapshot was."""
    return True if truth(value) else AS_ITS_SOURCE


def encrypted_import(value: Any) -> Any:
    """Whether an imported snapshot is encrypted; one that does not ask for it still is where the Region does."""
    return True if truth(value) else BY_REGION


def preference(value: Any) -> Any:
    """A default for metadata; `no-preference` and -1 say that the account states none."""
    return None if value in ("no-preference", -1, "-1") else value


TABLES = (
    Table("aws_ebs_volume", "AWS::EC2::Volume", {"type": "VolumeType"}, drop="final_snapshot"),
    Table(
        "aws_volume_attachment",
        "AWS::EC2::VolumeAttachment",
        {"device_name": "Device"},
        drop="force_detach skip_destroy stop_instance_before_detaching",
    ),
    Table(
        "aws_ebs_snapshot",
        SNAPSHOT,
        defaults={"Encrypted": AS_ITS_SOURCE},
        drop="outpost_arn permanent_restore temporary_restore_days",
    ),
    Table(
        "aws_ebs_snapshot_copy",
        SNAPSHOT,
        {"encrypted": To("Encrypted", encrypted_copy)},
        defaults={"Encrypted": AS_ITS_SOURCE},
        drop="completion_duration_minutes permanent_restore source_region source_snapshot_id temporary_restore_days",
    ),
    Table(
        "aws_ebs_snapshot_import",
        SNAPSHOT,
        {"encrypted": To("Encrypted", encrypted_import)},
        defaults={"Encrypted": BY_REGION},
        drop="client_data disk_container permanent_restore role_name temporary_restore_days",
    ),
    Table(
        "aws_snapshot_create_volume_permission",
        whole=(Whole(("CreateVolumePermissions",), volume_permission, "account_id"),),
        parents=(SNAPSHOT,),
        by="snapshot_id",
    ),
    Table(
        "aws_ami",
        IMAGE,
        {"ebs_block_device": IMAGE_VOLUME},
        drop=HARDWARE,
    ),
    Table(
        "aws_ami_copy",
        IMAGE,
        {"ebs_block_device": IMAGE_VOLUME},
        defaults={"BlockDeviceMappings": copied},
        drop="destination_outpost_arn encrypted ephemeral_block_device kms_key_id source_ami_id source_ami_region",
    ),
    Table(
        "aws_ami_from_instance",
        IMAGE,
        {"ebs_block_device": IMAGE_VOLUME},
        defaults={"BlockDeviceMappings": ITS_VOLUMES},
        drop="ephemeral_block_device snapshot_without_reboot",
    ),
    Table(
        "aws_ami_launch_permission",
        whole=(Whole(("LaunchPermissions",), launch_permission, "account_id group organization_arn"),),
        drop="organizational_unit_arn",
        parents=(IMAGE,),
        by="image_id",
    ),
    # Both are switched on unless told otherwise: their pages.
    Table(
        "aws_ebs_encryption_by_default",
        DEFAULTS,
        {"enabled": "EbsEncryptionByDefault"},
        defaults={"EbsEncryptionByDefault": True},
    ),
    Table(
        "aws_ec2_serial_console_access",
        DEFAULTS,
        {"enabled": "SerialConsoleAccess"},
        defaults={"SerialConsoleAccess": True},
    ),
    Table("aws_ebs_default_kms_key", DEFAULTS, {"key_arn": "EbsDefaultKmsKeyId"}),
    Table("aws_ebs_snapshot_block_public_access", DEFAULTS, {"state": "SnapshotBlockPublicAccess"}),
    Table("aws_ec2_image_block_public_access", DEFAULTS, {"state": "ImageBlockPublicAccess"}),
    Table("aws_ec2_allowed_images_settings", DEFAULTS, {"state": "AllowedImages"}, drop="image_criterion"),
    Table(
        "aws_ec2_instance_metadata_defaults",
        DEFAULTS,
        {
            "http_endpoint": To("MetadataDefaults.HttpEndpoint", preference),
            "http_put_response_hop_limit": To("MetadataDefaults.HttpPutResponseHopLimit", preference),
            "http_tokens": To("MetadataDefaults.HttpTokens", preference),
            "instance_metadata_tags": To("MetadataDefaults.InstanceMetadataTags", preference),
        },
    ),
)
