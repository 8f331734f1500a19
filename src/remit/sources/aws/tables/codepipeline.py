"""AWS CodePipeline and AWS CodeArtifact: how software is built from what, and released."""

from __future__ import annotations

from typing import Any

from remit.sources.aws.table import Call, Table, Via

RESTRICTIONS = {"EXTERNAL_UPSTREAM": "ExternalUpstream", "INTERNAL_UPSTREAM": "InternalUpstream", "PUBLISH": "Publish"}


def restrictions(told: dict[str, Any]) -> dict[str, Any]:
    """A package group's own restrictions under the registry's names; the repositories are not told."""
    return {
        RESTRICTIONS[kind]: {"RestrictionMode": each.get("mode")} for kind, each in told.items() if kind in RESTRICTIONS
    }


def stores(told: dict[str, Any]) -> list[dict[str, Any]]:
    """A pipeline's stores by Region, as a list."""
    return [{"Region": region, "ArtifactStore": store} for region, store in told.items()]


TABLES = (
    Table(
        "AWS::CodePipeline::Pipeline",
        Call(
            "codepipeline:ListPipelines",
            "pipelines[]",
            fixed={"maxResults": 100},
            more="nextToken",
            fills={"Name": "name"},
        ),
        (
            Call(
                "codepipeline:GetPipeline",
                "pipeline",
                bound={"name": "name"},
                same="ArtifactStore ExecutionMode PipelineType RoleArn Stages Triggers Variables Version",
                fills={"ArtifactStores": Via(stores, "artifactStores")},
            ),
        ),
        id="name",
        arn="arn:{partition}:codepipeline:{region}:{account}:{id}",
        name="name",
        tags="@tagging",
    ),
    Table(
        "AWS::CodeArtifact::Domain",
        Call(
            "codeartifact:ListDomains",
            "domains[]",
            fixed={"maxResults": 100},
            more="nextToken",
            same="Arn EncryptionKey Name Owner",
            fills={"DomainName": "name"},
        ),
        (
            Call(
                "codeartifact:GetDomainPermissionsPolicy",
                bound={"domain": "name"},
                absent=("ResourceNotFoundException",),
                fills={"PermissionsPolicyDocument": "policy.document"},
            ),
        ),
        id="name",
        arn="arn",
        name="name",
        tags="@tagging",
        keeps=lambda known: known.get("owner") in (None, known.get("@account")),
    ),
    Table(
        "AWS::CodeArtifact::PackageGroup",
        Call(
            "codeartifact:ListPackageGroups",
            "packageGroups[]",
            fixed={"maxResults": 100},
            bound={"domain": "^.name"},
            more="nextToken",
            same="Arn ContactInfo Description DomainName DomainOwner Pattern",
            fills={"OriginConfiguration.Restrictions": Via(restrictions, "originConfiguration.restrictions")},
        ),
        within="AWS::CodeArtifact::Domain",
        id="arn",
        arn="arn",
        name="pattern",
        tags="@tagging",
        unique=True,
        unread=(
            "OriginConfiguration.Restrictions.ExternalUpstream.Repositories",
            "OriginConfiguration.Restrictions.InternalUpstream.Repositories",
            "OriginConfiguration.Restrictions.Publish.Repositories",
        ),
    ),
    Table(
        "AWS::CodeArtifact::Repository",
        Call(
            "codeartifact:ListRepositories",
            "repositories[]",
            fixed={"maxResults": 1000},
            more="nextToken",
            same="Arn Description DomainName DomainOwner Name",
            fills={"RepositoryName": "name"},
        ),
        (
            Call(
                "codeartifact:GetRepositoryPermissionsPolicy",
                bound={"domain": "domainName", "repository": "name"},
                absent=("ResourceNotFoundException",),
                fills={"PermissionsPolicyDocument": "policy.document"},
            ),
        ),
        id="name",
        arn="arn",
        name="name",
        tags="@tagging",
        keeps=lambda known: known.get("domainOwner") in (None, known.get("@account")),
    ),
)
