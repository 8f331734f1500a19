"""Amazon EKS."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.sources.terraform.mapping.table import Block, Each, Table, Whole, first, named, only

if TYPE_CHECKING:
    from collections.abc import Mapping


def access_policy(told: Mapping[str, Any]) -> dict[str, Any]:
    """What a principal may do in the cluster: another entry for the same principal, with this policy."""
    policy = {"PolicyArn": told.get("policy_arn"), "AccessScope": first(told.get("access_scope"))}
    return {"AccessEntries": [{"PrincipalArn": told.get("principal_arn"), "AccessPolicies": [policy]}]}


def identity_provider(told: Mapping[str, Any]) -> dict[str, Any]:
    """An OpenID Connect provider, whose name stands among its settings."""
    oidc = dict(only(told.get("oidc")))
    name = oidc.pop("identity_provider_config_name", None)
    return {"IdentityProviderConfigName": name, "Oidc": oidc, "Type": "oidc"}


TABLES = (
    Table(
        "aws_eks_cluster",
        "AWS::EKS::Cluster",
        {
            "enabled_cluster_log_types": Each("Logging.ClusterLogging.EnabledTypes", named("Type")),
            "force_update_version": "Force",
            "vpc_config": Block("ResourcesVpcConfig", drop="cluster_security_group_id vpc_id"),
        },
        ids={"name": "Ref"},
    ),
    Table(
        "aws_eks_node_group",
        "AWS::EKS::Nodegroup",
        {
            "force_update_version": "ForceUpdateEnabled",
            "remote_access": Block("RemoteAccess", {"source_security_group_ids": "SourceSecurityGroups"}),
            "subnet_ids": "Subnets",
        },
        drop="node_group_name_prefix",
    ),
    Table(
        "aws_eks_addon",
        "AWS::EKS::Addon",
        {
            "preserve": "PreserveOnDelete",
            "resolve_conflicts": "ResolveConflicts",  # until version 6 of the provider
            "resolve_conflicts_on_create": "ResolveConflicts",
            "resolve_conflicts_on_update": "ResolveConflicts",
        },
    ),
    Table("aws_eks_fargate_profile", "AWS::EKS::FargateProfile", {"subnet_ids": "Subnets"}),
    Table("aws_eks_access_entry", "AWS::EKS::AccessEntry"),
    Table(
        "aws_eks_access_policy_association",
        whole=(Whole(("AccessEntries",), access_policy, "policy_arn principal_arn access_scope"),),
        parents=("AWS::EKS::Cluster",),
        by="cluster_name",
    ),
    Table("aws_eks_pod_identity_association", "AWS::EKS::PodIdentityAssociation"),
    Table(
        "aws_eks_identity_provider_config",
        "AWS::EKS::IdentityProviderConfig",
        whole=(Whole(("IdentityProviderConfigName", "Oidc", "Type"), identity_provider, "oidc"),),
    ),
)
