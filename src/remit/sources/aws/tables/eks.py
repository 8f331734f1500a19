"""Amazon EKS."""

from __future__ import annotations

from typing import Any

from remit.sources.aws.table import TAGS, Call, Each, Table, Via


def enabled_logs(told: list[dict[str, Any]]) -> dict[str, Any]:
    """The kinds of control-plane logs that are written."""
    kinds = [kind for setup in told if setup.get("enabled") for kind in setup.get("types", ())]
    return {"EnabledTypes": [{"Type": kind} for kind in kinds]}


TABLES = (
    Table(
        "AWS::EKS::Cluster",
        Call("eks:ListClusters", "clusters[]", fixed={"maxResults": 100}, more="nextToken", fills={"Name": "it"}),
        (
            Call(
                "eks:DescribeCluster",
                "cluster",
                bound={"name": "it"},
                same="AccessConfig Arn ComputeConfig DeletionProtection EncryptionConfig Endpoint Id"
                " KubernetesNetworkConfig OutpostConfig RemoteNetworkConfig ResourcesVpcConfig RoleArn StorageConfig"
                " UpgradePolicy Version ZonalShiftConfig",
                fills={
                    "ClusterSecurityGroupId": "resourcesVpcConfig.clusterSecurityGroupId",
                    "EncryptionConfigKeyArn": "encryptionConfig[0].provider.keyArn",
                    "Logging.ClusterLogging": Via(enabled_logs, "logging.clusterLogging"),
                    "OpenIdConnectIssuerUrl": "identity.oidc.issuer",
                    TAGS: "tags",
                },
            ),
            Call(
                "eks:DescribeAccessEntry",
                "accessEntry",
                bound={"clusterName": "@id", "principalArn": "it"},
                over=Call(
                    "eks:ListAccessEntries",
                    "accessEntries[]",
                    fixed={"maxResults": 100},
                    bound={"clusterName": "@id"},
                    more="nextToken",
                    absent=("InvalidRequestException:authentication mode",),
                ),
                fills={
                    "AccessEntries": Each(
                        "@",
                        {
                            "AccessEntryArn": "accessEntryArn",
                            "KubernetesGroups": "kubernetesGroups",
                            "PrincipalArn": "principalArn",
                            "Tags": "tags",
                            "Type": "type",
                            "Username": "username",
                        },
                    )
                },
            ),
        ),
        id="it",
        arn="arn:{partition}:eks:{region}:{account}:cluster/{id}",
        name="it",
        tags="@told",
        unread=("AccessEntries.AccessPolicies",),
    ),
    Table(
        "AWS::EKS::Nodegroup",
        Call(
            "eks:ListNodegroups",
            "nodegroups[]",
            fixed={"maxResults": 100},
            bound={"clusterName": "^.it"},
            more="nextToken",
            fills={"NodegroupName": "it", "ClusterName": "^.it"},
        ),
        (
            Call(
                "eks:DescribeNodegroup",
                "nodegroup",
                bound={"clusterName": "^.it", "nodegroupName": "it"},
                same="AmiType CapacityType DiskSize InstanceTypes Labels LaunchTemplate NodeRepairConfig NodeRole"
                " ReleaseVersion RemoteAccess ScalingConfig Subnets Taints UpdateConfig Version",
                fills={"Arn": "nodegroupArn", TAGS: "tags"},
            ),
        ),
        within="AWS::EKS::Cluster",
        id="it",
        arn="nodegroupArn",
        name="it",
        tags="@told",
    ),
)
