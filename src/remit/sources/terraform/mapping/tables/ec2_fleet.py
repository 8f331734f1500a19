"""Amazon EC2: fleets, which start instances of several kinds.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/spot_fleet_request and ec2_fleet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.sources.terraform.mapping.table import Block, Item, Table, To, within
from remit.sources.terraform.mapping.tables.ec2_values import EBS_VOLUME, ROOT_DEVICE, objects

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from remit.sources.terraform.mapping.table import Spec

VOLUME = {name: path for name, path in EBS_VOLUME.items() if name != "kms_key_id"}


def tagged(kind: str) -> Callable[[Any], list[dict[str, Any]]]:
    """For the tags of what a fleet makes, or its own, in CloudFormation's form."""
    return lambda tags: [{"ResourceType": kind, "Tags": tags}]


LAUNCH: Mapping[str, Spec] = {
    "ami": "ImageId",
    "associate_public_ip_address": Item(
        "NetworkInterfaces", lambda told: {"DeviceIndex": 0, "AssociatePublicIpAddress": told}
    ),
    "availability_zone": "Placement.AvailabilityZone",
    # Volumes are deleted with their instance unless told otherwise: the page of aws_instance.
    "ebs_block_device": Block(
        "BlockDeviceMappings",
        {**VOLUME, "snapshot_id": "Ebs.SnapshotId"},
        drop="kms_key_id throughput",
        defaults={"delete_on_termination": True},
    ),
    "ephemeral_block_device": "BlockDeviceMappings",
    "root_block_device": Block(
        "BlockDeviceMappings",
        VOLUME,
        drop="kms_key_id throughput",
        defaults={"delete_on_termination": True, "device_name": ROOT_DEVICE},
    ),
    "iam_instance_profile_arn": "IamInstanceProfile.Arn",
    "monitoring": "Monitoring.Enabled",
    "placement_group": "Placement.GroupName",
    "placement_tenancy": "Placement.Tenancy",
    "tags": To("TagSpecifications", tagged("instance")),
    "vpc_security_group_ids": To("SecurityGroups", objects("GroupId")),
}

TEMPLATE = Block("LaunchTemplateSpecification", {"id": "LaunchTemplateId", "name": "LaunchTemplateName"})

REQUEST: Mapping[str, Spec] = {
    "allocation_strategy": "AllocationStrategy",
    "context": "Context",
    "excess_capacity_termination_policy": "ExcessCapacityTerminationPolicy",
    "fleet_type": "Type",
    "iam_fleet_role": "IamFleetRole",
    "instance_interruption_behaviour": "InstanceInterruptionBehavior",
    "instance_pools_to_use_count": "InstancePoolsToUseCount",
    "launch_specification": Block("LaunchSpecifications", LAUNCH, drop="iam_instance_profile"),
    "launch_template_config": Block("LaunchTemplateConfigs", {"launch_template_specification": TEMPLATE}),
    "load_balancers": To("LoadBalancersConfig.ClassicLoadBalancersConfig.ClassicLoadBalancers", objects("Name")),
    "on_demand_allocation_strategy": "OnDemandAllocationStrategy",
    "on_demand_max_total_price": "OnDemandMaxTotalPrice",
    "on_demand_target_capacity": "OnDemandTargetCapacity",
    "replace_unhealthy_instances": "ReplaceUnhealthyInstances",
    "spot_maintenance_strategies": "SpotMaintenanceStrategies",
    "spot_price": "SpotPrice",
    "target_capacity": "TargetCapacity",
    "target_capacity_unit_type": "TargetCapacityUnitType",
    "target_group_arns": To("LoadBalancersConfig.TargetGroupsConfig.TargetGroups", objects("Arn")),
    "terminate_instances_with_expiration": "TerminateInstancesWithExpiration",
    "valid_from": "ValidFrom",
    "valid_until": "ValidUntil",
}

TABLES = (
    Table(
        "aws_spot_fleet_request",
        "AWS::EC2::SpotFleet",
        within("SpotFleetRequestConfigData", REQUEST),
        drop="terminate_instances_on_delete wait_for_fulfillment",
    ),
    Table(
        "aws_ec2_fleet",
        "AWS::EC2::EC2Fleet",
        {"tags": To("TagSpecifications", tagged("fleet"))},
        drop="fleet_instance_set fleet_state fulfilled_capacity fulfilled_on_demand_capacity terminate_instances",
    ),
)
