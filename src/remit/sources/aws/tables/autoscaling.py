"""Amazon EC2 Auto Scaling."""

from __future__ import annotations

from typing import Any

from remit.sources.aws.table import Call, Table, Via


def metrics(enabled: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The group metrics that are collected, by granularity."""
    groups: dict[str, list[str]] = {}
    for metric in enabled:
        groups.setdefault(metric.get("Granularity", ""), []).append(metric.get("Metric", ""))
    return [{"Granularity": granularity, "Metrics": names} for granularity, names in groups.items()]


TABLES = (
    Table(
        "AWS::AutoScaling::AutoScalingGroup",
        Call(
            "autoscaling:DescribeAutoScalingGroups",
            "AutoScalingGroups[]",
            fixed={"MaxRecords": 100},
            more="NextToken",
            same="AutoScalingGroupARN AutoScalingGroupName AvailabilityZoneDistribution"
            " AvailabilityZoneImpairmentPolicy AvailabilityZones CapacityRebalance CapacityReservationSpecification"
            " Context DefaultInstanceWarmup DeletionProtection DesiredCapacity DesiredCapacityType"
            " HealthCheckGracePeriod HealthCheckType InstanceMaintenancePolicy LaunchConfigurationName LaunchTemplate"
            " LoadBalancerNames MaxInstanceLifetime MaxSize MinSize MixedInstancesPolicy"
            " NewInstancesProtectedFromScaleIn PlacementGroup ServiceLinkedRoleARN Tags TargetGroupARNs"
            " TerminationPolicies TrafficSources",
            fills={
                "Cooldown": "DefaultCooldown",
                "MetricsCollection": Via(metrics, "EnabledMetrics"),
                "VPCZoneIdentifier": Via(lambda told: [one for one in told.split(",") if one], "VPCZoneIdentifier"),
                "WarmPool": "WarmPoolConfiguration",
            },
        ),
        id="AutoScalingGroupName",
        arn="AutoScalingGroupARN",
        name="AutoScalingGroupName",
        tags="Tags",
        spent=("InstanceId",),  # of it AWS made a launch configuration, and names that one
    ),
    Table(
        "AWS::AutoScaling::LaunchConfiguration",
        Call(
            "autoscaling:DescribeLaunchConfigurations",
            "LaunchConfigurations[]",
            fixed={"MaxRecords": 100},
            more="NextToken",
            same="AssociatePublicIpAddress BlockDeviceMappings ClassicLinkVPCId ClassicLinkVPCSecurityGroups"
            " EbsOptimized IamInstanceProfile ImageId InstanceType KernelId KeyName LaunchConfigurationName"
            " MetadataOptions PlacementTenancy SecurityGroups SpotPrice UserData",
            fills={"InstanceMonitoring": "InstanceMonitoring.Enabled"},
        ),
        id="LaunchConfigurationName",
        arn="LaunchConfigurationARN",
        name="LaunchConfigurationName",
    ),
)
