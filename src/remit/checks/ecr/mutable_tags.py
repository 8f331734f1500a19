"""An image tag always means the same image.

Why: with mutable tags, whoever may push can put another image under a tag that is deployed everywhere, and the next
start runs it. Nobody sees it in the template.

Fix: set `ImageTagMutability: IMMUTABLE`, or `IMMUTABLE_WITH_EXCLUSION` for a few moving tags. Takes effect at once;
pipelines that push the same tag again fail.

Links:
- https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.ecr import Repository

META = Meta(
    type="AWS::ECR::Repository",
    duty="application",
    severity="medium",
    also=(
        "ECR.2",
        "config:ecr-private-tag-immutability-enabled",
        "CKV_AWS_51",
        "ecr_repositories_tag_immutability",
        "AWS-0031",
    ),
    controls=("CM-2", "CM-8(1)", "SI-7"),
)


def run(repository: Repository) -> Result:
    mutability = or_default(repository.ImageTagMutability, "MUTABLE")  # image-tag-mutability
    return expect(mutability in ("IMMUTABLE", "IMMUTABLE_WITH_EXCLUSION"), "a tag can be moved to another image")


EXAMPLES = """
# pass: fixed
Type: AWS::ECR::Repository
Properties: {ImageTagMutability: IMMUTABLE}
---
# fail: mutable by default
Type: AWS::ECR::Repository
Properties: {RepositoryName: web}
---
# undetermined: a parameter
Type: AWS::ECR::Repository
Properties: {ImageTagMutability: !Ref Mutability}
"""
