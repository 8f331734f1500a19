"""Amazon ECR: repositories, and what a registry does with all of them."""

from __future__ import annotations

from remit.sources.terraform.mapping.table import Block, Table

REPOSITORY = ("AWS::ECR::Repository",)

EXCLUSIONS = {
    "image_tag_mutability_exclusion_filter": Block(
        "ImageTagMutabilityExclusionFilters",
        {"filter": "ImageTagMutabilityExclusionFilterValue", "filter_type": "ImageTagMutabilityExclusionFilterType"},
    ),
}

TABLES = (
    Table(
        "aws_ecr_repository",
        "AWS::ECR::Repository",
        {**EXCLUSIONS, "force_delete": "EmptyOnDelete"},
        ids={"name": "Ref", "repository_url": "RepositoryUri"},
    ),
    Table(
        "aws_ecr_repository_policy",
        attributes={"policy": "RepositoryPolicyText"},
        parents=REPOSITORY,
        by="repository",
    ),
    Table(
        "aws_ecr_lifecycle_policy",
        attributes={"policy": "LifecyclePolicy.LifecyclePolicyText"},
        parents=REPOSITORY,
        by="repository",
    ),
    Table("aws_ecr_registry_policy", "AWS::ECR::RegistryPolicy", {"policy": "PolicyText"}),
    Table("aws_ecr_registry_scanning_configuration", "AWS::ECR::RegistryScanningConfiguration"),
    Table("aws_ecr_replication_configuration", "AWS::ECR::ReplicationConfiguration"),
    Table("aws_ecr_pull_through_cache_rule", "AWS::ECR::PullThroughCacheRule", ids={"ecr_repository_prefix": "Ref"}),
    Table("aws_ecr_repository_creation_template", "AWS::ECR::RepositoryCreationTemplate", EXCLUSIONS),
    Table(
        "aws_ecrpublic_repository",
        "AWS::ECR::PublicRepository",
        {
            "catalog_data": Block(
                "RepositoryCatalogData", {"description": "RepositoryDescription"}, drop="logo_image_blob"
            ),
        },
        ids={"repository_name": "Ref"},
        drop="force_destroy",
    ),
    Table(
        "aws_ecrpublic_repository_policy",
        attributes={"policy": "RepositoryPolicyText"},
        parents=("AWS::ECR::PublicRepository",),
        by="repository_name",
    ),
)
