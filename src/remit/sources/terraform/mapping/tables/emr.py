"""Amazon EMR."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.sources.terraform.mapping.json_text import document
from remit.sources.terraform.mapping.table import Block, Each, Table, To, named, within

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remit.sources.terraform.mapping.table import Spec


def volume(told: Mapping[str, Any]) -> dict[str, Any]:
    """Volumes of one kind for every instance."""
    return {
        "VolumeSpecification": {
            "Iops": told.get("iops"),
            "SizeInGB": told.get("size"),
            "Throughput": told.get("throughput"),
            "VolumeType": told.get("type"),
        },
        "VolumesPerInstance": told.get("volumes_per_instance"),
    }


def configurations(text: Any) -> Any:
    """The configuration of applications, which the service's own JSON has under another name."""
    return [renamed(each) for each in document(text)]


def renamed(told: Mapping[str, Any]) -> dict[str, Any]:
    """One configuration, with those inside of it."""
    inner = told.get("Configurations")
    return {
        "Classification": told.get("Classification"),
        "ConfigurationProperties": told.get("Properties"),
        "Configurations": [renamed(each) for each in inner] if inner else None,
    }


def parted(text: Any) -> list[str]:
    """Groups that are written in one text, with commas."""
    return [each.strip() for each in text.split(",")]


EBS: dict[str, Spec] = {"ebs_config": Each("EbsConfiguration.EbsBlockDeviceConfigs", volume)}
GROUP: dict[str, Spec] = {**EBS, "autoscaling_policy": To("AutoScalingPolicy", document)}
FLEET: dict[str, Spec] = {
    "instance_type_configs": Block(
        "InstanceTypeConfigs",
        {**EBS, "configurations": Block("Configurations", {"properties": "ConfigurationProperties"})},
    ),
}

TABLES = (
    Table(
        "aws_emr_cluster",
        "AWS::EMR::Cluster",
        {
            "applications": Each("Applications", named("Name")),
            "bootstrap_action": Block(
                "BootstrapActions", {"args": "ScriptBootstrapAction.Args", "path": "ScriptBootstrapAction.Path"}
            ),
            "configurations": To("Configurations", configurations),
            "configurations_json": To("Configurations", configurations),
            "ec2_attributes": Block(
                "",
                {
                    **within(
                        "Instances",
                        {
                            "additional_master_security_groups": To("AdditionalMasterSecurityGroups", parted),
                            "additional_slave_security_groups": To("AdditionalSlaveSecurityGroups", parted),
                            "emr_managed_master_security_group": "EmrManagedMasterSecurityGroup",
                            "emr_managed_slave_security_group": "EmrManagedSlaveSecurityGroup",
                            "key_name": "Ec2KeyName",
                            "service_access_security_group": "ServiceAccessSecurityGroup",
                            "subnet_id": "Ec2SubnetId",
                            "subnet_ids": "Ec2SubnetIds",
                        },
                    ),
                    "instance_profile": "JobFlowRole",
                },
            ),
            **within(
                "Instances",
                {
                    "core_instance_fleet": Block("CoreInstanceFleet", FLEET),
                    "core_instance_group": Block("CoreInstanceGroup", GROUP),
                    "keep_job_flow_alive_when_no_steps": "KeepJobFlowAliveWhenNoSteps",
                    "master_instance_fleet": Block("MasterInstanceFleet", FLEET),
                    "master_instance_group": Block("MasterInstanceGroup", EBS),
                    "termination_protection": "TerminationProtected",
                    "unhealthy_node_replacement": "UnhealthyNodeReplacement",
                },
            ),
            "step": Block("Steps", {"hadoop_jar_step": Block("HadoopJarStep", {"properties": "StepProperties"})}),
        },
        ids={"master_public_dns": "MasterPublicDNS"},
        drop="list_steps_states",
    ),
    Table(
        "aws_emr_instance_fleet",
        "AWS::EMR::InstanceFleetConfig",
        FLEET,
        # What the provider adds to a cluster is always of this kind; the others are blocks of the cluster.
        defaults={"InstanceFleetType": "TASK"},
    ),
    Table(
        "aws_emr_instance_group",
        "AWS::EMR::InstanceGroupConfig",
        {
            **GROUP,
            "cluster_id": "JobFlowId",
            "configurations_json": To("Configurations", configurations),
            "ebs_optimized": "EbsConfiguration.EbsOptimized",
        },
        defaults={"InstanceRole": "TASK"},
    ),
    Table(
        "aws_emr_security_configuration",
        "AWS::EMR::SecurityConfiguration",
        {"configuration": "SecurityConfiguration"},
        ids={"name": "Ref"},
        drop="name_prefix",
    ),
    Table(
        "aws_emr_managed_scaling_policy",
        attributes={
            "compute_limits": Block(
                "ManagedScalingPolicy.ComputeLimits",
                {"maximum_ondemand_capacity_units": "MaximumOnDemandCapacityUnits"},
            ),
            "scaling_strategy": "ManagedScalingPolicy.ScalingStrategy",
            "utilization_performance_index": "ManagedScalingPolicy.UtilizationPerformanceIndex",
        },
        parents=("AWS::EMR::Cluster",),
        by="cluster_id",
    ),
    Table(
        "aws_emr_block_public_access_configuration",
        "Remit::EMR::BlockPublicAccess",
        {
            "permitted_public_security_group_rule_range": Block("PermittedPublicSecurityGroupRuleRanges"),
        },
    ),
)
