"""Amazon EC2: instances and launch templates, and what instances need: key pairs, placement groups, hosts.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.sources.terraform.mapping.table import Block, Item, Table, To
from remit.sources.terraform.mapping.tables.ec2_values import (
    EBS_VOLUME,
    ROOT_DEVICE,
    clear_text,
    objects,
    suppressed,
    unhashed,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remit.sources.terraform.mapping.table import Spec

INSTANCE: Mapping[str, Spec] = {
    "ami": "ImageId",
    "associate_public_ip_address": Item(
        "NetworkInterfaces", lambda told: {"DeviceIndex": "0", "AssociatePublicIpAddress": told}
    ),
    "credit_specification": Block("CreditSpecification", {"cpu_credits": "CPUCredits"}),
    "cpu_options": Block("CpuOptions", drop="amd_sev_snp nested_virtualization"),
    # Volumes of an instance are deleted with it unless told otherwise: the page of aws_instance.
    "ebs_block_device": Block(
        "BlockDeviceMappings",
        {**EBS_VOLUME, "snapshot_id": "Ebs.SnapshotId"},
        drop="tags tags_all throughput",
        defaults={"delete_on_termination": True},
    ),
    "root_block_device": Block(
        "BlockDeviceMappings",
        EBS_VOLUME,
        drop="tags tags_all throughput",
        defaults={"delete_on_termination": True, "device_name": ROOT_DEVICE},
    ),
    "ephemeral_block_device": Block("BlockDeviceMappings", {"no_device": To("NoDevice", suppressed)}),
    "hibernation": "HibernationOptions.Configured",
    "ipv6_addresses": To("Ipv6Addresses", objects("Ipv6Address")),
    "launch_template": Block(
        "LaunchTemplate",
        {"id": "LaunchTemplateId", "name": "LaunchTemplateName"},
        defaults={"version": "$Default"},
    ),
    # With the block, the endpoint is switched on unless told otherwise: the page of aws_instance.
    "metadata_options": Block("MetadataOptions", defaults={"http_endpoint": "enabled"}),
    "network_interface": Block("NetworkInterfaces", drop="network_card_index"),
    "placement_group": "PlacementGroupName",
    "primary_network_interface": Block(
        "NetworkInterfaces", drop="delete_on_termination", defaults={"device_index": "0"}
    ),
    "private_ip": "PrivateIpAddress",
    "user_data": To("UserData", unhashed),
    "user_data_base64": To("UserData", clear_text),
    "vpc_security_group_ids": "SecurityGroupIds",
}

TEMPLATE = {
    "disable_api_stop": "DisableApiStop",
    "disable_api_termination": "DisableApiTermination",
    "ebs_optimized": "EbsOptimized",
    "image_id": "ImageId",
    "instance_initiated_shutdown_behavior": "InstanceInitiatedShutdownBehavior",
    "instance_type": "InstanceType",
    "kernel_id": "KernelId",
    "key_name": "KeyName",
    "ram_disk_id": "RamDiskId",
    "security_group_names": "SecurityGroups",
    "vpc_security_group_ids": "SecurityGroupIds",
    "block_device_mappings": "BlockDeviceMappings",
    "capacity_reservation_specification": "CapacityReservationSpecification",
    "cpu_options": "CpuOptions",
    "credit_specification": "CreditSpecification",
    "enclave_options": "EnclaveOptions",
    "hibernation_options": "HibernationOptions",
    "iam_instance_profile": "IamInstanceProfile",
    "instance_market_options": "InstanceMarketOptions",
    "instance_requirements": "InstanceRequirements",
    "license_specification": "LicenseSpecifications",
    "maintenance_options": "MaintenanceOptions",
    "metadata_options": "MetadataOptions",
    "monitoring": "Monitoring",
    "network_performance_options": "NetworkPerformanceOptions",
    "placement": "Placement",
    "private_dns_name_options": "PrivateDnsNameOptions",
    "tag_specifications": "TagSpecifications",
}
"""What a launch template says of its instances under the name that the registry has for it."""

TEMPLATE_INTERFACE = Block(
    "LaunchTemplateData.NetworkInterfaces",
    {
        "ipv4_address_count": "SecondaryPrivateIpAddressCount",
        "ipv4_addresses": To("PrivateIpAddresses", objects("PrivateIpAddress")),
        "ipv4_prefixes": To("Ipv4Prefixes", objects("Ipv4Prefix")),
        "ipv6_addresses": To("Ipv6Addresses", objects("Ipv6Address")),
        "ipv6_prefixes": To("Ipv6Prefixes", objects("Ipv6Prefix")),
        "security_groups": "Groups",
    },
)


def own_tags(tags: Any) -> list[dict[str, Any]]:
    """The tags of a launch template itself, which CloudFormation has among those that it gives."""
    return [{"ResourceType": "launch-template", "Tags": tags}]


INSTANCE_IDS = {"private_dns": "PrivateDnsName", "public_dns": "PublicDnsName"}

UNSAID = (
    "capacity_reservation_specification disable_api_stop enable_primary_ipv6 force_destroy get_password_data"
    " maintenance_options placement_group_id placement_partition_number secondary_network_interface"
    " secondary_private_ips user_data_replace_on_change volume_tags"
)
"""What CloudFormation cannot set on an instance, and Terraform's own switches."""

TABLES = (
    Table(
        "aws_instance",
        "AWS::EC2::Instance",
        INSTANCE,
        ids=INSTANCE_IDS,
        drop=f"{UNSAID} instance_market_options",
    ),
    Table(
        "aws_spot_instance_request",
        "AWS::EC2::Instance",
        {name: spec for name, spec in INSTANCE.items() if name != "primary_network_interface"},
        ids=INSTANCE_IDS,
        drop=f"{UNSAID} instance_interruption_behavior launch_group spot_price spot_type valid_from valid_until"
        " wait_for_fulfillment",
    ),
    Table(
        "aws_launch_template",
        "AWS::EC2::LaunchTemplate",
        {
            **{attribute: f"LaunchTemplateData.{name}" for attribute, name in TEMPLATE.items()},
            "description": "VersionDescription",
            "name": "LaunchTemplateName",
            "network_interfaces": TEMPLATE_INTERFACE,
            "tags": To("TagSpecifications", own_tags),
            "user_data": To("LaunchTemplateData.UserData", clear_text),
        },
        ids={
            "default_version": "DefaultVersionNumber",
            "latest_version": "LatestVersionNumber",
            "name": "LaunchTemplateName",
        },
        drop="default_version name_prefix secondary_interfaces update_default_version",
    ),
    Table(
        "aws_key_pair",
        "AWS::EC2::KeyPair",
        {"public_key": "PublicKeyMaterial"},
        ids={"key_name": "Ref", "fingerprint": "KeyFingerprint"},
        drop="key_name_prefix",
    ),
    Table("aws_placement_group", "AWS::EC2::PlacementGroup", ids={"name": "Ref"}, drop="name placement_group_id"),
    Table("aws_ec2_host", "AWS::EC2::Host"),
)
