"""Amazon EC2 Auto Scaling.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/autoscaling_group and its neighbours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.sources.terraform.mapping.table import Block, Item, Table, To, Whole, members
from remit.sources.terraform.mapping.tables.ec2_values import EBS_VOLUME, ROOT_DEVICE, clear_text, unhashed

if TYPE_CHECKING:
    from collections.abc import Mapping

GROUP = ("AWS::AutoScaling::AutoScalingGroup",)

SPECIFICATION = Block("LaunchTemplateSpecification", defaults={"version": "$Default"})
"""A launch template takes its default version unless told otherwise: the page of aws_autoscaling_group."""

VOLUME = {**{name: path for name, path in EBS_VOLUME.items() if name != "kms_key_id"}, "throughput": "Ebs.Throughput"}


def collected(told: Mapping[str, Any]) -> dict[str, Any]:
    """The metrics that a group reports."""
    if not members(told.get("enabled_metrics")):
        return {}
    granularity = told.get("metrics_granularity", "1Minute")  # the only one there is: the page of the type
    return {"MetricsCollection": [{"Granularity": granularity, "Metrics": told["enabled_metrics"]}]}


def unchanged(size: Any) -> Any:
    """A size that a schedule sets; -1 leaves it as it is."""
    return None if size in (-1, "-1") else size


def same(value: Any) -> Any:
    """For an attribute that is an item of a list as it is."""
    return value


TABLES = (
    Table(
        "aws_autoscaling_group",
        GROUP[0],
        {
            "default_cooldown": "Cooldown",
            "initial_lifecycle_hook": Block("LifecycleHookSpecificationList", {"name": "LifecycleHookName"}),
            "launch_configuration": "LaunchConfigurationName",
            "launch_template": Block(
                "LaunchTemplate",
                {"id": "LaunchTemplateId", "name": "LaunchTemplateName"},
                defaults={"version": "$Default"},
            ),
            "load_balancers": "LoadBalancerNames",
            "mixed_instances_policy": Block(
                "MixedInstancesPolicy",
                {
                    "launch_template": Block(
                        "LaunchTemplate",
                        {
                            "launch_template_specification": SPECIFICATION,
                            "override": Block("Overrides", {"launch_template_specification": SPECIFICATION}),
                        },
                    )
                },
            ),
            "protect_from_scale_in": "NewInstancesProtectedFromScaleIn",
        },
        whole=(Whole(("MetricsCollection",), collected, "enabled_metrics metrics_granularity"),),
        # The page of aws_autoscaling_group; CloudFormation waits for nothing.
        defaults={"HealthCheckGracePeriod": 300},
        ids={"arn": "AutoScalingGroupARN", "name": "Ref"},
        drop="force_delete force_delete_warm_pool ignore_failed_scaling_activities instance_refresh min_elb_capacity"
        " name_prefix suspended_processes wait_for_capacity_timeout wait_for_elb_capacity",
    ),
    Table(
        "aws_autoscaling_attachment",
        attributes={
            "elb": Item("LoadBalancerNames", same),
            "lb_target_group_arn": Item("TargetGroupARNs", same),
            # Provider 3.
            "alb_target_group_arn": Item("TargetGroupARNs", same),
        },
        parents=GROUP,
        by="autoscaling_group_name",
    ),
    Table("aws_autoscaling_traffic_source_attachment", parents=GROUP, by="autoscaling_group_name"),
    Table("aws_autoscaling_group_tag", attributes={"tag": "Tags"}, parents=GROUP, by="autoscaling_group_name"),
    Table(
        "aws_autoscaling_notification",
        whole=(
            Whole(
                ("NotificationConfigurations",),
                lambda told: {
                    "NotificationConfigurations": [
                        {"NotificationTypes": told.get("notifications"), "TopicARN": [told.get("topic_arn")]}
                    ]
                },
                "notifications topic_arn",
            ),
        ),
        parents=GROUP,
        by="group_names",
    ),
    Table("aws_autoscaling_lifecycle_hook", "AWS::AutoScaling::LifecycleHook"),
    Table(
        "aws_autoscaling_policy",
        "AWS::AutoScaling::ScalingPolicy",
        {
            "name": "PolicyName",
            "target_tracking_configuration": Block(
                "TargetTrackingConfiguration",
                {
                    "customized_metric_specification": Block(
                        "CustomizedMetricSpecification", {"metric_dimension": "Dimensions"}
                    )
                },
            ),
        },
        ids={"arn": "Ref", "name": "PolicyName"},
        drop="enabled",
    ),
    Table(
        "aws_autoscaling_schedule",
        "AWS::AutoScaling::ScheduledAction",
        {
            "desired_capacity": To("DesiredCapacity", unchanged),
            "max_size": To("MaxSize", unchanged),
            "min_size": To("MinSize", unchanged),
        },
    ),
    Table(
        "aws_launch_configuration",
        "AWS::AutoScaling::LaunchConfiguration",
        {
            # Volumes are deleted with their instance unless told otherwise: the page of aws_launch_configuration.
            "ebs_block_device": Block(
                "BlockDeviceMappings",
                {**VOLUME, "snapshot_id": "Ebs.SnapshotId"},
                defaults={"delete_on_termination": True},
            ),
            "enable_monitoring": "InstanceMonitoring",
            "ephemeral_block_device": "BlockDeviceMappings",
            "root_block_device": Block(
                "BlockDeviceMappings",
                VOLUME,
                defaults={"delete_on_termination": True, "device_name": ROOT_DEVICE},
            ),
            "user_data": To("UserData", unhashed),
            "user_data_base64": To("UserData", clear_text),
        },
        ids={"name": "Ref"},
        drop="name_prefix",
    ),
)
