"""Repositories clear away old images.

Why: images that nobody deploys any more still hold known holes and old secrets, and can be started by mistake or on
purpose.

Fix: set `LifecyclePolicy` with rules by age or number. What the rules match is deleted within a day and cannot be
brought back: preview them.

Links:
- https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.ecr import Repository

META = Meta(
    type="AWS::ECR::Repository",
    duty="application",
    severity="medium",
    also=("ECR.3", "config:ecr-private-lifecycle-policy-configured", "ecr_repositories_lifecycle_policy_enabled"),
    controls=("CA-9(1)", "CM-2", "CM-2(2)"),
)


def run(repository: Repository) -> Result:
    return expect(repository.LifecyclePolicy.LifecyclePolicyText, "images with known holes stay for ever")


EXAMPLES = """
# pass: a policy
Type: AWS::ECR::Repository
Properties: {LifecyclePolicy: {LifecyclePolicyText: '{"rules": [{"rulePriority": 1}]}'}}
---
# fail: none
Type: AWS::ECR::Repository
Properties: {RepositoryName: web}
---
# undetermined: a parameter that may be empty
Type: AWS::ECR::Repository
Properties: {LifecyclePolicy: {LifecyclePolicyText: !Ref Policy}}
"""
