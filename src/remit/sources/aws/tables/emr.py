"""Amazon EMR: clusters that run, and security configurations."""

from __future__ import annotations

from remit.sources.aws.table import TAGS, Call, Table, Via

RUNNING = ["STARTING", "BOOTSTRAPPING", "RUNNING", "WAITING"]
"""A terminated cluster stays in the list for months: https://docs.aws.amazon.com/emr/latest/APIReference/API_ListClusters.html"""

INSTANCES = (
    "AdditionalMasterSecurityGroups AdditionalSlaveSecurityGroups Ec2KeyName Ec2SubnetId EmrManagedMasterSecurityGroup"
    " EmrManagedSlaveSecurityGroup ServiceAccessSecurityGroup"
)

TABLES = (
    Table(
        "AWS::EMR::Cluster",
        Call("emr:ListClusters", "Clusters[]", fixed={"ClusterStates": RUNNING}, more="Marker", fills={"Id": "Id"}),
        (
            Call(
                "emr:DescribeCluster",
                "Cluster",
                bound={"ClusterId": "Id"},
                same="Applications AutoScalingRole Configurations CustomAmiId EbsRootVolumeIops"
                " EbsRootVolumeThroughput KerberosAttributes LogEncryptionKmsKeyId LogUri Name"
                " OSReleaseLabel ReleaseLabel ScaleDownBehavior SecurityConfiguration ServiceRole"
                " StepConcurrencyLevel VisibleToAllUsers",
                fills={
                    "JobFlowRole": "Ec2InstanceAttributes.IamInstanceProfile",
                    "MasterPublicDNS": "MasterPublicDnsName",
                    "PlacementGroupConfigs": "PlacementGroups",
                    **{f"Instances.{name}": f"Ec2InstanceAttributes.{name}" for name in INSTANCES.split()},
                    "Instances.Ec2SubnetIds": "Ec2InstanceAttributes.RequestedEc2SubnetIds",
                    "Instances.KeepJobFlowAliveWhenNoSteps": Via(lambda ends: not ends, "AutoTerminate"),
                    "Instances.Placement.AvailabilityZone": "Ec2InstanceAttributes.Ec2AvailabilityZone",
                    "Instances.TerminationProtected": "TerminationProtected",
                    "Instances.UnhealthyNodeReplacement": "UnhealthyNodeReplacement",
                    TAGS: "Tags",
                },
            ),
        ),
        id="Id",
        arn="ClusterArn",
        name="Name",
        tags="@told",
        unique=True,
        spent=("AdditionalInfo", "BootstrapActions", "Steps"),
        unread=(
            "Configurations.ConfigurationProperties",
            "Configurations.Configurations.ConfigurationProperties",
            "Configurations.Configurations.Configurations.ConfigurationProperties",
            "Configurations.Configurations.Configurations.Configurations.ConfigurationProperties",
            "Configurations.Configurations.Configurations.Configurations.Configurations.ConfigurationProperties",
        ),
    ),
    Table(
        "AWS::EMR::SecurityConfiguration",
        Call("emr:ListSecurityConfigurations", "SecurityConfigurations[]", more="Marker", fills={"Name": "Name"}),
        (
            Call(
                "emr:DescribeSecurityConfiguration",
                bound={"Name": "Name"},
                fills={"SecurityConfiguration": "SecurityConfiguration"},
            ),
        ),
        id="Name",
        name="Name",
    ),
    Table(
        "Remit::EMR::BlockPublicAccess",
        None,
        (
            Call(
                "emr:GetBlockPublicAccessConfiguration",
                result="BlockPublicAccessConfiguration",
                same="PermittedPublicSecurityGroupRuleRanges",
                # AWS always says it; an answer without it is misread, not a block that is off.
                fills={"BlockPublicSecurityGroupRules": Via(lambda told: told["BlockPublicSecurityGroupRules"])},
            ),
        ),
        id="@region",
    ),
)
